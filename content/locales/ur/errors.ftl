# What is wrong with an answer, and how to mend it. Shown in the list above the question and beside the field, in Urdu.
# Inside a phone number the space is a no-break space (U+00A0): an ordinary one would show the groups in the wrong order.

error-required = جواب لکھیں
error-choose-one = ان میں سے ایک جواب چنیں
error-choose-some = ان میں سے کم از کم ایک جواب چنیں
error-none-with-others = یا تو ”کچھ نہیں“ والا جواب چنیں یا باقی جواب، دونوں ساتھ نہیں
error-too-long = اسے چھوٹا کریں: زیادہ سے زیادہ { $max } حروف
error-unreadable-characters = وہ نشان ہٹا دیں جو پڑھے نہیں جا سکتے، مثلاً کاپی پیسٹ کے ساتھ آنے والے چھپے ہوئے نشان
error-date-missing = دن، مہینہ اور سال لکھیں
error-date-incomplete = تاریخ کا ایک حصہ رہ گیا ہے: اسے بھی لکھیں
error-not-a-date = تاریخ دوبارہ دیکھیں: یہ دن کیلنڈر میں نہیں ہے
error-date-in-future = یہ تاریخ آج کے بعد کی ہے: دن، مہینہ اور سال دوبارہ دیکھیں
error-date-too-old = یہ سال 1900 سے پہلے کا ہے: سال کے چاروں ہندسے لکھیں
error-dates-reversed = آخری دن پہلے دن کے بعد آنا چاہیے: دونوں کی جگہ آپس میں بدل دیں، یا کوئی ایک دن بدلیں
error-not-a-time = وقت لکھیں، مثلاً 2:30pm یا 14:30
error-not-a-postcode = پوسٹ کوڈ لکھیں، مثلاً SE13 5JZ، یا اسے خالی چھوڑ کر جگہ کے بارے میں بتائیں
error-place-missing = ان میں سے کسی ایک طریقے سے جگہ بتائیں
error-not-an-email = ای میل ایڈریس لکھیں، مثلاً name@example.com
error-not-a-phone = فون نمبر لکھیں، مثلاً 020 7946 0000
error-not-a-number = ہندسوں میں پورا عدد لکھیں، اعشاریے کے بغیر
error-number-too-small = { $min } یا اس سے بڑا عدد لکھیں
error-number-too-large = { $max } یا اس سے چھوٹا عدد لکھیں
error-not-an-amount = رقم لکھیں، مثلاً 120 یا 119.99
error-not-a-registration = نمبر پلیٹ کا نمبر لکھیں، مثلاً AB12 CDE: صرف انگریزی حروف اور ہندسے
error-contact-missing = رابطے کا ایک طریقہ بتائیں، یا اس پر نشان لگائیں کہ کوئی محفوظ طریقہ نہیں ہے
error-contact-contradicts = یہ نشان ہٹا دیں، یا باقی خانے خالی کر دیں
error-nothing-added = کم از کم ایک کے بارے میں لکھیں
error-too-many = یہاں { $max } تک لکھنے کی جگہ ہے۔ باقی وہاں لکھیں جہاں پوچھا گیا ہے کہ کیا ہوا
