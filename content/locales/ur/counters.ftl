# Counters: what is done there (counter-services.toml), the kinds of site, bank holidays and
# spoken languages (counters.toml), in Urdu. `.instead` says what replaced a service that counters no longer do.
# A text begins with an Urdu letter or a digit, never with a Latin one, so that its direction is guessed right.

## What is done at counters

counter-service-report = جرم کی رپورٹ کرنا
    .hint = پولیس افسر کو بتائیں کہ کیا ہوا۔ جانے سے پہلے آپ کو ایک ریفرنس نمبر ملتا ہے۔

counter-service-talk-in-private = پولیس افسر سے الگ کمرے میں بات کرنا
    .hint = وہاں کوئی اور آپ کی بات نہیں سنتا۔ اپنے بھروسے کے کسی شخص کو ساتھ لایا جا سکتا ہے۔

counter-service-statement = بیان لکھوانا
    .hint = افسر آپ کی بات لکھتے ہیں اور آپ سے پوچھتے ہیں کہ سب درست ہے یا نہیں۔

counter-service-video-appointment = پولیس افسر سے ویڈیو پر بات کرنے کا وقت لینا
    .hint = طے شدہ وقت پر پولیس افسر سے اسکرین پر بات ہوتی ہے۔

counter-service-report-for-another = کسی اور کی طرف سے رپورٹ کرنا
    .hint = جو خود نہ آ سکیں یا نہ آنا چاہیں، ان کے بھروسے کا کوئی شخص ان کی طرف سے بتا سکتا ہے۔

counter-service-found-property = ملی ہوئی چیز جمع کروانا یا اپنی چیز واپس لینا
    .hint = ہتھیار، گولیاں، منشیات یا پھٹنے والی کوئی چیز ساتھ نہ لائیں: اسے وہیں رہنے دیں اور ہمیں بتائیں۔

counter-service-online-help = آن لائن فارم بھرنے میں مدد
    .hint = آپ کے فون پر یا وہاں کے کمپیوٹر پر، کوئی ساتھ بیٹھ کر اس ویب سائٹ کے استعمال میں مدد کرتا ہے۔

counter-service-victim-support = متاثرہ لوگوں اور گواہوں کی مدد
    .hint = اپنے کیس یا عدالت کے بارے میں پوچھیں، یا یہ کہ مدد کون کر سکتا ہے، چاہے رپورٹ کی ہو یا نہ کی ہو۔

counter-service-neighbourhood-surgery = اپنے علاقے کی پولیس ٹیم سے ملنا
    .hint = اپنے علاقے کے پولیس افسروں کو بتائیں کہ وہاں کیا بدلنا چاہیے۔

counter-service-driving-documents = گاڑی اور ڈرائیونگ کے کاغذات دکھانا
    .hint = لائسنس، انشورنس یا MOT، جب پولیس افسر مانگے یا قانون کہے۔ حادثے کے بعد کبھی یہ 24 گھنٹے کے اندر ضروری ہوتا ہے۔

counter-service-firearms-licensing = اسلحہ لائسنس کے بارے میں پوچھنا
    .hint = لائسنس یا اس کی تجدید کے بارے میں پوچھیں۔ بندوق یا گولیاں ساتھ نہ لائیں۔

counter-service-enforcement = ضمانت، فٹ بال میچوں پر پابندی کے حکم (football banning orders) اور Book 41
    .hint = اگر آپ کے کاغذات میں لکھا ہے کہ پولیس اسٹیشن میں حاضر ہونا ہے، تو یہاں آئیں۔

## What is not done at counters any more

counter-service-collision-report = سڑک کے حادثے کی رپورٹ کرنا
    .hint = ان سب کے لیے جو حادثے میں شامل تھے یا جنہوں نے اسے دیکھا۔
    .instead = اس کی رپورٹ آن لائن کریں۔ جس ڈرائیور نے اپنی تفصیل نہیں دی، یا کسی کو چوٹ لگی اور انشورنس کا ثبوت نہیں دکھایا، اسے جلد از جلد اور 24 گھنٹے کے اندر کسی کاؤنٹر پر یا کسی پولیس افسر کو خود بھی بتانا ہوتا ہے: ”گاڑی اور ڈرائیونگ کے کاغذات دکھانا“ ڈھونڈیں۔

counter-service-lost-property = کھوئی ہوئی چیز کی رپورٹ کرنا
    .hint = سڑک یا کسی اور عوامی جگہ پر کھوئی ہوئی چیزوں کے لیے۔
    .instead = آن لائن بتائیں کہ کیا کھویا ہے۔ اگر کوئی اسے جمع کروا دے تو ہم آپ سے رابطہ کر سکتے ہیں۔

counter-service-foreign-registration = غیر ملکی کے طور پر پولیس میں اندراج کروانا
    .hint = بعض ملکوں کے ان لوگوں کے لیے جو برطانیہ میں رہنے آئے۔
    .instead = اب پولیس میں اندراج ضروری نہیں: یہ طریقہ اگست 2022 میں ختم ہو گیا۔ مزید معلومات GOV.UK پر ہیں۔

counter-service-police-records = اپنا پولیس ریکارڈ یا پولیس سرٹیفکیٹ لینا
    .hint = پولیس کے قومی کمپیوٹروں میں آپ کے بارے میں کیا ہے، یا بیرونِ ملک جانے کے لیے سرٹیفکیٹ۔
    .instead = آن لائن ACRO سے مانگیں، جو جرائم کے ریکارڈ کا قومی دفتر ہے۔

counter-service-criminal-record-check = نوکری کے لیے کریمنل ریکارڈ چیک کروانا
    .hint = اسے DBS چیک بھی کہتے ہیں۔
    .instead = بنیادی (basic) چیک کے لیے GOV.UK پر درخواست دیں۔ اس سے اوپر کے (standard یا enhanced) چیک کے لیے کام دینے والا ادارہ درخواست دیتا ہے۔

## Kinds of site

counter-kind-principal = مرکزی کاؤنٹر
    .about = سب کے لیے کھلا ہے۔ ضمانت پر حاضری اور عدالتی پابندیوں جیسے کام صرف مرکزی کاؤنٹروں پر ہوتے ہیں۔

counter-kind-satellite = مقامی کاؤنٹر
    .about = متاثرہ لوگوں، گواہوں اور سوال پوچھنے والوں کے لیے۔ ضمانت پر حاضری جیسے کام یہاں نہیں ہوتے۔

counter-kind-volunteer-run = رضاکاروں کا کاؤنٹر
    .about = تربیت یافتہ رضاکار سوالوں کے جواب دیتے ہیں، رپورٹ کرنے میں مدد کرتے ہیں اور بتاتے ہیں کہ آگے یہ کام کون دیکھے گا۔

counter-kind-contact-point = علاقے میں رابطے کی جگہ
    .about = لائبریری، مسجد یا کمیونٹی سینٹر جیسی جگہ، جہاں کوئی پولیس سے رابطہ کرنے میں آپ کی مدد کرتا ہے۔

counter-kind-not-public = عوام کے لیے کھلا نہیں
    .about = یہاں دروازے پر کوئی آپ کی مدد نہیں کر سکتا۔ کسی اور کاؤنٹر پر جائیں یا آن لائن رپورٹ کریں۔

## Bank holidays

holiday-new-years-day = نئے سال کا دن
holiday-good-friday = گڈ فرائیڈے
holiday-easter-monday = ایسٹر منڈے
holiday-early-may = مئی کے شروع کی بینک ہالیڈے
holiday-spring = بہار کی بینک ہالیڈے
holiday-summer = گرمیوں کی بینک ہالیڈے
holiday-christmas-day = کرسمس کا دن
holiday-boxing-day = باکسنگ ڈے

## Languages spoken at counters

language-ar = عربی
language-bn = بنگالی
language-es = ہسپانوی
language-fa = فارسی
language-fr = فرانسیسی
language-gu = گجراتی
language-pa = پنجابی
language-pl = پولش
language-pt = پرتگالی
language-ro = رومانیائی
language-so = صومالی
language-ta = تامل
language-tr = ترکی
language-ur = اردو
language-yi = یدش
language-yo = یوروبا
