# A text begins with an Urdu letter or a digit, never with a Latin one, so that its direction is guessed right.

criminal-damage-emergency = کیا ابھی کچھ جل رہا ہے، یا کوئی خطرے میں ہے؟
    .hint = یقین نہ ہو تو وہ جواب چنیں جس سے مدد جلدی پہنچے۔
    .option-fire = کچھ جل رہا ہے
    .option-danger = کوئی خطرے میں ہے
    .option-happening = وہ ابھی یہ کر رہے ہیں، یا ابھی یہیں ہیں
    .option-hurt = کسی کو شدید چوٹ لگی ہے
    .option-no = نہیں، اب کوئی خطرے میں نہیں

criminal-damage-how = کیا نقصان کیا گیا؟
    .hint = جو سب سے برا ہو، وہ چنیں۔
    .option-broken = توڑا، چکنا چور کیا یا کاٹا گیا
    .option-scratched = خراشیں یا ڈینٹ ڈالے گئے
    .option-graffiti = دیوار وغیرہ پر لکھائی (graffiti)، رنگ، اسٹیکر یا کھدائی
    .option-fire = جلایا گیا
    .option-fire-hint = آگ بجھ چکی ہے
    .option-other = کچھ اور

criminal-damage-graffiti = اس میں کیا لکھا یا بنایا گیا ہے؟
    .why = نفرت کے الفاظ یا نشان سیدھے ان لوگوں کے پاس جاتے ہیں جنہیں نفرت پر مبنی جرائم کی خاص تربیت ملی ہے۔
    .option-hateful = کسی گروہ کے خلاف نفرت
    .option-hateful-hint = کسی مذہب، جلد کے رنگ، معذوری، گے یا ٹرانس افراد یا کسی اور کے خلاف الفاظ یا نشان
    .option-threat = کسی کے خلاف دھمکی
    .option-tag = نام یا دستخط (tag)
    .option-other = کچھ اور، یا یہ پڑھا نہیں جاتا

criminal-damage-graffiti-words = الفاظ یا نشان کیا ہیں؟
    .hint = اگر ہمت ہو تو ویسے ہی لکھیں جیسے ہیں۔ صاف کیے جانے سے پہلے تصویر لے لیں۔
    .why = یہی دستخط یا الفاظ کہیں اور ہوں تو ایک ہی شخص تک پہنچا جا سکتا ہے۔

criminal-damage-damaged = کس چیز کو نقصان پہنچا؟
    .hint = ایک چیز کافی ہے۔ اور بھی ہوں تو شامل کریں۔
    .item = خراب ہوئی چیز
criminal-damage-damaged-what = یہ کیا ہے، اور کس کی ہے؟
    .hint = مثلاً میری گاڑی، مسجد کا سامنے والا دروازہ، بس شیلٹر
criminal-damage-damaged-damage = اب اس میں کیا خرابی ہے؟
criminal-damage-damaged-cost = مرمت پر اندازاً کتنا خرچ آئے گا؟
    .hint = اندازہ بھی ٹھیک ہے۔
criminal-damage-damaged-registration = اگر یہ گاڑی ہے تو اس کی نمبر پلیٹ
criminal-damage-damaged-partial-plate = نمبر پلیٹ کا ایک حصہ
    .hint = اگر پورا نمبر نظر نہیں آیا، تو جو نظر نہیں آیا اس کی جگہ ? لکھیں: LK?? V??

criminal-damage-time = یہ کس وقت سے کس وقت کے درمیان ہوا؟
    .hint = مثلاً رات 11 بجے اور صبح 7 بجے کے درمیان۔ معلوم نہ ہو تو خالی چھوڑ دیں۔
