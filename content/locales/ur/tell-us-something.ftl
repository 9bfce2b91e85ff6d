# A text begins with an Urdu letter or a digit, never with a Latin one, so that its direction is guessed right.

tell-us-something-for-whom = آپ کو یہ کیسے معلوم ہے؟
    .why = اس سے پتا چلتا ہے کہ بات کتنی پکی ہے، اور آپ کو اس سے الگ رکھنے میں مدد ملتی ہے۔
    .option-witness = میں نے خود دیکھا یا سنا
    .option-me = یہ میرے ساتھ، یا میرے قریبی لوگوں کے ساتھ ہوتا ہے
    .option-someone-else = کسی نے مجھ سے یہ بات آگے پہنچانے کو کہا
    .option-organisation = اپنے کام کی وجہ سے
    .option-organisation-hint = مثلاً اسکول، کلینک، دکان یا چیریٹی میں

tell-us-something-route = آپ کو یہ کہاں بتانا ہے؟
    .why = کچھ لکھنے سے پہلے آپ کو معلوم ہونا چاہیے کہ کون کون سے راستے ہیں۔
    .option-here = یہاں
    .option-here-hint = چاہیں تو نام نہ بتائیں۔ آپ اجازت دیں تو ہم مزید پوچھ سکتے ہیں۔
    .option-crimestoppers = کرائم اسٹاپرز (Crimestoppers) کو
    .option-crimestoppers-hint = ایک الگ چیریٹی، جہاں نام کبھی نہیں پوچھا جاتا۔ اگر آپ کو خطرہ ہو تو یہ سب سے بہتر ہے۔

tell-us-something-topic = یہ کس بارے میں ہے؟
    .option-drugs = منشیات
    .option-drugs-hint = بنانا، بیچنا یا رکھنا
    .option-weapons = چاقو، بندوقیں یا دوسرے ہتھیار
    .option-wanted = کوئی جس کی پولیس کو تلاش ہے
    .option-exploitation = لوگوں سے ناجائز فائدہ اٹھانا یا انہیں قید رکھنا
    .option-exploitation-hint = کام کرنے، منشیات بیچنے یا جنسی کام پر مجبور، یا جو جانا چاہیں تو جا نہیں سکتے
    .option-child = کوئی بچہ جسے گھر میں مارا جاتا ہے، جس کا خیال نہیں رکھا جاتا یا جو ڈرا ہوا ہے
    .option-driving = خطرناک ڈرائیونگ، یا شراب یا منشیات کے بعد ڈرائیونگ
    .option-terrorism = دہشت گردی
    .option-online-child = کسی بچے کے ساتھ آن لائن جنسی زیادتی، یا اس پر دباؤ
    .option-pictures = کسی کی نجی (ننگی) تصویریں پھیلانا یا اس کی دھمکی
    .option-other = کچھ اور

tell-us-something-helpline = آپ کس کو بتانا چاہتے ہیں؟
    .hint = ہیلپ لائن Modern Slavery Helpline دن رات فون اٹھاتی ہے اور لوگوں کو حفاظت سے نکلنے میں مدد کر سکتی ہے: { $modern-slavery-call }۔
    .option-here = پولیس کو، یہاں
    .option-helpline = پہلے Modern Slavery Helpline کو

tell-us-something-story = آپ کو کیا معلوم ہے؟
    .hint = کون کیا کرتا ہے، اور آپ کو یہ کیسے معلوم ہے۔ اپنے الفاظ میں، اس زبان میں لکھیں جو آپ کو سب سے اچھی آتی ہو۔ وہ بات نہ لکھیں جس سے آپ پہچانے جائیں۔

tell-us-something-people = اس میں کون شامل ہے؟
    .hint = جو معلوم ہو وہ لکھیں۔ اگر کسی کا پتا نہیں تو یہ خالی چھوڑ دیں۔
    .item = شخص
tell-us-something-people-name = نام یا عرف
tell-us-something-people-looks = دیکھنے میں کیسے ہیں؟
    .hint = مثلاً عمر تقریباً 30 سال، لمبا قد، لال داڑھی، لنگڑا کر چلنا
tell-us-something-people-found = وہ کہاں مل سکتے ہیں؟
    .hint = پتہ، کام کی جگہ، یا آن لائن کوئی صفحہ
tell-us-something-people-vehicle = ان کی گاڑی
tell-us-something-people-registration = گاڑی کی پوری نمبر پلیٹ
tell-us-something-people-partial-plate = نمبر پلیٹ کا ایک حصہ
    .hint = اگر پورا نمبر نظر نہیں آیا، تو جو نظر نہیں آیا اس کی جگہ ? لکھیں: LK?? V??

tell-us-something-happens-when = یہ کب ہوتا ہے؟
    .hint = مثلاً پچھلے منگل کو، یا زیادہ تر شام 8 بجے کے بعد۔ معلوم نہ ہو تو خالی چھوڑ دیں۔

tell-us-something-where = یہ کہاں ہے؟
    .hint = ان میں سے ایک بات کافی ہے۔ معلوم نہ ہو تو سب خالی چھوڑ دیں۔

tell-us-something-traced = کیا کوئی اندازہ لگا سکتا ہے کہ یہ آپ نے بتایا؟
    .hint = مثلاً اس لیے کہ یہ صرف آپ کو معلوم ہے، یا وہاں کوئی اور موجود نہیں تھا۔
    .why = پھر ہم زیادہ احتیاط کرتے ہیں کہ کیا کریں اور کب۔
    .option-yes = ہاں
    .option-no = نہیں
    .option-unsure = مجھے یقین نہیں
