# What staff see: the day list of a counter. Staff work in English, so other languages leave this file to it.

# The day list, printed by `front-counter appointments`: title and lead.
desk-title = { $site }: visits on { $date }
desk-lead = First names, times and needs only. What a visit is about in detail does not stand here.
desk-made = As of { $when }. Visits booked later are missing from a printed list.
desk-none = No visits on this day.
# Headings of the columns.
desk-time = Time
desk-name = First name
desk-service = For
desk-way = How
desk-needs = Needs
desk-interpreter = Interpreter
desk-with = With
desk-state = State
# What stands in them.
desk-until = { $from } to { $to }
desk-way-in-person = At the counter
desk-way-video = By video
desk-way-phone = By phone
desk-need-step-free = Without steps
desk-need-quiet-room = Quiet room
desk-need-someone-with-me = Brings someone
desk-interpreter-rostered = { $language }: on the rota
desk-interpreter-requested = { $language }: not confirmed
desk-interpreter-confirmed = { $language }: confirmed
desk-interpreter-withdrawn = { $language }: nobody comes
desk-interpreter-woman = A woman
desk-interpreter-man = A man
desk-interpreter-not = Must not interpret: { $who }
desk-state-made = Booked
desk-state-cancelled = Cancelled
desk-state-kept = Came
desk-state-missed = Did not come

# A day and a time together.
desk-moment = { $date }, { $time }

## The ring list after a closure: people whom no letter reaches.

ring-title = { $site }: people to ring
ring-lead = Their visits cannot be kept, and no e-mail reaches them. First ask who is there. Say nothing of the visit to anyone else.
ring-none = Nobody has to be rung.
ring-visit = { $name }, { $when }
ring-phone = Ring: { $phone }
ring-speaks = Speaks { $language }
ring-safe = Safe: { $hours }
ring-offer = Offer: { $times }
ring-offer-at = { $when } at { $site }
ring-offer-none = No other time is free. They can choose one on our website, or come while a counter is open.
ring-no-channel = { $count ->
    [0] Everyone else has been written to.
    [1] One person left no way to be reached. They see it at “Your booking”. Put a notice on the door.
   *[other] { $count } people left no way to be reached. They see it at “Your booking”. Put a notice on the door.
}

## The desk link: the visits of a day on a phone or screen at the counter, and what became of each.

# What to tap for each visit. $count is the number of people who came without a booking.
desk-came = Came
desk-missed = Did not come
desk-not-kept = We could not keep it
desk-undo = Undo
desk-walk-ins = { $count ->
    [0] Nobody walked in so far.
    [1] One person walked in.
   *[other] { $count } people walked in.
}
desk-walk-in = Count one who walked in
desk-walk-in-undo = Take one off
# The question before a visit is cancelled by the service.
desk-not-kept-ask = Could you not keep this visit?
desk-not-kept-lead = The visit is cancelled. Whoever wanted e-mails is told at once and offered other times; ring everyone else. This cannot be undone.
desk-not-kept-yes = Yes, we could not keep it
desk-not-kept-no = No, go back
# The maker of the link, and how long it lives.
desk-by = This link was made by { $name }. It works until { $time }. Whoever has it can see this page: do not pass it on.
desk-over = This link ended when the counter closed. Ask for a new one.
desk-wrong = This link does not work. Copy all of it, or ask for a new one.
# Two people at two screens.
desk-changed = Someone else noted something for this visit meanwhile. This is what it says now.
