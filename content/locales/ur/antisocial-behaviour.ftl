# A text begins with an Urdu letter or a digit, never with a Latin one, so that its direction is guessed right.

antisocial-behaviour-emergency = کیا اس وقت کوئی خطرے میں ہے؟
    .hint = ہو سکتا ہے یہ آپ کے لکھتے ہوئے بھی ہو رہا ہو۔ یہاں یہ ٹھیک ہے، جب تک کسی کو چوٹ لگنے کا ڈر نہ ہو۔
    .option-danger = کسی کو دھمکی دی جا رہی ہے، یا چوٹ لگ سکتی ہے
    .option-weapon = کسی کے پاس ہتھیار ہے، یا کسی نے آگ لگائی ہے
    .option-hurt = کسی کو شدید چوٹ لگی ہے
    .option-no = نہیں، اب کوئی خطرے میں نہیں

antisocial-behaviour-kind = مسئلہ کیا ہے؟
    .hint = جو آپ کو سب سے زیادہ تنگ کرتا ہے، وہ چنیں۔
    .why = ان میں سے کچھ کام کونسل کے ہیں۔ ہم فوراً بتا دیتے ہیں، تاکہ آپ کا وقت ضائع نہ ہو۔
    .option-rowdy = سڑک پر ہنگامہ کرنے والے، نشے میں یا شور مچانے والے لوگ
    .option-threats = دھمکیاں یا بے عزتی
    .option-followed = کسی ایک شخص کا بار بار پیچھا کیا جاتا ہے، اس پر نظر رکھی جاتی ہے یا اس سے رابطہ کیا جاتا ہے
    .option-drugs = کھلے عام منشیات کا استعمال یا فروخت
    .option-drugs-hint = زینے پر، پارک میں، یا کسی گھر کے باہر
    .option-riding = خطرناک یا شور والی سواری یا ڈرائیونگ
    .option-riding-hint = موٹر سائیکلیں، کھڑے ہو کر چلانے والے اسکوٹر (e-scooter)، ریس لگاتی گاڑیاں
    .option-noise = کسی گھر یا کاروبار کا شور
    .option-litter = کوڑا یا کتے کی گندگی
    .option-fly-tipping = کہیں پھینکا ہوا کچرا
    .option-parking = غلط پارکنگ
    .option-dogs = کتا
    .option-dogs-hint = بھونکنا، آوارہ پھرنا، یا قابو سے باہر ہونا
    .option-other = کچھ اور

antisocial-behaviour-at-risk = کیا کسی کو دھمکی ملی ہے، چوٹ کا ڈر ہے، یا کوئی خطرے میں ہے؟
    .hint = مثلاً منع کرنے پر دھمکیاں، حملہ کرنے والا کتا، کوئی بیمار جسے اس سے تکلیف ہوتی ہے۔
    .why = اگر ایسا ہے تو یہ پولیس کا کام ہے، مسئلہ چاہے کسی بھی قسم کا ہو۔
    .option-yes = ہاں
    .option-no = نہیں
    .option-unsure = مجھے یقین نہیں

antisocial-behaviour-story = وہ کیا کرتے ہیں؟
    .hint = اپنے الفاظ میں لکھیں، کسی بھی ترتیب سے، اور اس زبان میں جو آپ کو سب سے اچھی آتی ہو۔ چند سطریں کافی ہیں۔

antisocial-behaviour-often = یہ کتنی بار ہوتا ہے؟
    .option-once = ایک بار ہوا
    .option-sometimes = کبھی کبھی
    .option-weekly = ہر ہفتے
    .option-daily = روز، یا تقریباً روز

antisocial-behaviour-since = یہ کب سے ہو رہا ہے، کن دنوں میں اور کس وقت؟
    .hint = مثلاً مارچ سے، زیادہ تر جمعے کو رات 10 سے 2 بجے تک۔
    .why = پھر پولیس افسر اس وقت آ سکتے ہیں جب یہ ہوتا ہے۔

antisocial-behaviour-who-suffers = اس سے کسے تکلیف ہوتی ہے؟
    .hint = جو جو درست ہو، سب چنیں۔
    .option-me = مجھے
    .option-household = جو لوگ میرے ساتھ رہتے ہیں
    .option-neighbours = پڑوسیوں کو
    .option-one-person = ایک شخص کو، جس کے پیچھے وہ پڑے رہتے ہیں
    .option-young-people = بچوں یا نوجوانوں کو
    .option-businesses = دکانوں یا کاروباروں کو
    .option-everyone = ہر گزرنے والے کو

antisocial-behaviour-seen = کیا آپ کو معلوم ہے کہ یہ کون کرتا ہے؟
    .hint = ان کے نام معلوم ہونا ضروری نہیں۔
    .option-yes = ہاں، مجھے ان کے بارے میں کچھ معلوم ہے
    .option-unsure = مجھے اندازہ ہے، مگر یقین نہیں
    .option-no = نہیں

antisocial-behaviour-suspects = ان کے بارے میں آپ کو کیا معلوم یا یاد ہے؟
    .hint = ایک چھوٹی سی بات بھی کافی ہو سکتی ہے۔ جو معلوم نہ ہو، وہ خالی چھوڑ دیں۔ کچھ بھی معلوم نہ ہو تو سب خالی چھوڑ دیں۔
    .item = شخص
antisocial-behaviour-suspects-known = کیا آپ کو معلوم ہے کہ یہ کون ہے؟
    .option-no = نہیں
    .option-by-sight = میں نے اسے پہلے دیکھا ہے
    .option-yes = ہاں، مجھے معلوم ہے کہ یہ کون ہے
antisocial-behaviour-suspects-name = نام یا عرف
antisocial-behaviour-suspects-sex = یہ کون ہے؟
    .option-man = مرد یا لڑکا
    .option-woman = عورت یا لڑکی
    .option-unsure = مجھے پتا نہیں چلتا
antisocial-behaviour-suspects-age = عمر تقریباً کتنی ہے؟
    .hint = مثلاً 15 سے 18 سال، یا میری عمر جتنی
antisocial-behaviour-suspects-looks = دیکھنے میں کیسے ہیں؟
    .hint = مثلاً لمبا قد، لال داڑھی، ہمیشہ سرمئی ہُڈ
antisocial-behaviour-suspects-found = وہ کہاں مل سکتے ہیں؟
    .hint = مثلاً میرے اوپر والا فلیٹ، یا کونے والی دکان کے باہر
antisocial-behaviour-suspects-vehicle = ان کی گاڑی
    .hint = مثلاً شور مچانے والی نیلی موپیڈ
antisocial-behaviour-suspects-registration = گاڑی کی پوری نمبر پلیٹ
antisocial-behaviour-suspects-partial-plate = نمبر پلیٹ کا ایک حصہ
    .hint = اگر پورا نمبر نظر نہیں آیا، تو جو نظر نہیں آیا اس کی جگہ ? لکھیں: LK?? V??

antisocial-behaviour-reported = کیا پہلے کسی کو بتایا گیا ہے؟
    .why = پھر ہم وہاں سے آگے بڑھ سکتے ہیں جہاں تک کام ہو چکا ہے، اور سب کچھ نئے سرے سے نہیں کرنا پڑتا۔
    .option-no = نہیں، یا مجھے معلوم نہیں
    .option-police = ہاں، پولیس کو
    .option-council = ہاں، کونسل یا مالک مکان کو
    .option-both = ہاں، دونوں کو

antisocial-behaviour-reference = کیا آپ کے پاس کوئی ریفرنس نمبر ہے، یا اس شخص کا نام جس نے یہ معاملہ دیکھا؟
    .hint = نہ ہو تو یہ خالی چھوڑ دیں۔
