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
