# Counters: what is done there (counter-services.toml), the kinds of site, bank holidays and
# spoken languages (counters.toml), in Urdu. `.instead` says what replaced a service that counters no longer do.
# A text begins with an Urdu letter or a digit, never with a Latin one, so that its direction is guessed right.

## What is done at counters

counter-service-report = جرم کی رپورٹ کرنا
    .hint = پولیس افسر کو بتائیں کہ کیا ہوا۔ وہاں سے نکلتے وقت آپ کے پاس ایک ریفرنس نمبر ہو گا۔
    .bring = جو کچھ دکھا سکے کہ کیا ہوا: تصویریں، پیغام، دیکھنے والوں کے نام۔ اگر آپ کے پاس پہلے سے ریفرنس نمبر ہے تو وہ بھی لائیں۔
    .not-for = جو ابھی ہو رہا ہو، یا کوئی خطرے میں ہو: { $emergency-call } پر کال کریں۔ آن لائن یا پیسوں کا فراڈ: اس کی رپورٹ Report Fraud لیتا ہے۔

counter-service-talk-in-private = پولیس افسر سے الگ کمرے میں بات کرنا
    .hint = وہاں کوئی اور آپ کی بات نہیں سنتا۔ اپنے بھروسے کے کسی شخص کو ساتھ لایا جا سکتا ہے۔

counter-service-statement = بیان لکھوانا
    .hint = افسر آپ کی بات لکھتے ہیں اور آپ سے پوچھتے ہیں کہ سب درست ہے یا نہیں۔
    .bring = ریفرنس نمبر یا کرائم نمبر، اور جو کچھ یاد کرنے میں مدد دے۔ اپنے بھروسے کے کسی شخص کو ساتھ لایا جا سکتا ہے۔
    .not-for = پہلی بار رپورٹ کرنا: اس کے لیے ”جرم کی رپورٹ کرنا“ بک کریں۔

counter-service-video-appointment = پولیس افسر سے اسکرین پر بات کرنا
    .hint = وقت بک کریں: آپ جہاں ہوں وہیں سے لنک کے ذریعے شامل ہو سکتے ہیں۔
    .bring = کیمرے والا فون، ٹیبلٹ یا کمپیوٹر، اور ایسی جگہ جہاں کوئی آپ کی بات نہ سنے۔
    .not-for = جو چیز دکھانی یا جمع کروانی ہو: اس کے لیے کاؤنٹر پر آئیں۔

counter-service-report-for-another = کسی اور کی طرف سے رپورٹ کرنا
    .hint = جو خود نہ آ سکیں یا نہ آنا چاہیں، ان کے بھروسے کا کوئی شخص ان کی طرف سے بتا سکتا ہے۔

counter-service-found-property = ملی ہوئی چیز جمع کروانا یا اپنی چیز واپس لینا
    .hint = ہتھیار، بندوق کی گولیاں، منشیات یا پھٹنے والی کوئی چیز ساتھ نہ لائیں: اسے وہیں رہنے دیں اور ہمیں بتائیں۔ { $takes-any-found-property ->
        [yes] باقی ملی ہوئی چیزیں جمع کروائی جا سکتی ہیں۔
       *[no] باقی چیزیں صرف تب لی جاتی ہیں جب ان پر کوئی نمبر یا نام بتائے کہ کس کی ہیں۔
    }
    .bring = وہ چیز خود؛ یا اپنی چیز واپس لینے کے لیے ریفرنس نمبر اور کوئی کاغذ جس پر آپ کا نام اور تصویر ہو۔
    .not-for = ہتھیار، بندوق کی گولیاں، منشیات یا پھٹنے والی کوئی چیز۔ پاسپورٹ، ڈرائیونگ لائسنس اور بینک کارڈ اسی ادارے کو دیں جس نے انہیں جاری کیا۔

counter-service-online-help = آن لائن فارم بھرنے میں مدد
    .hint = آپ کے فون پر یا وہاں کے کمپیوٹر پر، کوئی ساتھ بیٹھ کر اس ویب سائٹ کے استعمال میں مدد کرتا ہے۔

counter-service-victim-support = متاثرہ لوگوں اور گواہوں کی مدد
    .hint = اپنے کیس یا عدالت کے بارے میں پوچھیں، یا یہ کہ مدد کون کر سکتا ہے، چاہے رپورٹ کی ہو یا نہ کی ہو۔

counter-service-neighbourhood-surgery = اپنے علاقے کی پولیس ٹیم سے ملنا
    .hint = اپنے علاقے کے پولیس افسروں کو بتائیں کہ وہاں کیا بدلنا چاہیے۔
    .bring = کچھ نہیں۔ جو بات آپ کو پریشان کرتی ہے، اس کی تاریخیں اور وقت بتانے سے مدد ملتی ہے۔
    .not-for = جو ابھی ہو رہا ہو؛ اور شور، کوڑا یا گاڑی کھڑی کرنے کے مسئلے، جو آپ کی کونسل دیکھتی ہے۔

counter-service-driving-documents = گاڑی اور ڈرائیونگ کے کاغذات دکھانا
    .hint = لائسنس، انشورنس یا MOT، جب پولیس افسر مانگے یا قانون کہے۔ حادثے کے بعد کبھی کبھی یہ 24 گھنٹے کے اندر ضروری ہوتا ہے۔
    .bring = وہ کاغذات جو آپ سے مانگے گئے، اور اگر آپ کو کوئی پرچہ دیا گیا تھا تو وہ بھی۔
    .not-for = جرمانے اور پنلٹی پوائنٹس: خط میں لکھا ہے کہ رقم کہاں دینی ہے یا کہاں لکھنا ہے۔
    .by-documents = جس دن کاغذات مانگے گئے، اس سے سات دن کے اندر
    .by-collision = جلد از جلد، اور حادثے کے 24 گھنٹے کے اندر

counter-service-firearms-licensing = اسلحہ لائسنس کے بارے میں پوچھنا
    .hint = لائسنس یا اس کی تجدید کے بارے میں پوچھیں۔ بندوق یا گولیاں ساتھ نہ لائیں۔
    .bring = اپنا سرٹیفکیٹ، یا اس کے بارے میں آیا ہوا خط۔ بندوق اور گولیاں گھر پر چھوڑ دیں۔
    .not-for = بندوق یا گولیاں جمع کروانا: پہلے فون کر کے پوچھیں کہ کیسے کرنا ہے۔

counter-service-enforcement = ضمانت، فٹ بال میچوں میں جانے پر پابندی (football banning orders) اور Book 41
    .hint = اگر آپ کے کاغذات میں لکھا ہے کہ پولیس اسٹیشن میں حاضر ہونا ہے، تو یہاں آئیں۔
    .bring = وہ کاغذات جن میں لکھا ہے کہ کہاں اور کب حاضر ہونا ہے، اور کوئی کاغذ جس پر آپ کا نام اور تصویر ہو۔
    .not-for = حاضری کا وقت بدلنا: یہ صرف وہی بدل سکتے ہیں جنہوں نے اسے طے کیا۔ اگر کاغذات میں وقت لکھا ہے تو اسی وقت آئیں، بکنگ کی ضرورت نہیں۔

## What is not done at counters any more

counter-service-collision-report = سڑک کے حادثے کی رپورٹ کرنا
    .hint = ان سب کے لیے جو حادثے میں شامل تھے یا جنہوں نے اسے دیکھا۔
    .instead = اس کی رپورٹ آن لائن کریں۔ جس ڈرائیور نے اپنی تفصیل نہیں دی، یا کسی کو چوٹ لگی اور انشورنس کا ثبوت نہیں دکھایا، اسے جلد از جلد اور 24 گھنٹے کے اندر کسی کاؤنٹر پر یا کسی پولیس افسر کو خود بھی بتانا ہوتا ہے: ”گاڑی اور ڈرائیونگ کے کاغذات دکھانا“ ڈھونڈیں۔

counter-service-lost-property = کھوئی ہوئی چیز کی رپورٹ کرنا
    .hint = سڑک یا کسی اور عوامی جگہ پر کھوئی ہوئی چیزوں کے لیے۔
    .instead = { $takes-lost-property ->
        [no] کھوئی ہوئی چیزوں کی رپورٹ پولیس نہیں لیتی اور ان کے لیے نمبر نہیں دیتی۔ جہاں چیز کھوئی وہاں پوچھیں، اور انٹرنیٹ پر گم شدہ چیزوں کی کسی فہرست میں دیکھیں۔ انشورنس کمپنی کو اس کے لیے پولیس کا نمبر نہیں چاہیے۔
       *[yes] آن لائن بتائیں کہ کیا کھویا ہے۔
    }

counter-service-foreign-registration = غیر ملکی کے طور پر پولیس میں اندراج کروانا
    .hint = بعض ملکوں کے ان لوگوں کے لیے جو برطانیہ میں رہنے آئے۔
    .instead = اب پولیس میں اندراج ضروری نہیں: یہ طریقہ اگست 2022 میں ختم ہو گیا۔ مزید معلومات GOV.UK پر ہیں۔

counter-service-police-records = اپنا پولیس ریکارڈ یا پولیس سرٹیفکیٹ لینا
    .hint = پولیس کے قومی کمپیوٹروں میں آپ کے بارے میں کیا ہے، یا بیرونِ ملک جانے کے لیے سرٹیفکیٹ۔
    .instead = پولیس کے قومی کمپیوٹروں میں جو ہے، یا بیرونِ ملک کے لیے سرٹیفکیٹ: آن لائن ACRO سے مانگیں، جو جرائم کے ریکارڈ کا قومی دفتر ہے۔ کسی پولیس سروس کے اپنے ریکارڈ: اسی پولیس سروس سے مانگیں۔

counter-service-criminal-record-check = نوکری کے لیے کریمنل ریکارڈ چیک کروانا
    .hint = اسے DBS چیک بھی کہتے ہیں۔
    .instead = بنیادی (basic) چیک کے لیے GOV.UK پر درخواست دیں۔ اس سے اوپر کے (standard یا enhanced) چیک کے لیے کام دینے والا ادارہ درخواست دیتا ہے۔ اگر آپ اپنا کام کرتے ہیں یا کسی فرد کے ہاں کام کرتے ہیں تو enhanced چیک کی درخواست آپ خود دیتے ہیں، کسی ”umbrella body“ کے ذریعے۔

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

# Ways of communicating that interpreters are booked for (rota.toml).
language-bsl = برطانوی اشاروں کی زبان (BSL)
language-bsl-regional = کسی علاقے کے خاص اشاروں والی BSL
language-deafblind-manual = ہاتھ پر لکھنے کی زبان (deafblind manual)، ان کے لیے جو نہ دیکھ سکتے ہیں نہ سن سکتے ہیں
language-lipspeaker = ہونٹ پڑھنے والوں کے لیے صاف بولنے والا شخص (lipspeaker)
language-relay = سماعت سے محروم ترجمان (Deaf relay interpreter)
language-speech-to-text = بولی ہوئی بات، اسکرین پر لکھی ہوئی (speech to text)
language-sse = انگریزی کے ساتھ ساتھ اشارے (SSE)
language-ymm = مائی (Maay)، جو عام صومالی نہیں

## What the register says in English, where it says it often

phone-front-desk = کاؤنٹر
phone-non-emergency = جب ایمرجنسی نہ ہو
phone-text-relay = ٹیکسٹ ریلے
reason-christmas-eve = کرسمس سے پہلے کا دن
reason-new-years-eve = سال کا آخری دن
reason-work-on-the-heating = ہیٹنگ کی مرمت
reason-work-on-the-power-supply = بجلی کی مرمت
reason-staff-training = عملے کی تربیت
reason-building-work = عمارت میں کام
reason-no-staff = اس دن عملہ نہیں ہے

## Finding a counter

counters-title = کاؤنٹر تلاش کریں
counters-lead = دیکھیں کہ کون سے کاؤنٹر قریب ہیں، آپ کے پہنچنے پر وہ کھلے ہوں گے یا نہیں، اور وہاں آپ کے لیے کیا ہو سکتا ہے۔
counters-search = پوسٹ کوڈ، علاقہ، سڑک یا کاؤنٹر
counters-search-hint = مثلاً SE13 5JZ یا SE13، یا Peckham یا Lewisham High Street
counters-find = کاؤنٹر تلاش کریں
counters-narrow = کیا چاہیے، کب، اور کس کے لیے
counters-filter-service = آپ کو کیا کام ہے؟
counters-any-service = کوئی بھی کام
counters-filter-open = کب؟
counters-open-whenever = کسی بھی وقت
counters-open-now = جو ابھی کھلا ہو
counters-open-at = جو میرے چنے ہوئے دن اور وقت پر کھلا ہو
counters-day = دن
counters-time = وقت
counters-filter-access = وہاں کیا کیا ہونا چاہیے؟
counters-filter-language = وہاں کوئی یہ زبان بولتا ہو
counters-any-language = انگریزی کافی ہے
counters-filter-kind = کس قسم کا کاؤنٹر؟
counters-near-me = میری لوکیشن استعمال کریں
counters-near-me-about = آپ کا فون پہلے آپ سے پوچھے گا۔ ہم اسے صرف ایک بار دیکھتے ہیں اور محفوظ نہیں رکھتے۔
counters-near-me-asking = آپ کے فون سے پوچھا جا رہا ہے کہ آپ کہاں ہیں …
counters-near-me-refused = آپ کے فون نے ہمیں نہیں بتایا، اور یہ بالکل ٹھیک ہے۔ اس کی بجائے پوسٹ کوڈ یا جگہ کا نام لکھیں۔
counters-near-me-absent = آپ کے فون کو معلوم نہیں کہ وہ کہاں ہے۔ اس کی بجائے پوسٹ کوڈ یا جگہ کا نام لکھیں۔
counters-near-me-late = آپ کے فون نے جواب نہیں دیا۔ بٹن دوبارہ دبائیں، یا پوسٹ کوڈ یا جگہ کا نام لکھیں۔
counters-near = { $count ->
    [0] { $place } کے قریب کوئی کاؤنٹر نہیں
    [one] ایک کاؤنٹر، فاصلہ { $place } سے
   *[other] { $count } کاؤنٹر، پہلے وہ جو { $place } سے سب سے قریب ہیں
}
counters-near-you = { $count ->
    [0] آپ کے قریب کوئی کاؤنٹر نہیں
    [one] ایک کاؤنٹر، فاصلہ آپ سے
   *[other] { $count } کاؤنٹر، پہلے وہ جو آپ سے سب سے قریب ہیں
}
counters-all = { $count ->
    [0] کوئی کاؤنٹر نہیں
    [one] لندن میں ایک کاؤنٹر
   *[other] لندن میں { $count } کاؤنٹر
}
counters-distance = سیدھا فاصلہ: { $km } کلومیٹر ({ $miles } میل)
counters-some-near = { $total } میں سے { $count } کاؤنٹر، جو { $place } سے سب سے قریب ہیں
counters-some-near-you = { $total } میں سے { $count } کاؤنٹر، جو آپ سے سب سے قریب ہیں
counters-some = لندن کے { $total } میں سے { $count } کاؤنٹر
counters-open-then = جو { $day } کو { $time } بجے کھلے ہوں۔
counters-without = ”{ $wish }“ کے بغیر { $count ->
    [one] ایک کاؤنٹر پر باقی سب ہے: وہ دکھائیں
   *[other] { $count } کاؤنٹروں پر باقی سب ہے: وہ دکھائیں
}
counters-from-middle = فاصلے { $place } کے مرکز سے ناپے گئے ہیں۔
counters-read-as = ہم نے اسے { $place } سمجھا ہے۔
counters-part = یہ پوسٹ کوڈ کا صرف شروع کا حصہ ہے۔ پورا پوسٹ کوڈ ہو تو ہم زیادہ ٹھیک بتا سکتے ہیں۔
counters-no-such = ہمیں پوسٹ کوڈ { $postcode } معلوم نہیں، اس لیے ہم نے اس کے پہلے حصے سے تلاش کیا ہے۔
counters-ward = یہ جگہ { $borough } کے { $ward } وارڈ میں ہے۔
counters-did-you-mean = یا کیا آپ کا مطلب یہ تھا؟
counters-more = سب دکھائیں
counters-none = کسی کاؤنٹر پر یہ سب کچھ نہیں ہے۔ جس کے بغیر کام چل سکے، اسے ہٹا کر دوبارہ تلاش کریں۔ کہیں جائے بغیر، یہاں بھی رپورٹ کی جا سکتی ہے۔
counters-not-found = ہمیں وہ جگہ نہیں ملی
counters-not-in-london = { $place } لندن میں نہیں ہے، اور یہ کاؤنٹر لندن کے ہیں۔ برطانیہ میں کسی اور جگہ ہوں تو وہاں کی پولیس سے رابطے کے لیے { $non-emergency-call } پر کال کریں۔
counters-outside-here = لگتا ہے کہ آپ لندن سے باہر ہیں، اور یہ کاؤنٹر لندن کے ہیں۔ برطانیہ میں کسی اور جگہ ہوں تو وہاں کی پولیس سے رابطے کے لیے { $non-emergency-call } پر کال کریں۔
counters-no-place = پوسٹ کوڈ { $postcode } کسی جگہ کا نہیں ہے۔ ہو سکتا ہے اس میں کوئی غلطی ہو، یا یہ کسی بڑے دفتر کا ہو جہاں صرف ڈاک آتی ہے۔ کسی سڑک کا پوسٹ کوڈ یا کسی علاقے کا نام لکھیں۔
counters-plus-code = یہ پلس کوڈ (plus code) لگتا ہے، اور ہم اسے نہیں پڑھ سکتے۔ پوسٹ کوڈ لکھیں، یا علاقے یا سڑک کا نام، یا جگہ کے دو نمبر، مثلاً {"\u2066"}51.4633, -0.0098{"\u2069"}۔
counters-three-words = یہ تین لفظوں کا پتہ لگتا ہے، اور ہم اسے نہیں پڑھ سکتے۔ پوسٹ کوڈ لکھیں، یا علاقے یا سڑک کا نام، یا جگہ کے دو نمبر، مثلاً {"\u2066"}51.4633, -0.0098{"\u2069"}۔
counters-district-only = ہمیں پوسٹ کوڈ کے صرف پہلے حصے معلوم ہیں، اس لیے ہم نے { $postcode } کے پہلے حصے سے تلاش کیا ہے۔
counters-left-out = ہم نے صرف پوسٹ کوڈ سے تلاش کیا ہے اور ”{ $words }“ کو چھوڑ دیا ہے۔
counters-swapped = پہلا نمبر طول بلد (longitude) لگتا ہے، اس لیے ہم نے دونوں نمبروں کو الٹی ترتیب میں پڑھا ہے۔
counters-other-script = ہمیں جگہوں کے صرف انگریزی نام معلوم ہیں۔ پوسٹ کوڈ لکھیں، یا جگہ کا نام انگریزی حروف میں اسی طرح لکھیں جیسے سڑک پر لگے بورڈ پر ہوتا ہے۔
counters-unknown = ہمیں لندن کے پوسٹ کوڈ، بورو (borough) اور جانے پہچانے علاقے معلوم ہیں۔ کوئی پوسٹ کوڈ، اس کا پہلا حصہ جیسے SE13، یا کسی علاقے کا نام لکھ کر دیکھیں۔
counters-show-all = سب کاؤنٹر دکھائیں
counters-map = ان کاؤنٹروں کا نقشہ
counters-map-about = ایک سادہ خاکہ: دریا، لندن کے بورو (borough)، اور کاؤنٹر، جن کے نمبر وہی ہیں جو فہرست میں ہیں۔
counters-map-move = ایسا نقشہ دکھائیں جسے میں آگے پیچھے کر سکوں
counters-map-failed = نقشہ اس وقت نہیں کھل رہا۔ اوپر کے خاکے اور فہرست میں یہی کاؤنٹر ہیں۔
counters-elsewhere = جو کام اب کاؤنٹر پر نہیں ہوتے
counter-sample = نمونہ
counter-open-always = دن رات کھلا ہے۔
counter-open-until = { $time } بجے تک کھلا ہے۔
counter-open-until-day = ابھی کھلا ہے، اور { $day } کو { $time } بجے بند ہو گا۔
counter-closed = بند
counter-closed-now = ابھی بند ہے۔
counter-opens-today = آج { $time } بجے کھلے گا۔
counter-opens-tomorrow = کل { $time } بجے کھلے گا۔
counter-opens-day = { $day } کو { $time } بجے کھلے گا۔
counter-opens-never = ابھی اس کے کھلنے کا کوئی دن طے نہیں ہے۔
counter-hours = کھلنے کے اوقات
counter-this-week = اگلے سات دن
counter-usual = معمول کے اوقات
counter-today = آج
counter-hours-always = دن رات
counter-hours-unknown = ہمیں اس دن کے اوقات معلوم نہیں
counter-span = { $from } سے { $to } بجے تک
counter-spans = { $first }، { $then }
counter-sentence = { $text }۔
counter-span-night = { $from } سے اگلے دن { $to } بجے تک
counter-week-day = { $from }: { $hours }
counter-week-days = { $from } تا { $to }: { $hours }
counter-change = { $date } سے معمول کے اوقات بدل رہے ہیں۔
counter-counted = { $nth ->
    [1] { $number ->
        [4] مہینے کی پہلی { $weekday }
       *[other] مہینے کا پہلا { $weekday }
    }
    [2] { $number ->
        [4] مہینے کی دوسری { $weekday }
       *[other] مہینے کا دوسرا { $weekday }
    }
    [3] { $number ->
        [4] مہینے کی تیسری { $weekday }
       *[other] مہینے کا تیسرا { $weekday }
    }
    [4] { $number ->
        [4] مہینے کی چوتھی { $weekday }
       *[other] مہینے کا چوتھا { $weekday }
    }
    [5] { $number ->
        [4] مہینے کی پانچویں { $weekday }
       *[other] مہینے کا پانچواں { $weekday }
    }
    [-2] { $number ->
        [4] مہینے کی آخر سے دوسری { $weekday }
       *[other] مہینے کا آخر سے دوسرا { $weekday }
    }
    [-3] { $number ->
        [4] مہینے کی آخر سے تیسری { $weekday }
       *[other] مہینے کا آخر سے تیسرا { $weekday }
    }
    [-4] { $number ->
        [4] مہینے کی آخر سے چوتھی { $weekday }
       *[other] مہینے کا آخر سے چوتھا { $weekday }
    }
    [-5] { $number ->
        [4] مہینے کی آخر سے پانچویں { $weekday }
       *[other] مہینے کا آخر سے پانچواں { $weekday }
    }
   *[other] { $number ->
        [4] مہینے کی آخری { $weekday }
       *[other] مہینے کا آخری { $weekday }
    }
}
counter-period-until = { $date } تک:
counter-period = { $from } سے { $to } تک:
counter-period-from = { $date } سے:
counter-not-weekly = یہ اوقات ہر ہفتے ایک جیسے نہیں ہیں۔ اگلے چھ ہفتوں کے دن یہاں لکھے ہیں۔
counter-special = اگلے چھ ہفتوں میں معمول سے ہٹ کر اوقات:
counter-closed-from-to = { $from } سے { $to } تک: بند
counter-services = یہاں کیا کیا کام ہو سکتے ہیں
counter-own-hours = صرف ان اوقات میں:
counter-online = یہ آن لائن بھی ہو سکتا ہے
counter-elsewhere = یہاں نہیں، مگر قریب ہی
counter-nearest = سب سے قریبی کاؤنٹر جہاں یہ کام ہوتا ہے:
counter-access = اندر جانا، اور اپنی بات سمجھانا
counter-bsl = یہاں BSL میں بات کرنے والا کوئی ہوتا ہے
counter-bsl-none = یہاں BSL میں بات کرنے والا کوئی نہیں ہے۔ اپنی رپورٹ میں ترجمان مانگا جا سکتا ہے۔
counter-languages = انگریزی کے علاوہ زبانیں
counter-toilets-none = آنے والوں کے لیے ٹوائلٹ نہیں ہے
counter-toilets-yes = ٹوائلٹ ہے، مگر معذور افراد کے لیے موزوں نہیں
counter-toilets-accessible = معذور افراد کے لیے موزوں ٹوائلٹ
counter-parking-none = پارکنگ نہیں ہے
counter-parking-blue-badge = بلیو بیج (Blue Badge) والوں کے لیے پارکنگ
counter-parking-visitors = آنے والوں کے لیے پارکنگ
counter-where = یہ کہاں ہے
counter-directions = راستہ { $map } پر دیکھیں
counter-directions-app = اپنے فون کی نقشے والی ایپ میں کھولیں
counter-phones = فون
counter-non-emergency = جب ایمرجنسی نہ ہو: { $non-emergency-call }
counter-relay = ٹیکسٹ ریلے سے: { $non-emergency-relay-call }
counter-checked = یہ معلومات آخری بار { $date } کو کسی نے چیک کی تھیں۔
counter-gone = اس پتے پر کوئی آپ کی مدد نہیں کر سکتا۔ وہاں نہ جائیں۔
counter-near-here = اس پتے کے قریب کاؤنٹر
holiday-substitute = { $holiday } (اس کے بدلے کی چھٹی)
# As people say it: the part of the day and the hour of twelve. The sentences above add "بجے", so it does not stand here.
time-hour = { $part } { $hour12 }
time-minutes = { $part } {"\u2066"}{ $hour12 }:{ $minute }{"\u2069"}
day-part-night = رات
day-part-morning = صبح
day-part-noon = دوپہر
day-part-afternoon = سہ پہر
day-part-evening = شام
time-midnight = رات 12
time-midday = دوپہر 12
date-short = { $weekday }، { $day } { $month }
counters-fact-step-free = سڑک سے ڈیسک تک کوئی سیڑھی نہیں
counters-fact-hearing-loop = ہیئرنگ لوپ (hearing loop)
counters-fact-bsl = بعض دنوں میں BSL
counters-fact-quiet-room = اکیلے میں بات کرنے کے لیے خاموش کمرہ
counters-fact-toilet = معذور افراد کے لیے موزوں ٹوائلٹ
counters-fact-parking = پارکنگ
counter-no-step-free = سیڑھیاں ہیں
counter-no-hearing-loop = ہیئرنگ لوپ (hearing loop) نہیں ہے
counter-no-quiet-room = بات کرنے کے لیے الگ کمرہ نہیں ہے
