# Counters: what is done there (counter-services.toml), the kinds of site, bank holidays and
# spoken languages (counters.toml). `.instead` says what replaced a service that counters no longer do.

## What is done at counters

counter-service-report = Report a crime
    .hint = Tell an officer what happened. You leave with a reference.
    .bring = Anything that shows what happened: photos, messages, names of people who saw it. If you already have a reference, bring it.
    .not-for = Something that is happening now, or somebody in danger: call { $emergency-call }. Fraud and cyber crime: those reports go to Report Fraud.

counter-service-talk-in-private = Talk to an officer in private
    .hint = In a room where nobody else hears you. You can bring someone you trust.

counter-service-statement = Give a statement
    .hint = An officer writes down what you say and asks you whether it is right.
    .bring = The reference or crime number, and anything that helps you to remember. You can bring someone you trust.
    .not-for = Reporting something for the first time: book “Report a crime” for that.

counter-service-video-appointment = Talk to an officer on a screen
    .hint = Book a time: you join by a link from where you are.
    .bring = A phone, tablet or computer with a camera, and a place where nobody overhears you.
    .not-for = Anything that has to be shown or handed in: come to a counter for that.

counter-service-report-for-another = Report for someone else
    .hint = For people who cannot come or do not want to, someone they trust can tell us.

counter-service-found-property = Hand in something you found, or collect what is yours
    .hint = Do not bring weapons, ammunition, drugs or anything that could explode: leave it where it is and tell us. { $takes-any-found-property ->
        [yes] Other things you found can be handed in.
       *[no] Other things are taken only if a number or a name on them shows whose they are.
    }
    .bring = The thing itself, or to collect one: the reference and something with your name and photo on it.
    .not-for = Weapons, ammunition, drugs or anything that could explode. Passports, driving licences and bank cards go to whoever issued them.

counter-service-online-help = Help with online forms
    .hint = Someone sits with you while you use this website, on your phone or on a computer there.

counter-service-victim-support = Support for victims and witnesses
    .hint = Ask about your case, about court or about who can help you, whether you reported it or not.

counter-service-neighbourhood-surgery = Meet your neighbourhood team
    .hint = Tell the officers for your area what should change there.
    .bring = Nothing. Dates and times of what troubles you help.
    .not-for = Something that is happening now, and noise, litter or parking: those are for your council.

counter-service-driving-documents = Show driving documents
    .hint = Licence, insurance or MOT, when an officer or the law asks for it. After a collision, that can mean within 24 hours.
    .bring = The documents that you were asked for, and the paper that says so if you were given one.
    .not-for = Fines and penalty points: the letter says where to pay or write.
    .by-documents = Within seven days of being asked for them
    .by-collision = As soon as you can and within 24 hours of the collision

counter-service-firearms-licensing = Ask about firearms licensing
    .hint = Ask about a certificate or its renewal. Do not bring a gun or ammunition.
    .bring = Your certificate, or the letter about it. Leave guns and ammunition at home.
    .not-for = Handing in a gun or ammunition: ring first and ask how.

counter-service-enforcement = Bail, football banning orders and Book 41
    .hint = Come here if your papers say that you have to report to a police station.
    .bring = The papers that say where and when you have to report, and something with your name and photo on it.
    .not-for = Changing when you have to report: only whoever set the times can do that. If your papers name a time, come then; you need not book.

## What is not done at counters any more

counter-service-collision-report = Report a road collision
    .hint = For anyone who was in one or saw one.
    .instead = Report it online. A driver who gave no details, or showed no proof of insurance when someone was hurt, must also tell a counter or an officer in person, as soon as they can and within 24 hours: look for “Show driving documents”.

counter-service-lost-property = Report something you lost
    .hint = For things lost in the street or another public place.
    .instead = { $takes-lost-property ->
        [no] The police take no reports of things that were lost and give no number for them. Ask where you lost it, and look in a register of lost things on the internet. Your insurer does not need a number from the police for a loss.
       *[yes] Tell us online what you lost.
    }

counter-service-foreign-registration = Register as a foreign national
    .hint = For people from certain countries who came to live in the UK.
    .instead = You no longer have to register with the police: the scheme ended in August 2022. GOV.UK says more.

counter-service-police-records = Get your police record or a police certificate
    .hint = What national police computers hold about you, or a certificate for going abroad.
    .instead = For what the national police computers hold, or a certificate for abroad: ask ACRO, the national criminal records office, online. For what one police service itself holds: ask that service.

counter-service-criminal-record-check = Get a criminal record check for a job
    .hint = Also called a DBS check.
    .instead = For a basic check, apply on GOV.UK. For a standard or enhanced one, the employer or organisation applies. If you are self-employed or work for a private person, you apply for an enhanced one yourself, through an “umbrella body”.

## Kinds of site

counter-kind-principal = Main counter
    .about = Open to everyone. Bail and other enforcement business is done at main counters only.

counter-kind-satellite = Local counter
    .about = For victims, witnesses and anyone with a question. Enforcement business is kept away from here.

counter-kind-volunteer-run = Volunteer-run counter
    .about = Trained volunteers answer questions, help you report and tell you who deals with it next.

counter-kind-contact-point = Community contact point
    .about = A place such as a library, a mosque or a community centre, where someone helps you reach the police.

counter-kind-not-public = Not open to the public
    .about = Nobody can help you at the door here. Go to another counter or report online.

## Bank holidays

holiday-new-years-day = New Year’s Day
holiday-good-friday = Good Friday
holiday-easter-monday = Easter Monday
holiday-early-may = Early May bank holiday
holiday-spring = Spring bank holiday
holiday-summer = Summer bank holiday
holiday-christmas-day = Christmas Day
holiday-boxing-day = Boxing Day

## Languages spoken at counters

language-ar = Arabic
language-bn = Bengali
language-es = Spanish
language-fa = Persian
language-fr = French
language-gu = Gujarati
language-pa = Punjabi
language-pl = Polish
language-pt = Portuguese
language-ro = Romanian
language-so = Somali
language-ta = Tamil
language-tr = Turkish
language-ur = Urdu
language-yi = Yiddish
language-yo = Yoruba

# Ways of communicating that interpreters are booked for (rota.toml).
language-bsl = British Sign Language (BSL)
language-bsl-regional = BSL with the signs of a region
language-deafblind-manual = Deafblind manual
language-lipspeaker = Lipspeaker
language-relay = Deaf relay interpreter
language-speech-to-text = Speech to text, on a screen
language-sse = Sign Supported English (SSE)
language-ymm = Maay (not standard Somali)

## What the register says in English, where it says it often

phone-front-desk = Front desk
phone-non-emergency = Non-emergency
phone-text-relay = Text relay
reason-christmas-eve = Christmas Eve
reason-new-years-eve = New Year’s Eve
reason-work-on-the-heating = Work on the heating
reason-work-on-the-power-supply = Work on the power supply
reason-staff-training = Staff training
reason-building-work = Building work
reason-no-staff = No staff that day

## Finding a counter

counters-title = Find a counter
counters-lead = See which counters are near, whether they are open when you get there, and what they can do for you.
counters-search = Postcode, area, street or counter
counters-search-hint = For example, SE13 5JZ, SE13, Peckham or Lewisham High Street
counters-find = Find counters
counters-narrow = What you need, when, and for whom
counters-filter-service = What do you need?
counters-any-service = Anything
counters-filter-open = When?
counters-open-whenever = At any time
counters-open-now = Open now
counters-open-at = Open on a day and at a time I choose
counters-day = Day
counters-time = Time
counters-filter-access = What should be there?
counters-filter-language = Somebody who speaks
counters-any-language = English is enough
counters-filter-kind = Which kind of counter?
counters-near-me = Use my position
counters-near-me-about = Your phone asks you first. We look once and do not keep it.
counters-near-me-asking = Asking your phone where you are …
counters-near-me-refused = Your phone did not tell us, and that is fine. Type a postcode or a place instead.
counters-near-me-absent = Your phone does not know where it is. Type a postcode or a place instead.
counters-near-me-late = Your phone has not answered. Press the button again, or type a postcode or a place instead.
counters-near = { $count ->
    [0] No counter near { $place }
    [one] One counter, seen from { $place }
   *[other] { $count } counters, the nearest to { $place } first
}
counters-near-you = { $count ->
    [0] No counter near you
    [one] One counter, seen from where you are
   *[other] { $count } counters, the nearest to you first
}
counters-all = { $count ->
    [0] No counter
    [one] One counter in London
   *[other] { $count } counters in London
}
counters-some-near = The { $count } nearest of { $total } counters to { $place }
counters-some-near-you = The { $count } nearest of { $total } counters to you
counters-some = { $count } of { $total } counters in London
counters-open-then = Open on { $day }, { $time }.
counters-without = Without “{ $wish }”, { $count ->
    [one] one counter has the rest: show it
   *[other] { $count } counters have the rest: show them
}
counters-distance = { $km } km ({ $miles } miles) in a straight line
counters-from-middle = Distances count from the middle of { $place }.
counters-read-as = We read that as { $place }.
counters-part = That is the beginning of a postcode. With all of it we can be more exact.
counters-no-such = We do not know { $postcode }, so we went by its first half.
counters-ward = That is in { $ward } ward, { $borough }.
counters-did-you-mean = Or did you mean
counters-more = Show all of them
counters-none = No counter has all of that. Take away something you could do without, and look again. You can also report here, without going anywhere.
counters-not-found = We did not find that place
counters-not-in-london = { $place } is not in London, and these are London’s counters. From anywhere else in the UK, call { $non-emergency-call } to reach the police there.
counters-outside-here = You seem to be outside London, and these are London’s counters. From anywhere else in the UK, call { $non-emergency-call } to reach the police there.
counters-no-place = No place has the postcode { $postcode }. It may have a slip in it, or belong to a large office that only gets post. Type the postcode of a street, or the name of an area.
counters-plus-code = That looks like a plus code, and we cannot read those. Type a postcode, the name of an area or street, or the two numbers of a position, such as 51.4633, -0.0098.
counters-three-words = That looks like an address of three words, and we cannot read those. Type a postcode, the name of an area or street, or the two numbers of a position, such as 51.4633, -0.0098.
counters-district-only = We know first halves of postcodes only, so { $postcode } counts as its first half.
counters-left-out = We looked by the postcode alone and left out “{ $words }”.
counters-swapped = The first number looks like a longitude, so we read the two the other way round.
counters-other-script = We know places by their English names only. Type a postcode, or the name as it stands on street signs.
counters-unknown = We know postcodes, boroughs and well-known areas of London. Try a postcode, its first half such as SE13, or the name of an area.
counters-show-all = Show every counter
counters-map = Map of these counters
counters-map-about = A sketch: the river, the boroughs and the counters with their numbers in the list.
counters-map-move = Show a map I can move
counters-map-failed = The map does not load just now. The sketch above and the list show the same counters.
counters-elsewhere = Not done at counters any more
counter-sample = Sample
counter-open-always = Open day and night.
counter-open-until = Open until { $time }.
counter-open-until-day = Open until { $time } on { $day }.
counter-closed = Closed
counter-closed-now = Closed now.
counter-opens-today = Opens today at { $time }.
counter-opens-tomorrow = Opens tomorrow at { $time }.
counter-opens-day = Opens on { $day } at { $time }.
counter-opens-never = No day is planned on which it opens.
counter-hours = Opening hours
counter-this-week = The next seven days
counter-usual = Usual hours
counter-today = today
counter-hours-always = Day and night
counter-hours-unknown = We do not know the hours of that day
counter-span = { $from } to { $to }
counter-spans = { $first }, { $then }
counter-sentence = { $text }.
counter-span-night = { $from } to { $to } the next day
counter-week-day = { $from }: { $hours }
counter-week-days = { $from } to { $to }: { $hours }
counter-change = From { $date } the usual hours change.
counter-counted = { $nth ->
    [1] First { $weekday } of the month
    [2] Second { $weekday } of the month
    [3] Third { $weekday } of the month
    [4] Fourth { $weekday } of the month
    [5] Fifth { $weekday } of the month
    [-2] Second to last { $weekday } of the month
    [-3] Third to last { $weekday } of the month
    [-4] Fourth to last { $weekday } of the month
    [-5] Fifth to last { $weekday } of the month
   *[other] Last { $weekday } of the month
}
counter-period-until = Until { $date }:
counter-period = { $from } to { $to }:
counter-period-from = From { $date }:
counter-not-weekly = These hours are not the same every week. The days of the next six weeks are listed.
counter-special = Other hours in the next six weeks:
counter-closed-from-to = { $from } to { $to }: Closed
counter-services = What you can do here
counter-own-hours = Only at these times:
counter-online = You can also do this online
counter-elsewhere = Not here, but near
counter-nearest = The nearest counter that does this:
counter-access = Getting in, and being understood
counter-bsl = Somebody signs BSL
counter-bsl-none = Nobody here signs BSL. You can ask for an interpreter in your report.
counter-languages = Languages besides English
counter-toilets-none = No toilet for visitors
counter-toilets-yes = A toilet, but not an accessible one
counter-toilets-accessible = An accessible toilet
counter-parking-none = No parking
counter-parking-blue-badge = Parking with a Blue Badge
counter-parking-visitors = Parking for visitors
counter-where = Where it is
counter-directions = Directions on { $map }
counter-directions-app = Open in the maps on your phone
counter-phones = Phone
counter-non-emergency = When it is not an emergency: { $non-emergency-call }
counter-relay = By text relay: { $non-emergency-relay-call }
counter-checked = Somebody last checked these facts on { $date }.
counter-gone = Nobody can help you at this address. Do not travel there.
counter-near-here = Counters near this address
holiday-substitute = { $holiday } (substitute day)
time-hour = { $hour12 }{ $half }
time-minutes = { $hour12 }:{ $minute }{ $half }
day-part-night = at night
day-part-morning = in the morning
day-part-noon = at midday
day-part-afternoon = in the afternoon
day-part-evening = in the evening
time-midnight = midnight
time-midday = midday
date-short = { $weekday } { $day } { $month }
counters-fact-step-free = No steps from the street to the desk
counters-fact-hearing-loop = Hearing loop
counters-fact-bsl = BSL on some days
counters-fact-quiet-room = A quiet room to talk in private
counters-fact-toilet = Accessible toilet
counters-fact-parking = Parking
counter-no-step-free = There are steps
counter-no-hearing-loop = No hearing loop
counter-no-quiet-room = No separate room to talk
