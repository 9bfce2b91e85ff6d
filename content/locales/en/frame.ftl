# The frame of every page, and everything that is not a question.

skip = Skip to the main content
error-prefix = Error:
languages = Language
bsl-link = BSL
exit-page = Exit this page
exit-page-keys = or press Shift three times
danger = In danger now?
danger-call = Call { $emergency-call }
danger-bsl = { $emergency-number } BSL
# Text relay is dialled, with an app or a textphone: it takes no text messages.
danger-text = Text relay: { $text-relay-call }
sample = This is a sample. { $police } has not checked the names, numbers and addresses on it.
falls-back = Parts of this page are not in this language yet. They are shown in English.
footer = About this service
footer-numbers = Not an emergency? Call { $non-emergency-call }, or { $non-emergency-relay-call } by text relay.
offline = Your phone is offline. What you type stays on this page. In danger? Call { $emergency-call }: that needs no internet.
help-aside = Help with this page

emergency-title = If you are in danger now
emergency-call = Call { $emergency-call } and ask for the police.
emergency-silent = Cannot speak? Call { $emergency-call } from a mobile, listen, and press { $silent-press } when the recorded voice asks for it. If you do not, the call is cut off. Pressing it does not show where you are.
emergency-landline = From a landline there is nothing to press: call { $emergency-call } and stay on the line. Noise in the background is enough, and the address shows.
emergency-bsl = British Sign Language: { $emergency-number } BSL, a video call with an interpreter, { $bsl-hours }.
# In the app the number is tapped inside the app: here it leads nowhere.
emergency-text = Deaf, or hard to speak? In the Relay UK app, tap { $emergency-number }. On a textphone, dial { $text-relay-call }.
emergency-sms = Is your phone registered for emergencySMS? Then text { $emergency-sms-text }.

translated = This translation was made with a machine’s help and has not yet been checked by a reader.
translated-english = Read this page in English

home-title = The police counter that is always open
home-lead = Tell us what happened from your phone, day or night. It takes about five minutes, and you get a reference you can keep.
home-report = Report something
home-report-about = A theft, damage, hate crime, a collision, lost property, or something you know
home-counters = Find a counter that is open
home-worth = Is it worth reporting?
home-call = Would you rather talk? Call { $non-emergency-call }, or { $non-emergency-relay-call } by text relay.

start-minutes = About { $minutes } minutes, one question at a time.
start-kept = Your answers are kept for 24 hours from when you begin. To stop and come back on this phone, press “Save and finish later”.
start-name = You choose how much you tell us about yourself. You can report without your name.
start-exit = Somebody looking? “Exit this page” is at the top of every page and deletes what you typed here.
start-now = Start
start-under-way = You have already begun this report on this phone.
start-carry-on = Carry on where you stopped
start-again = Delete my answers and start again

back = Back
continue = Continue
later = Save and finish later
later-title = Your answers are saved
later-until = We keep them until { $when }. Nobody reads them before you send them.
later-back = To carry on, open this website in the same browser on this phone or computer, choose “{ $journey }”, and go on where you stopped.
later-shared = Does somebody else use this phone? They could open your answers, too. “Exit this page” deletes them.
later-carry-on = Carry on now
optional = You can leave this empty
optional-field = (optional)
questions-left = { $count ->
    [one] The last question
   *[other] About { $count } questions left
}
why = Why we ask
error-summary = Something needs changing
characters-max = Up to { $max } characters.
yes = Yes
no = No
not-applicable = Not applicable

date-how = How well do you know the date?
date-exactly = I know the day
date-about = I know it roughly
date-between = It was between two days
date-first = Date
date-last = Last day
date-day = Day
date-month = Month
date-year = Year
time-hint = For example, 2:30pm, about 8am, or between 7 and 8pm
money-hint = In pounds, for example 120 or 119.99
email-sure-question = Is the address right as you typed it?
email-sure = Yes, it is right
place-postal-code = Postcode, or the postal code of another country
place-postal-code-hint = For example, SE13 5JZ or D02 X285
place-country = Country, if it is not the United Kingdom
place-postcode = Postcode, or its first half
place-postcode-hint = For example, SE13 5JZ or SE13
place-street = House number, street and area
place-described = Or describe the place
place-described-hint = A bus stop, a park, a shop nearby: whatever helps us find it
person-name = Full name
person-birth = Date of birth (you can leave this empty)
contact-email = E-mail address
contact-phone = Phone number
contact-post = Postal address
contact-safe = When and how is it safe to contact you?
contact-safe-hint = For example, only texts, or only between 9am and 3pm
contact-or = Or
contact-none = There is no safe way to contact me
repeated-so-far = Listed so far
repeated-another = Add this and list another
repeated-next = { $item } { $number }
repeated-numbered = { $item } { $number }
repeated-change = Change { $item } { $number }
repeated-remove = Remove { $item } { $number }

unsent-offline = No signal just now. What you typed is still on this page. Keep the page open: we try again by ourselves, and as soon as the signal is back. In danger? Call { $emergency-call }: that needs no internet. Use the text or BSL way at the top if you cannot speak.
unsent-busy = We cannot save this just now. What you typed is still on this page. Keep the page open: we try again by ourselves.
unsent-slow = This takes longer than usual. Keep the page open: what you typed is still here.
unsent-changed = Not saved yet. Press the button again when you are ready.

another-title = Is this for another report?
another-lead = In this browser, “{ $journey }” was begun on another page already, by you or by someone who used it before. The page you come from does not belong to that report.
another-gone = The report that it belonged to is not here any more: it was deleted, or another was begun in its place.
another-typed = What you typed there
another-carry-on = Carry on with the report that is here
another-into = Put this answer into the report that is here
another-begin = Delete the report that is here and begin again with this answer
another-begin-empty = Delete the report that is here and begin again
another-one-by-one = Two things to report? Send the first, then begin the second.

sent-already-title = This report was sent
sent-already-late = What you typed on the last page came after that. It is not part of the report, and we have not kept it.
sent-already-add = To add something or put it right, call { $non-emergency-call }, or { $non-emergency-relay-call } by text relay.
sent-already-show = Show the page with your reference

check-title = Check your answers
check-lead = This is what we will send. You can change anything.
check-change = Change: { $question }
check-change-short = Change
check-empty = Left empty
check-withheld = This online service keeps your name and contact details. The police team gets the rest.
check-send-lead = By sending, you tell us that this is true as far as you know.
check-send = Send the report
check-changed = Your answers changed in another tab. This is what they are now: check them, then send.

sent-title = Your report is sent
sent-reference = Your reference
sent-keep = Keep it. It names this report: give it when you talk to the police about it, at a counter or by phone.
sent-number = It is not a crime number. If the police record a crime, they give it a crime number of their own. An insurer asks for that one: ask the police team for it.
sent-at = Received { $when }
sent-next = What happens next
sent-next-standard = A police team reads your report within two days and decides what to do.
sent-next-high = A police team reads your report within a day and decides what to do.
sent-next-urgent = A police team reads your report first, before others that arrived earlier.
sent-danger = If things change or you are in danger, do not wait: call { $emergency-call }.
sent-help = Help for you
sent-support = Victim Support helps anyone, reported or not, free: { $victim-support-call }. In London it works in the London Victim and Witness Service: { $london-victims-web }.
sent-rights = The Victims’ Code says what you can expect from the police, the courts and others: { $victims-code-web }.
sent-print = To keep a copy, print this page or take a picture of it.
sent-another = Report something else
sent-copy = Copy the reference
sent-copied = Copied
sent-share = Share the reference

stop-who = Who helps
stop-how = How to reach them
stop-why = Why not here
stop-ring = Call { $number }
stop-text = Text { $number }
stop-visit = Open { $address }
hours-always = day and night
stop-report = Report it here and get a reference
stop-back = Go back and change your answer

notice = Important
notice-expired = We no longer have your earlier answers. They are deleted 24 hours after a report is begun, and when you leave with “Exit this page”.
notice-forgotten = Your browser has forgotten this report, so we cannot find your earlier answers. That happens when someone leaves with “Exit this page”, or when a browser is closed. What you typed is still on this page: press “Continue” to begin again with it. If this page then comes once more, your browser keeps no cookies. Then choose another way:
notice-cookies = Your browser does not keep our cookie. Without it we cannot keep your answers from one page to the next, so this report cannot be finished here. Allow cookies for this website, then press “Continue” on this page. Or choose another way:
notice-expired-kept = What you have just typed is kept: you will see it again before you send the report.
notice-sent = Your report { $reference } was sent. This page begins a new one.
notice-not-saved = We could not save this just now. Nothing on this page is lost: wait a moment, then press the button again.
notice-too-long = We could not save this page: something on it is longer than we can keep. Nothing is lost: it still stands here. Make it shorter, then press the button again.
notice-no-room = We could not save this: too many unfinished reports are kept just now. Nothing on this page is lost: wait a few minutes, then press the button again. Or choose another way:
notice-different = You already sent this report as { $reference }. Your answers here differ from what you sent: send them as a new report if it is about something else.

answer-between = Between { $from } and { $to }
answer-about = About { $date }
answer-labelled = { $question }: { $answer }
answer-asked = { $question } { $answer }
answer-amount-about = About { $amount }
answer-postcode-read = { $postcode } (read from “{ $typed }”)
# What the person wrote, then how we read it: “half past two (2:30pm)”.
answer-time = { $said } ({ $clock })
answer-time-either = { $said } (not said: morning or afternoon)
answer-time-span = { $from } to { $to }
answer-time-after = after { $time }
answer-time-before = before { $time }
answer-time-about = about { $time }
answer-no-contact = No safe way to make contact
answer-safe = Safe: { $text }
answer-born = Born { $date }
# The time of day in twelve hours; a language that counts to 24 uses $hour instead.
clock = { $hour12 }:{ $minute }{ $half }
moment = { $date }, { $time }
date-full = { $weekday } { $day } { $month } { $year }
date-month-year = { $month } { $year }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

not-found-title = This page is not here
not-found-body = The address may be mistyped, or the page has moved. Your answers are safe.
trouble-title = Something went wrong on our side
trouble-body = It is not your fault. Wait a moment, then load this page again. If your browser asks whether to send the form again, say yes: what you typed then comes along. Your earlier answers are safe.
busy-title = We cannot save right now
busy-body = Wait a moment, then load this page again. If your browser asks whether to send the form again, say yes: what you typed then comes along. Your earlier answers are safe.
too-large-title = That is too much at once
too-large-body = Far more text arrived than a page can take, so nothing of that page was saved. Your earlier answers are safe. Go back and write a shorter text.
too-slow-title = That took too long to arrive
too-slow-body = Your signal may be weak. Nothing of that page was saved. Load this page again. If your browser asks whether to send the form again, say yes: what you typed then comes along. Your earlier answers are safe.
too-many-title = Too much from this connection at once
too-many-body = Wait a few seconds, then load this page again. If your browser asks whether to send the form again, say yes: what you typed then comes along. Your earlier answers are safe.
forbidden-title = This came from another website
forbidden-body = For your safety we only accept answers typed on this website. Start from our own page.
go-home = Go to the start

# A page of a journey that the operator has closed, and the notice that says so beforehand and meanwhile.
closed-title = You cannot report this online just now
closed-until = This is closed until { $when }, London time.
closed-until-unknown = This is closed. We do not know yet until when.
closed-kept = Your answers so far are kept until { $when }. Nobody reads them before you send them. To carry on, open this page again in the same browser when we are open.
closed-kept-too-short = We may not be open again by then. Copy what you want to keep.
closed-typed = What you typed
closed-typed-kept = This is kept with your answers.
closed-typed-lost = We could not keep this. Copy it now, so that you have it when we are open.
closed-instead = What you can do now
closed-reports = Reporting online
closed-journey = “{ $journey }”
closed-notice = { $what } is closed until { $when }, London time.
closed-notice-unknown = { $what } is closed. We do not know yet until when.
closed-notice-soon = { $what } will be closed from { $from } until { $when }, London time. What you send before that reaches us.
closed-notice-soon-unknown = { $what } will be closed from { $from }, London time. We do not know yet until when. What you send before that reaches us.
closed-mark = Closed until { $when }
closed-mark-unknown = Closed for now

# The titles of longer pages, which stand at the foot of every page.
worth-title = Is it worth reporting?
privacy-title = Your privacy
accessibility-title = Accessibility
bsl-title = British Sign Language
