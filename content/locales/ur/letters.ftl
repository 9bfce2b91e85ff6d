# Letters to people who booked a visit or sent a report, in Urdu. A text begins with an Urdu letter, a digit or a variable, so that its
# direction is guessed right. The variables are those of the English file.

# The foot of every letter.
letter-foot = یہ ای میل مشین نے بھیجی ہے۔ جواب دیں تو اسے کوئی انسان پڑھتا ہے۔ اگر آپ کو کسی اپائنٹمنٹ کا علم نہیں تو اس ای میل کو نظر انداز کریں۔
# The page where reference and secret are typed; in every letter about a booking that stands or can be made anew.
letter-open = اسے دیکھنے، بدلنے یا کینسل کرنے کے لیے { $link } کھولیں اور اپنا ریفرنس نمبر اور خفیہ نمبر لکھیں۔
# Only in letters to “nobody else reads my e-mail”. The secret stands in the first letter only: later it is not known to us.
letter-reference = ریفرنس نمبر: { $reference }
letter-secret = خفیہ نمبر: { $secret }
letter-where = کہاں: { $address }
letter-where-video = کہاں: ویڈیو پر
letter-where-phone = کہاں: فون پر
letter-bring = ساتھ کیا لانا ہے: { $bring }

letter-booked = آپ کی اپائنٹمنٹ
    .text =
        آپ کی اپائنٹمنٹ بک ہو گئی ہے: { $when }۔ یہ وقت آپ کا ہے۔
# A line for the interpreter's state, in letters about a booking that has one.
letter-interpreter-rostered = اس کے لیے ترجمان کا انتظام ہو گیا ہے۔
letter-interpreter-requested = ترجمان ابھی کنفرم نہیں ہے۔ ہم آپ کو { $date } تک لکھیں گے۔

letter-changed = آپ کی اپائنٹمنٹ کا نیا وقت
    .text =
        آپ کی اپائنٹمنٹ کا وقت اب یہ ہے: { $when }۔ پرانا وقت، یعنی { $old }، اب نہیں رہا۔ ریفرنس نمبر اور خفیہ نمبر وہی ہیں۔

letter-cancelled = آپ کی اپائنٹمنٹ کینسل ہو گئی ہے
    .text =
        آپ نے { $when } کی اپائنٹمنٹ کینسل کر دی ہے۔ اب آنے کی ضرورت نہیں۔ نئی اپائنٹمنٹ یہاں بک ہو سکتی ہے: { $book-link }

# Cancelled by the service. The page offers the same times; each stands on a line of its own.
letter-withdrawn = آپ کی اپائنٹمنٹ نہیں ہو سکتی
    .text =
        { $when } کی آپ کی اپائنٹمنٹ ہماری طرف سے نہیں ہو سکتی۔ اس میں آپ کا کوئی قصور نہیں۔

        { $count ->
            [0] نیچے دیے گئے صفحے پر کوئی اور وقت چنیں۔
            [1] اس کی جگہ یہ وقت خالی ہے۔ نیچے دیے گئے صفحے پر اسے لیں:
           *[other] اس کی جگہ یہ وقت خالی ہیں۔ نیچے دیے گئے صفحے پر ان میں سے ایک لیں:
        }

letter-interpreter-confirmed = آپ کا ترجمان کنفرم ہو گیا ہے
    .text =
        آپ کی اپائنٹمنٹ پر ترجمان آئے گا: { $when }۔

letter-interpreter-withdrawn = آپ کے ترجمان کے بارے میں
    .text =
        { $when } کی آپ کی اپائنٹمنٹ پر کوئی ترجمان نہیں آ سکتا۔ وقت اب بھی آپ کا ہے۔

        نیچے دیے گئے صفحے پر ترجمان کے ساتھ کوئی اور وقت چنیں۔ اگر کافی وقت ہو تو وہاں ہم سے یہ بھی کہہ سکتے ہیں کہ پھر سے ڈھونڈیں۔

letter-interpreter-absent = آپ کی اپائنٹمنٹ کے لیے نیا وقت
    .text =
        { $when } کی آپ کی اپائنٹمنٹ پر ترجمان نہیں آیا۔ اس میں آپ کا کوئی قصور نہیں۔ نیچے دیے گئے صفحے پر نیا وقت چنیں۔

letter-reminder-two-days = آپ کی اپائنٹمنٹ کی یاد دہانی
    .text =
        آپ کی اپائنٹمنٹ کا وقت یہ ہے: { $when }۔ اگر آنا ممکن نہ ہو تو اسے بدلیں یا کینسل کریں: پھر وہ وقت کسی اور کو مل سکتا ہے۔

letter-reminder-two-hours = آپ کی اپائنٹمنٹ جلد ہونے والی ہے
    .text =
        آپ کی اپائنٹمنٹ کا وقت یہ ہے: { $when }۔
# In a reminder, where an interpreter is still not confirmed.
letter-reminder-unconfirmed = ترجمان ابھی کنفرم نہیں ہے۔ نکلنے سے پہلے نیچے دیا گیا صفحہ دیکھ لیں۔
# In a reminder of a video visit.
letter-reminder-video = جب اس کا وقت ہو تو نیچے دیا گیا صفحہ کھولیں۔ شامل ہونے کا بٹن وہیں ہے۔

# To someone who left a safe e-mail address with a report: reference and next steps, nothing of what was told.
letter-reported = جو آپ نے بھیجا، وہ ہمیں مل گیا ہے
    .text =
        جو آپ نے بھیجا، وہ ہم تک پہنچ گیا ہے۔ آپ کا ریفرنس نمبر { $reference } ہے۔ اسے سنبھال کر رکھیں: جب اس کے بارے میں ہم سے بات ہو تو یہ نمبر بتائیں۔
    .urgent = اسے سب سے پہلے پڑھا جائے گا، چاہے دوسرے اس سے پہلے آئے ہوں۔
    .high = کوئی ایک دن کے اندر اسے پڑھے گا اور طے کرے گا کہ کیا کرنا ہے۔
    .standard = کوئی دو دن کے اندر اسے پڑھے گا اور طے کرے گا کہ کیا کرنا ہے۔
    .danger =
        اگر حالات بدل جائیں یا آپ خطرے میں ہوں تو انتظار نہ کریں: { $emergency-call } پر کال کریں۔ اگر سنائی نہیں دیتا یا بولنا ممکن نہیں تو {"\u2066"}{ $emergency-number } BSL{"\u2069"} ({ $bsl-web }) استعمال کریں، یا ٹیکسٹ ریلے: ایپ Relay UK میں { $emergency-number } دبائیں، یا ٹیکسٹ فون سے { $text-relay-call } ملائیں۔
    .help = چیریٹی Victim Support سب کی مفت مدد کرتی ہے: { $victim-support-call }۔
    .foot = یہ ای میل مشین نے بھیجی ہے۔ جواب دیں تو اسے کوئی انسان پڑھتا ہے۔ اگر آپ نے ہمیں کچھ نہیں بھیجا تو اس ای میل کو نظر انداز کریں۔

# The calendar entry: its title and its text. The file is appointment.ics in every language.
calendar-title = اپائنٹمنٹ
calendar-about = اسے دیکھنے، بدلنے یا کینسل کرنے کے لیے: { $link }
