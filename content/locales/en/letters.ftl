# Letters to people who booked a visit or sent a report. Sender, subject, calendar title and text never name the police: whoever shares
# the phone may read them.
#
# A letter is a subject with its `.text`, then what else is said in it, then `letter-foot`. Variables are finished strings:
#   $when  a day and a time, as pages tell them · $date a day · $link the address of the page of the booking
#   $count is a number.

# The foot of every letter.
letter-foot = A machine sent this. You can reply, and a person reads it. If you know nothing of an appointment, ignore this letter.
# The page where reference and secret are typed; in every letter about a booking that stands or can be made anew.
letter-open = To see, change or cancel it, open { $link } and type your reference and your secret number.
# Only in letters to “nobody else reads my e-mail”. The secret stands in the first letter only: later it is not known to us.
letter-reference = Reference: { $reference }
letter-secret = Secret number: { $secret }
letter-where = Where: { $address }
letter-where-video = Where: by video
letter-where-phone = Where: by phone
letter-bring = What to bring: { $bring }

letter-booked = Your appointment
    .text =
        Your appointment is booked: { $when }. This time is yours.
# A line for the interpreter's state, in letters about a booking that has one.
letter-interpreter-rostered = An interpreter is booked for it.
letter-interpreter-requested = The interpreter is not confirmed yet. We write to you by { $date }.

letter-changed = Your appointment has a new time
    .text =
        Your appointment is now { $when }. The old time, { $old }, no longer counts. Reference and secret number stay the same.

letter-cancelled = Your appointment is cancelled
    .text =
        You cancelled your appointment of { $when }. You do not have to come. You can book a new one at { $book-link }.

# Cancelled by the service. The page offers the same times; each stands on a line of its own.
letter-withdrawn = Your appointment cannot be kept
    .text =
        We cannot keep your appointment of { $when }. This is not your doing.

        { $count ->
            [0] Choose another time on the page below.
            [1] This time is free instead. Take it on the page below:
           *[other] These times are free instead. Take one on the page below:
        }

letter-interpreter-confirmed = Your interpreter is confirmed
    .text =
        An interpreter comes to your appointment: { $when }.

letter-interpreter-withdrawn = About your interpreter
    .text =
        No interpreter can come to your appointment of { $when }. The time is still yours.

        On the page below you can choose another time with an interpreter. Where there is time enough, you can also ask us to look again.

letter-interpreter-absent = A new time for your appointment
    .text =
        The interpreter did not come to your appointment of { $when }. This is not your doing. Choose a new time on the page below.

letter-reminder-two-days = A reminder of your appointment
    .text =
        Your appointment is { $when }. If you cannot come, change or cancel it: then someone else can have the time.

letter-reminder-two-hours = Your appointment is soon
    .text =
        Your appointment is { $when }.
# In a reminder, where an interpreter is still not confirmed.
letter-reminder-unconfirmed = The interpreter is not confirmed yet. Look at the page below before you set out.
# In a reminder of a video visit.
letter-reminder-video = When it begins, open the page below. The button to join is there.

# To someone who left a safe e-mail address with a report: reference and next steps, nothing of what was told.
letter-reported = We have what you sent
    .text =
        What you sent has reached us. Your reference is { $reference }. Keep it: it names what you sent when you talk to us about it.
    .urgent = Someone reads it first, before others that arrived earlier.
    .high = Someone reads it within a day and decides what to do.
    .standard = Someone reads it within two days and decides what to do.
    .danger =
        If things change or you are in danger, do not wait: call { $emergency-call }. If you do not hear or cannot speak, use { $emergency-number } BSL ({ $bsl-web }), or text relay: in the Relay UK app tap { $emergency-number }, on a textphone dial { $text-relay-call }.
    .help = Victim Support helps anyone, free: { $victim-support-call }.
    .foot = A machine sent this. You can reply, and a person reads it. If you sent us nothing, ignore this letter.

# The calendar entry: its title and its text. The file is appointment.ics in every language.
calendar-title = Appointment
calendar-about = To see, change or cancel it: { $link }
