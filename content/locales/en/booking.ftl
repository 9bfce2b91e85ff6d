# Booking a visit: its pages, and a booking itself.

visit-journey = Book a visit
home-book = Book a visit
home-book-about = A time at a counter, by video or by phone, with an interpreter if you need one
home-booking = See, change or cancel a booking
counter-book = Book a visit here
counters-fact-bookable = Visits can be booked
bsl-book = Book a visit with an interpreter
bsl-book-text = You choose the time, and we find the interpreter. It costs you nothing. { $days ->
    [1] We need one day to find someone.
   *[other] We need { $days } days to find someone.
}
book-title = Book a visit
book-lead = Choose a time, and it is yours: nobody else gets it. You come to a counter, or meet by video or phone.
book-danger = In danger now? Do not book: call { $emergency-call }, or use the text relay or BSL way at the top.
book-services = What you can book
book-minutes = { $minutes } minutes, or { $doubled } minutes with an interpreter
way-in-person = at a counter
way-video = by video
way-phone = by phone
book-notice = { $hours ->
    [1] At least one hour ahead
   *[other] At least { $hours } hours ahead
}
book-horizon = Up to { $days } days ahead
book-sites = { $count ->
    [1] At one counter
   *[other] At { $count } counters
}
book-main-only = At main counters only
book-bring = What to bring
book-not-for = What it is not for
book-by-when = By when
book-start = Book a visit
book-walk-in = You can also come without booking while a counter is open. You may have to wait.
book-interpreter = Need an interpreter? Tell us when you book. It costs you nothing. For BSL and some languages we need time to find someone.
book-have-one = Already booked? See, change or cancel it
book-nothing = No visits can be booked just now. You can come to a counter while it is open, or report online.
book-start-lead = You choose a counter, a day and a time. At the end you see everything once more before you book.
book-start-hold = When you choose a time, we keep it for you for 10 minutes while you finish. Once, you can start the 10 minutes again.
book-start-reach = You need no e-mail address and no phone. You can also book for someone else.
book-start-under-way = You have already begun to book a visit on this phone.
sites-earliest = The earliest time anywhere
sites-earliest-now = Just now that is { $when }, at { $site }
sites-first-free = First free time: { $when }
sites-none-free = { $days ->
    [1] No free time in the next day
   *[other] No free time in the next { $days } days
}
sites-not-step-free = There are steps
sites-no-quiet-room = No quiet room
sites-main-only = This is done at main counters only, so the list is short.
sites-place-unknown = We do not know { $place }, so the counters stand in the order of their names.
times-length = The visit takes { $minutes } minutes.
times-length-interpreter = With an interpreter the visit takes { $minutes } minutes.
times-at = Times at { $site }
times-anywhere = The earliest times at all counters
times-today = Today, { $date }
times-tomorrow = Tomorrow, { $date }
times-part-night = At night
times-part-morning = Morning
times-part-afternoon = Afternoon
times-part-evening = Evening
times-time-at = { $time }, { $site }
times-later = Later times
times-earlier = Earlier times
times-other-site = Choose another counter
times-interpreter-there = { $language }: someone is on our rota at all these times.
times-interpreter-asked = { $language }: we ask an agency once you have booked. It needs time, so the list begins on { $date }. When you book, the interpreter is not confirmed yet. The next page says by when we tell you.
times-deadline = You have to come by { $when }. We show you only times before that.
times-deadline-none = No time is free before { $when }.
    .next = Do not wait for a visit: walk into one of these counters before then, and say why you come.
times-deadline-past = The time that the law gives is over: it was { $when }.
    .next = Come all the same, as soon as you can. You can walk into any of these counters without booking.
times-none = No time is free at { $site } in the next { $days } days.
    .next = Choose one of the nearest times at other counters, or look again later: times come back when someone cancels.
times-none-interpreter = { $language }: nobody on our rota is free for this visit in the next { $days } days.
    .next = Choose one of the nearest times with an interpreter, or ask us to arrange one.
times-nearest-sites = The nearest times at other counters
times-sooner-video = By video there are times with an interpreter sooner: from { $when } on
times-sooner-phone = By phone there are times with an interpreter sooner: from { $when } on
times-arrange = Ask us to arrange an interpreter
times-no-agency = { $language }: we know nobody who can interpret this in the way you chose.
    .next = Choose another way to meet. Or call { $non-emergency-call }, or { $non-emergency-relay-call } by text relay, and say that you need an interpreter.
times-none-anywhere = No time is free anywhere in the next { $days } days.
    .next = Come to a counter while it is open, or look again tomorrow.
times-clock-first = { $time }, before the clocks go back
times-clock-second = { $time }, after the clocks have gone back
held-until = We keep this time for you until { $time }.
held-what = { $when }, { $site }
held-longer = Keep it for 10 minutes from now
held-extended = We now keep this time for you until { $time }. It cannot be kept longer: finish by then.
held-minutes-left = { $minutes ->
    [1] One minute left to book this time.
   *[other] { $minutes } minutes left to book this time.
}
held-over = We kept { $when } for you until { $time }, but could not keep it longer. Nothing you typed is lost.
    .next = It is still free: book it now, or choose another time.
held-lost = We kept { $when } for you until { $time }. Since then someone else has booked it. Nothing you typed is lost.
    .next = Choose another time: only that one answer has to change.
book-too-many = { $count ->
    [1] There is already a visit booked with this e-mail address or phone number.
   *[other] There are already { $count } visits booked with this e-mail address or phone number.
}
    .next = Cancel one that you do not need, or ask at a counter: the staff there can book more.
unfree-no-such-time = There is no such time to book: visits begin at a full hour, or 15, 30 or 45 minutes after it.
    .next = Choose a time from the list.
unfree-not-offered = “{ $service }” cannot be booked at { $site }.
    .next = Choose another counter: these offer it.
unfree-main-only = “{ $service }” is done at main counters only, and { $site } is a local one.
    .next = Choose a main counter: they are first in the list.
unfree-past = { $when } is over.
    .next = Choose a later time.
unfree-too-soon = { $when } is too soon: we need time to prepare.
    .next = Choose a time from { $earliest } on, or come without booking while the counter is open.
unfree-after-deadline = { $when } is too late: you have to come by { $deadline }.
    .next = Choose an earlier time, or walk into a counter that is open before then.
unfree-beyond-horizon = { $when } is too far ahead. You can book up to { $latest }.
    .next = Choose an earlier time, or come back nearer to that day.
unfree-closed = { $site } is closed then: { $when }.
    .next = Choose another time, or another counter.
unfree-does-not-fit = { $site } closes at { $closing }, and the visit takes { $minutes } minutes.
    .next = Choose an earlier time on that day, or another day.
unfree-not-staffed = Nobody at { $site } can see you then: { $when }.
    .next = Choose another time: at those in the list someone is there.
unfree-taken = Someone else has just booked { $when }. Nothing you typed is lost.
    .next = Choose another time: the list now shows what is free.
unfree-no-interpreter = { $language }: nobody is free then: { $when }.
    .next = Choose a time when someone is, or ask us to arrange an interpreter.
book-check-title = Check before you book
book-check-lead = This is what we book for you. You can change anything.
book-check-send = Book this time
booked-title = Your visit is booked
booked-sure = This time is yours. Nobody else can book it.
booked-reference = Your reference
booked-secret = Your secret number
booked-secret-about = With both you can see, change or cancel the visit. Whoever has both can do it, too: keep the secret number to yourself. We cannot show it again, so write it down now.
booked-what = What for
booked-when = Day and time
booked-how-long = How long
booked-where = Where
booked-who = Who comes
booked-way-there = How to get there
booked-bring = What to bring
booked-not-for = What it is not for
booked-needs = What is arranged for you
booked-minutes = { $minutes } minutes
booked-arrive = Come a few minutes before. Say your first name and the time at the desk: you do not have to say what it is about.
booked-with-you = You may bring a relative or friend. They do not interpret a statement, and a child never interprets.
booked-phone = When your visit begins, an officer calls you on the number you gave. It may show as a hidden number.
booked-video-how = You also get there from “Your booking”, with reference and secret number.
booked-interpreter = Interpreter or other support
interpreter-rostered = { $language }: someone is booked for your visit.
interpreter-requested = { $language }: not confirmed yet. We tell you by { $date }.
interpreter-requested-look = { $language }: not confirmed yet. Look at “Your booking” on { $date }: it then says whether someone comes.
interpreter-confirmed = { $language }: confirmed. Someone comes.
interpreter-withdrawn = { $language }: nobody can come to your visit.
    .next = Your time is still yours. If you come, there is no interpreter.
    .times = At these times there is one, or time enough to find one:
    .again = Ask us to look again
    .asked = We look for an interpreter again. Your time stays the same.
    .too-late = There is not enough time left to look again for yours.
booked-next = What happens next
booked-mail = We send you an e-mail now, with the day, the time and a link. If it is not there in an hour, look among unwanted e-mails.
booked-mail-sample = This is a sample: no e-mail leaves it. What would be sent lies in the sample mailbox, where those who run this website can read it.
booked-phone-only = Nothing will be sent. We call you if we cannot keep the time.
booked-no-channel = Nothing will be sent, and nobody calls. Write down the reference and the secret number, or print this page.
booked-no-channel-look = If you can, look at “Your booking” the day before: if we cannot keep the time, it says so.
booked-reminders = We remind you two days before and two hours before. A reminder waits for the hours you chose. If none comes in time, we leave it out.
booked-no-reminders = We send no reminder.
booked-story-sent = What you wrote about what happened has gone to the police already, as { $reference }.
booked-change = To change or cancel it
booked-change-how = Open “Your booking” and type the reference and the secret number. You can do so until the visit begins.
booked-change-paper = Without the internet: ask at any counter, or call { $non-emergency-call }, or { $non-emergency-relay-call } by text relay. Have the reference at hand.
booked-danger = If you are in danger before then, do not wait for the visit: call { $emergency-call }, or use the text relay or BSL way at the top.
booked-calendar = Add it to my calendar
booked-calendar-about = The entry is called “{ calendar-title }” and leads to this website. Others who see your calendar see it, too.
booking-title = Your booking
booking-find-lead = Type the reference and the secret number that you were given when you booked.
booking-reference = Reference
    .hint = It begins with FC.
    .error = Type the reference, as it stands on the page or the sheet
booking-secret = Secret number
    .hint = Twelve figures in three groups. Type them with or without spaces.
    .error = Type all twelve figures of the secret number
booking-find = Show my booking
booking-not-found = We find no booking with this reference and this secret number.
    .next = Check both, one letter and figure at a time. If you no longer have them, come at your time all the same: the visit is still yours.
booking-too-many = That was tried too often just now.
    .next = Try again after { $time }. Is your visit before that? Then come: it is still yours.
booking-status-made = Booked
booking-status-cancelled = Cancelled
booking-status-kept = This visit took place
booking-status-missed = This visit did not take place
booking-missed = Did something get in the way? Book a new time: you do not have to explain.
booking-bounced = Our e-mail to you came back, so nothing we send reaches you. Your visit is not changed by that.
    .next = Write down the day and the time. If you want e-mails, book again with another address, then cancel this one.
booking-mail-pending = Our e-mail to you has not left yet. We keep trying. Your visit is booked all the same.
booking-begun = This visit began at { $when }. It cannot be changed any more.
    .next = Are you on your way? Come all the same, and ask at the counter.
booking-change = Change the day or time
booking-change-title = Choose another time
booking-change-lead = { $when } stays yours until you have taken another.
booking-change-check = You now have { $old }. Do you want { $new } instead?
booking-change-take = Take the new time
booking-change-keep = Keep the old time
booking-change-interpreter = The new time needs an interpreter again: for { $language }, nobody is confirmed yet. We tell you by { $date }.
booking-change-other = To change anything else, such as what it is for or who comes, book a new visit and cancel this one.
booking-changed-title = Your visit has a new time
booking-changed-failed = Someone else has just booked { $when }. You still have { $old }.
    .next = Choose another time, or keep the old one.
booking-cancel = Cancel the visit
booking-cancel-title = Do you want to cancel this visit?
booking-cancel-lead = { $when } then goes to someone else. You cannot take it back, but you can book a new one.
booking-cancel-story = What you wrote about what happened stays with the police, whether you come or not.
booking-cancel-yes = Cancel it
booking-cancel-no = Keep it
booking-cancelled-title = The visit is cancelled
booking-cancelled-lead = Your time, { $when }, is free for others now. You do not have to say why.
booking-cancelled-interpreter = We also tell the interpreter.
booking-cancelled-again = Book a new visit
booking-withdrawn-title = We cannot keep this visit
booking-withdrawn-lead = Nobody at { $site } can see you then: { $when }. This is not your doing.
booking-withdrawn-reason = Why: { $reason }
booking-withdrawn-offer = { $count ->
    [0] We found no other time that fits. Choose one yourself:
    [1] This time is free instead:
   *[other] These times are free instead:
}
booking-withdrawn-other = Choose another time
video-title = Your video visit
video-need = Have your camera and sound ready, and be where nobody overhears you.
video-early = You are early. It begins at { $when }.
    .next = Keep this page open, or come back. The button to join is here from { $time } on.
video-now = It is time.
    .next = Join now. The officer may take a moment to let you in.
video-join = Join the video call
video-elsewhere = The call opens on another website: { $host }.
video-late = It began at { $time }. You can still join.
    .next = Join now, even if little time is left.
video-over = This video visit is over. It was { $when }.
    .next = Book a new one if you could not join.
video-interpreter = The interpreter joins the same call.
video-trouble = Does the call not open? Try another browser. Or call { $non-emergency-call }, or { $non-emergency-relay-call } by text relay, and give your reference.
way-or = { $one } or { $other }
times-group = { $day } – { $part }
booking-close = Close this booking on this device
sites-no-interpreter = { $days ->
    [1] No time with an interpreter in the next day
   *[other] No time with an interpreter in the next { $days } days
}
