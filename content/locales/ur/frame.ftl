# The frame of every page, and everything that is not a question, in Urdu.
# A text begins with an Urdu letter, a digit or a variable, never with a Latin letter, so that its direction is guessed right.

skip = سیدھا اصل حصے پر جائیں
error-prefix = خرابی:
languages = زبان
# BSL is a name: it stays as it is.
bsl-link = ‏BSL
exit-page = اس صفحے سے نکلیں
exit-page-keys = یا Shift کا بٹن تین بار دبائیں
danger = کیا ابھی خطرہ ہے؟
danger-call = { $emergency-call } پر کال کریں
danger-bsl = {"\u2066"}{ $emergency-number } BSL{"\u2069"}
# Text relay is dialled, with an app or a textphone: it takes no text messages.
danger-text = ٹیکسٹ ریلے: { $text-relay-call }
sample = یہ صرف ایک نمونہ ہے۔ اس میں دیے گئے نام، نمبر اور پتے { $police } نے چیک نہیں کیے۔
falls-back = اس صفحے کے کچھ حصے ابھی اردو میں نہیں ہیں۔ وہ انگریزی میں دکھائے گئے ہیں۔
footer = اس سروس کے بارے میں
footer-numbers = ایمرجنسی نہیں ہے؟ { $non-emergency-call } پر کال کریں، یا ٹیکسٹ ریلے سے { $non-emergency-relay-call } پر۔
offline = آپ کا فون آف لائن ہے۔ آپ کا لکھا ہوا اسی صفحے پر رہے گا۔ خطرہ ہے؟ { $emergency-call } پر کال کریں: اس کے لیے انٹرنیٹ نہیں چاہیے۔
help-aside = اس صفحے پر مدد

emergency-title = اگر آپ ابھی خطرے میں ہیں
emergency-call = { $emergency-call } پر کال کریں اور کہیں کہ پولیس چاہیے۔
emergency-silent = بولنا ممکن نہیں؟ موبائل سے { $emergency-call } پر کال کریں، سنتے رہیں، اور جب ریکارڈ کی ہوئی آواز کہے تو { $silent-press } دبائیں۔ نہ دبایا تو کال کٹ جاتی ہے۔ دبانے سے یہ پتا نہیں چلتا کہ آپ کہاں ہیں۔
emergency-landline = گھر کے فون (لینڈ لائن) سے کچھ دبانا نہیں ہوتا: { $emergency-call } پر کال کریں اور لائن پر رہیں۔ پیچھے کی آواز کافی ہے، اور پتا نظر آ جاتا ہے۔
emergency-bsl = برٹش سائن لینگویج (BSL): {"\u2066"}{ $emergency-number } BSL{"\u2069"}، ترجمان کے ساتھ ویڈیو کال، { $bsl-hours }۔
# In the app the number is tapped inside the app: here it leads nowhere.
emergency-text = سنائی نہیں دیتا، یا بولنا مشکل ہے؟ ایپ Relay UK میں { $emergency-number } دبائیں۔ ٹیکسٹ فون سے { $text-relay-call } ملائیں۔
emergency-sms = کیا آپ کا فون emergencySMS کے لیے رجسٹرڈ ہے؟ تو { $emergency-sms-text } پر ٹیکسٹ میسج بھیجیں۔

translated = یہ ترجمہ مشین کی مدد سے ہوا ہے اور ابھی کسی پڑھنے والے نے اسے نہیں جانچا۔
translated-english = یہ صفحہ انگریزی میں پڑھیں

home-title = پولیس کا کاؤنٹر جو ہر وقت کھلا رہتا ہے
home-lead = دن ہو یا رات، اپنے فون سے ہمیں بتائیں کہ کیا ہوا۔ اس میں تقریباً پانچ منٹ لگتے ہیں۔ آپ کو ایک ریفرنس نمبر ملے گا جو آپ کے پاس رہے گا۔
home-report = رپورٹ کریں
home-report-about = چوری، توڑ پھوڑ، نفرت پر مبنی جرم، سڑک کا حادثہ، گم شدہ چیز، یا کوئی بات جو آپ کو معلوم ہے
home-counters = کھلا ہوا کاؤنٹر تلاش کریں
home-worth = کیا رپورٹ کرنے کا فائدہ ہے؟
home-call = فون پر بات کرنا بہتر لگے تو { $non-emergency-call } پر کال کریں، یا ٹیکسٹ ریلے سے { $non-emergency-relay-call } پر۔

start-minutes = تقریباً { $minutes } منٹ، ایک وقت میں ایک سوال۔
start-kept = شروع کرنے کے بعد 24 گھنٹے تک آپ کے سب جواب محفوظ رہتے ہیں۔ رک کر بعد میں اسی فون پر واپس آنا ہو تو ”محفوظ کریں اور بعد میں مکمل کریں“ دبائیں۔
start-name = اپنے بارے میں کتنا بتانا ہے، یہ آپ کی مرضی ہے۔ نام بتائے بغیر بھی رپورٹ ہو سکتی ہے۔
start-exit = کوئی دیکھ رہا ہے؟ ”اس صفحے سے نکلیں“ ہر صفحے کے اوپر ہے۔ اسے دبانے سے آپ کا یہاں لکھا ہوا سب مٹ جاتا ہے۔
start-now = شروع کریں
start-under-way = آپ نے یہ رپورٹ اس فون پر پہلے ہی شروع کر رکھی ہے۔
start-carry-on = جہاں چھوڑا تھا، وہیں سے جاری رکھیں
start-again = میرے جواب مٹائیں اور نئے سرے سے شروع کریں

back = واپس جائیں
continue = آگے بڑھیں
later = محفوظ کریں اور بعد میں مکمل کریں
later-title = آپ کے جواب محفوظ ہیں
later-until = ہم انہیں { $when } تک رکھیں گے۔ جب تک آپ خود نہ بھیجیں، کوئی انہیں نہیں پڑھتا۔
later-back = جاری رکھنے کے لیے اسی فون یا کمپیوٹر پر، اسی براؤزر میں یہ ویب سائٹ کھولیں، ”{ $journey }“ چنیں اور جہاں چھوڑا تھا وہیں سے آگے بڑھیں۔
later-shared = کیا یہ فون کوئی اور بھی استعمال کرتا ہے؟ وہ بھی آپ کے جواب کھول سکتا ہے۔ ”اس صفحے سے نکلیں“ دبانے سے یہ جواب مٹ جاتے ہیں۔
later-carry-on = ابھی جاری رکھیں
optional = چاہیں تو یہ خالی چھوڑ دیں
optional-field = (اختیاری)
questions-left = { $count ->
    [one] آخری سوال
   *[other] تقریباً { $count } سوال باقی ہیں
}
why = ہم یہ کیوں پوچھتے ہیں
error-summary = کچھ درست کرنا باقی ہے
characters-max = زیادہ سے زیادہ { $max } حروف۔
yes = ہاں
no = نہیں
not-applicable = لاگو نہیں ہوتا

date-how = آپ کو تاریخ کس حد تک معلوم ہے؟
date-exactly = مجھے دن معلوم ہے
date-about = مجھے دن کا اندازہ ہے
date-between = یہ دو دنوں کے درمیان ہوا
date-first = تاریخ
date-last = آخری دن
date-day = دن
date-month = مہینہ
date-year = سال
time-hint = مثلاً 2:30pm، تقریباً صبح 8 بجے، یا شام 7 سے 8 بجے کے درمیان
money-hint = پاؤنڈ میں، مثلاً 120 یا 119.99
email-sure-question = کیا آپ نے ایڈریس درست لکھا ہے؟
email-sure = جی ہاں، یہ درست ہے
place-postal-code = پوسٹ کوڈ، یا کسی اور ملک کا پوسٹل کوڈ
place-postal-code-hint = مثلاً SE13 5JZ یا D02 X285
place-country = ملک، اگر برطانیہ نہیں ہے
place-postcode = پوسٹ کوڈ، یا اس کا پہلا حصہ
place-postcode-hint = مثلاً SE13 5JZ یا SE13
place-street = گھر کا نمبر، سڑک اور علاقہ
place-described = یا جگہ کے بارے میں بتائیں
place-described-hint = کوئی بس اسٹاپ، پارک، یا قریب کی دکان: جس سے بھی جگہ ڈھونڈنے میں مدد ملے
person-name = پورا نام
person-birth = تاریخِ پیدائش (چاہیں تو خالی چھوڑ دیں)
contact-email = ای میل ایڈریس
contact-phone = فون نمبر
contact-post = ڈاک کا پتہ
contact-safe = آپ سے کب اور کیسے رابطہ کرنا محفوظ ہے؟
contact-safe-hint = مثلاً صرف ٹیکسٹ کریں، یا صرف صبح 9 بجے سے دوپہر 3 بجے تک
contact-or = یا
contact-none = مجھ سے رابطے کا کوئی محفوظ طریقہ نہیں ہے
repeated-so-far = اب تک کی فہرست
repeated-another = یہ شامل کریں اور ایک اور لکھیں
repeated-next = { $item } { $number }
repeated-numbered = { $item } { $number }
repeated-change = { $item } { $number } بدلیں
repeated-remove = { $item } { $number } ہٹائیں

unsent-offline = ابھی سگنل نہیں ہے۔ آپ کا لکھا ہوا اسی صفحے پر موجود ہے۔ یہ صفحہ کھلا رکھیں: ہم خود دوبارہ کوشش کرتے ہیں، اور سگنل واپس آتے ہی بھی۔ خطرہ ہے؟ { $emergency-call } پر کال کریں: اس کے لیے انٹرنیٹ نہیں چاہیے۔ بولنا ممکن نہ ہو تو صفحے کے اوپر دیا گیا ٹیکسٹ ریلے یا سائن لینگویج (BSL) کا طریقہ استعمال کریں۔
unsent-busy = ہم ابھی اسے محفوظ نہیں کر سکتے۔ آپ کا لکھا ہوا اسی صفحے پر موجود ہے۔ یہ صفحہ کھلا رکھیں: ہم خود دوبارہ کوشش کرتے ہیں۔
unsent-slow = اس میں معمول سے زیادہ وقت لگ رہا ہے۔ یہ صفحہ کھلا رکھیں: آپ کا لکھا ہوا یہیں موجود ہے۔
unsent-changed = ابھی محفوظ نہیں ہوا۔ جب آپ تیار ہوں تو بٹن دوبارہ دبائیں۔

another-title = کیا یہ کسی اور رپورٹ کے لیے ہے؟
another-lead = اس براؤزر میں ”{ $journey }“ ایک اور صفحے پر پہلے ہی شروع ہو چکی ہے۔ شاید آپ نے شروع کی ہو، یا کسی ایسے شخص نے جس نے اسے پہلے استعمال کیا۔ آپ جس صفحے سے آئے ہیں وہ اُس رپورٹ کا حصہ نہیں ہے۔
another-gone = وہ صفحہ جس رپورٹ کا تھا، وہ اب یہاں موجود نہیں: وہ مٹا دی گئی ہے، یا اس کی جگہ دوسری رپورٹ شروع ہو گئی ہے۔
another-typed = آپ نے وہاں یہ لکھا تھا
another-carry-on = یہاں موجود رپورٹ جاری رکھیں
another-into = یہ جواب یہاں موجود رپورٹ میں ڈالیں
another-begin = یہاں موجود رپورٹ مٹائیں اور اس جواب کے ساتھ نئی رپورٹ شروع کریں
another-begin-empty = یہاں موجود رپورٹ مٹائیں اور نئی رپورٹ شروع کریں
another-one-by-one = دو باتوں کی رپورٹ کرنی ہے؟ پہلے ایک رپورٹ بھیجیں، پھر دوسری شروع کریں۔

sent-already-title = یہ رپورٹ بھیجی جا چکی ہے
sent-already-late = پچھلے صفحے پر آپ کا لکھا ہوا اس کے بعد آیا۔ وہ رپورٹ میں شامل نہیں ہے، اور ہم نے اسے محفوظ نہیں کیا۔
sent-already-add = کچھ بڑھانا یا درست کرنا ہو تو { $non-emergency-call } پر کال کریں، یا ٹیکسٹ ریلے سے { $non-emergency-relay-call } پر۔
sent-already-show = اپنے ریفرنس نمبر والا صفحہ دیکھیں

check-title = اپنے جواب ایک بار دیکھ لیں
check-lead = ہم یہی بھیجیں گے۔ آپ جو چاہیں بدل لیں۔
check-change = بدلیں: { $question }
check-change-short = بدلیں
check-empty = خالی چھوڑا گیا
check-withheld = آپ کا نام اور رابطے کی تفصیل ہم اسی آن لائن سروس میں رکھتے ہیں۔ باقی سب پولیس کی ٹیم کو ملتا ہے۔
check-send-lead = بھیجنے کا مطلب یہ ہے کہ جہاں تک آپ کو معلوم ہے، یہ سب سچ ہے۔
check-send = رپورٹ بھیجیں
check-changed = آپ کے جواب کسی اور ٹیب میں بدلے گئے ہیں۔ اب آپ کے جواب یہ ہیں: پہلے دیکھ لیں، پھر بھیجیں۔

sent-title = آپ کی رپورٹ بھیج دی گئی ہے
sent-reference = آپ کا ریفرنس نمبر
sent-keep = اسے سنبھال کر رکھیں۔ یہ اس رپورٹ کا نمبر ہے: جب اس کے بارے میں پولیس سے بات ہو، کاؤنٹر پر یا فون پر، تو یہ نمبر بتائیں۔
sent-number = یہ جرم کا نمبر (crime number) نہیں ہے۔ اگر پولیس جرم درج کرے تو وہ اپنا الگ نمبر دیتی ہے۔ انشورنس کمپنی وہی نمبر مانگتی ہے: وہ پولیس کی ٹیم سے مانگیں۔
sent-at = ملنے کا وقت: { $when }
sent-next = آگے کیا ہو گا
sent-next-standard = پولیس کی ایک ٹیم دو دن کے اندر آپ کی رپورٹ پڑھے گی اور طے کرے گی کہ کیا کرنا ہے۔
sent-next-high = پولیس کی ایک ٹیم ایک دن کے اندر آپ کی رپورٹ پڑھے گی اور طے کرے گی کہ کیا کرنا ہے۔
sent-next-urgent = پولیس کی ایک ٹیم آپ کی رپورٹ سب سے پہلے پڑھے گی، چاہے دوسری رپورٹیں اس سے پہلے آئی ہوں۔
sent-danger = اگر حالات بدل جائیں یا آپ خطرے میں ہوں تو انتظار نہ کریں: { $emergency-call } پر کال کریں۔
sent-help = آپ کے لیے مدد
sent-support = چیریٹی Victim Support سب کی مفت مدد کرتی ہے، رپورٹ کی ہو یا نہ کی ہو: { $victim-support-call }۔ لندن میں وہ London Victim and Witness Service میں کام کرتی ہے: { $london-victims-web }۔
sent-rights = متاثرین کا ضابطہ (Victims’ Code) بتاتا ہے کہ پولیس، عدالت اور دوسرے اداروں سے آپ کو کیا ملنا چاہیے: { $victims-code-web }۔
sent-print = کاپی رکھنے کے لیے یہ صفحہ پرنٹ کریں یا اس کی تصویر لے لیں۔
sent-another = کسی اور بات کی رپورٹ کریں
sent-copy = ریفرنس نمبر کاپی کریں
sent-copied = کاپی ہو گیا
sent-share = ریفرنس نمبر شیئر کریں

stop-who = مدد کون کرے گا
stop-how = ان سے رابطہ کیسے کریں
stop-why = یہاں کیوں نہیں
stop-ring = { $number } پر کال کریں
stop-text = { $number } پر ٹیکسٹ میسج بھیجیں
stop-visit = { $address } کھولیں
hours-always = دن رات
stop-report = یہاں رپورٹ کریں اور ریفرنس نمبر لیں
stop-back = واپس جائیں اور اپنا جواب بدلیں

notice = اہم بات
notice-expired = آپ کے پہلے والے جواب اب ہمارے پاس نہیں ہیں۔ رپورٹ شروع کرنے کے 24 گھنٹے بعد، یا ”اس صفحے سے نکلیں“ دبانے پر، جواب مٹ جاتے ہیں۔
notice-forgotten = آپ کا براؤزر یہ رپورٹ بھول گیا ہے، اس لیے آپ کے پہلے والے جواب نہیں مل رہے۔ ایسا تب ہوتا ہے جب کوئی ”اس صفحے سے نکلیں“ دبائے یا براؤزر بند ہو جائے۔ آپ کا لکھا ہوا اسی صفحے پر موجود ہے: اس کے ساتھ نئے سرے سے شروع کرنے کے لیے ”آگے بڑھیں“ دبائیں۔ اگر پھر یہی صفحہ آئے تو آپ کا براؤزر کوکیز نہیں رکھتا۔ تب کوئی اور طریقہ چنیں:
notice-cookies = آپ کا براؤزر ہماری کوکی محفوظ نہیں کرتا۔ اس کے بغیر ہم آپ کے جواب ایک صفحے سے دوسرے صفحے تک نہیں رکھ سکتے، اس لیے یہ رپورٹ یہاں مکمل نہیں ہو سکتی۔ اس ویب سائٹ کے لیے کوکیز کی اجازت دیں، پھر اسی صفحے پر ”آگے بڑھیں“ دبائیں۔ یا کوئی اور طریقہ چنیں:
notice-expired-kept = جو آپ نے ابھی لکھا ہے وہ محفوظ ہے: رپورٹ بھیجنے سے پہلے وہ آپ کو پھر نظر آئے گا۔
notice-sent = آپ کی رپورٹ { $reference } بھیجی جا چکی ہے۔ اس صفحے سے نئی رپورٹ شروع ہوتی ہے۔
notice-not-saved = یہ ابھی محفوظ نہیں ہو سکا۔ اس صفحے پر کچھ ضائع نہیں ہوا: تھوڑا رکیں، پھر بٹن دوبارہ دبائیں۔
notice-too-long = یہ صفحہ محفوظ نہیں ہو سکا: اس پر لکھی ہوئی کوئی بات اتنی لمبی ہے کہ ہم رکھ نہیں سکتے۔ کچھ ضائع نہیں ہوا: سب یہیں لکھا ہے۔ اسے مختصر کریں، پھر بٹن دوبارہ دبائیں۔
notice-no-room = یہ محفوظ نہیں ہو سکا: اس وقت بہت زیادہ ادھوری رپورٹیں رکھی ہوئی ہیں۔ اس صفحے پر کچھ ضائع نہیں ہوا: چند منٹ رکیں، پھر بٹن دوبارہ دبائیں۔ یا کوئی اور طریقہ چنیں:
notice-different = یہ رپورٹ پہلے ہی بھیجی جا چکی ہے۔ اس کا ریفرنس نمبر { $reference } ہے۔ یہاں کے جواب اُس سے الگ ہیں: اگر بات کوئی اور ہے تو انہیں نئی رپورٹ کے طور پر بھیجیں۔

answer-between = { $from } اور { $to } کے درمیان
answer-about = { $date } کے آس پاس
answer-labelled = { $question }: { $answer }
answer-asked = { $question } { $answer }
answer-amount-about = تقریباً { $amount }
answer-postcode-read = { $postcode } (”{ $typed }“ سے پڑھا گیا)
answer-time = { $said } ({ $clock })
answer-time-either = { $said } (یہ نہیں بتایا: صبح یا شام)
answer-time-span = { $from } سے { $to } تک
answer-time-after = { $time } کے بعد
answer-time-before = { $time } سے پہلے
answer-time-about = { $time } کے قریب
answer-no-contact = رابطے کا کوئی محفوظ طریقہ نہیں
answer-safe = رابطے کے لیے محفوظ: { $text }
answer-born = تاریخِ پیدائش: { $date }
# A time stands in one isolate: with one round each part the page would show 30:14.
clock = {"\u2066"}{ $hour }:{ $minute }{"\u2069"}
moment = { $date }، { $time }
date-full = { $weekday }، { $day } { $month } { $year }
date-month-year = { $month } { $year }
weekday-1 = پیر
weekday-2 = منگل
weekday-3 = بدھ
weekday-4 = جمعرات
weekday-5 = جمعہ
weekday-6 = ہفتہ
weekday-7 = اتوار
month-1 = جنوری
month-2 = فروری
month-3 = مارچ
month-4 = اپریل
month-5 = مئی
month-6 = جون
month-7 = جولائی
month-8 = اگست
month-9 = ستمبر
month-10 = اکتوبر
month-11 = نومبر
month-12 = دسمبر

not-found-title = یہ صفحہ یہاں نہیں ہے
not-found-body = ہو سکتا ہے ویب ایڈریس میں کچھ فرق ہو، یا صفحہ کہیں اور چلا گیا ہو۔ آپ کے جواب محفوظ ہیں۔
trouble-title = ہماری طرف سے کچھ خرابی ہو گئی ہے
trouble-body = اس میں آپ کا کوئی قصور نہیں۔ تھوڑا رکیں، پھر اسی صفحے کو دوبارہ لوڈ کریں۔ اگر براؤزر پوچھے کہ فارم دوبارہ بھیجنا ہے تو ہاں کہیں: اس طرح آپ کا لکھا ہوا بھی ساتھ آتا ہے۔ آپ کے پہلے کے جواب محفوظ ہیں۔
busy-title = ہم اس وقت کچھ محفوظ نہیں کر سکتے
busy-body = تھوڑا رکیں، پھر اسی صفحے کو دوبارہ لوڈ کریں۔ اگر براؤزر پوچھے کہ فارم دوبارہ بھیجنا ہے تو ہاں کہیں: اس طرح آپ کا لکھا ہوا بھی ساتھ آتا ہے۔ آپ کے پہلے کے جواب محفوظ ہیں۔
too-large-title = یہ ایک بار میں بہت زیادہ ہے
too-large-body = ایک ساتھ بہت زیادہ متن آیا، اس لیے اس صفحے کی کوئی بات محفوظ نہیں ہوئی۔ آپ کے پچھلے جواب محفوظ ہیں۔ واپس جا کر چھوٹا متن بھیجیں۔
too-slow-title = اسے پہنچنے میں بہت دیر لگی
too-slow-body = شاید سگنل کمزور ہے۔ اس صفحے کی کوئی بات محفوظ نہیں ہوئی۔ اسی صفحے کو دوبارہ لوڈ کریں۔ اگر براؤزر پوچھے کہ فارم دوبارہ بھیجنا ہے تو ہاں کہیں: اس طرح آپ کا لکھا ہوا بھی ساتھ آتا ہے۔ آپ کے پہلے کے جواب محفوظ ہیں۔
too-many-title = اس کنکشن سے ایک ساتھ بہت کچھ آیا ہے
too-many-body = چند سیکنڈ رکیں، پھر اسی صفحے کو دوبارہ لوڈ کریں۔ اگر براؤزر پوچھے کہ فارم دوبارہ بھیجنا ہے تو ہاں کہیں: اس طرح آپ کا لکھا ہوا بھی ساتھ آتا ہے۔ آپ کے پہلے کے جواب محفوظ ہیں۔
forbidden-title = یہ کسی اور ویب سائٹ سے آیا ہے
forbidden-body = آپ کی حفاظت کے لیے ہم صرف وہ جواب لیتے ہیں جو اسی ویب سائٹ پر لکھے گئے ہوں۔ ہمارے اپنے صفحے سے شروع کریں۔
go-home = شروع کے صفحے پر جائیں

# A page of a journey that the operator has closed, and the notice that says so beforehand and meanwhile.
closed-title = اس وقت یہ رپورٹ آن لائن نہیں کی جا سکتی
closed-until = یہ { $when } تک بند ہے (لندن کا وقت)۔
closed-until-unknown = یہ بند ہے۔ ابھی معلوم نہیں کہ کب تک۔
closed-kept = آپ کے اب تک کے جواب { $when } تک محفوظ ہیں۔ آپ کے بھیجنے سے پہلے انہیں کوئی نہیں پڑھتا۔ جب سروس کھلے تو اسی براؤزر میں یہ صفحہ دوبارہ کھولیں اور وہیں سے آگے بڑھیں۔
closed-kept-too-short = ہو سکتا ہے سروس اس وقت تک نہ کھلے۔ جو بات رکھنا چاہیں، اسے کہیں نقل کر لیں۔
closed-typed = آپ نے جو لکھا
closed-typed-kept = یہ آپ کے جوابوں کے ساتھ محفوظ ہے۔
closed-typed-lost = ہم اسے محفوظ نہیں کر سکے۔ اسے ابھی کہیں نقل کر لیں، تاکہ سروس کھلنے پر آپ کے پاس ہو۔
closed-instead = اس وقت آپ کیا کر سکتے ہیں
closed-reports = آن لائن رپورٹ کرنا
closed-journey = ”{ $journey }“
closed-notice = { $what }: { $when } تک بند ہے (لندن کا وقت)۔
closed-notice-unknown = { $what }: اس وقت بند ہے۔ ابھی معلوم نہیں کہ کب تک۔
closed-notice-soon = { $what }: { $from } سے { $when } تک بند رہے گا (لندن کا وقت)۔ اس سے پہلے جو بھیجیں گے، وہ ہم تک پہنچ جائے گا۔
closed-notice-soon-unknown = { $what }: { $from } سے بند رہے گا (لندن کا وقت)۔ ابھی معلوم نہیں کہ کب تک۔ اس سے پہلے جو بھیجیں گے، وہ ہم تک پہنچ جائے گا۔
closed-mark = { $when } تک بند
closed-mark-unknown = فی الحال بند

# The titles of longer pages, which stand at the foot of every page.
worth-title = کیا رپورٹ کرنے کا فائدہ ہے؟
privacy-title = آپ کی پرائیویسی
bsl-title = برٹش سائن لینگویج (BSL)
accessibility-title = سب کے لیے رسائی
