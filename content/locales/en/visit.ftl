# Words of journeys/visit.toml: booking a visit.

## What for

visit-service = What is the visit for?
    .hint = Choose one. If you need two things, book a visit for each.
    .why = It decides how long the visit takes, which counters offer it and what you bring.
    .error = Choose what the visit is for
    .option-report = Report a crime
    .option-report-hint = An officer writes down what happened.
    .option-statement = Give a statement
    .option-statement-hint = About something that has been reported already
    .option-video-appointment = Talk to an officer by video
    .option-video-appointment-hint = You need a phone, tablet or computer with a camera, and a place where nobody overhears you.
    .option-neighbourhood-surgery = Meet your neighbourhood team
    .option-neighbourhood-surgery-hint = About what should change where you live
    .option-found-property = Hand in something you found, or collect what is yours
    .option-found-property-hint = Never bring weapons, ammunition, drugs or anything that could explode.
    .option-driving-documents = Show driving documents, or report a collision in person
    .option-driving-documents-hint = When an officer or the law asks a driver for it
    .option-firearms-licensing = Ask about firearms licensing
    .option-firearms-licensing-hint = Leave guns and ammunition at home.
    .option-enforcement = Bail, football banning orders and Book 41
    .option-enforcement-hint = At main counters only. If your papers name a time, come then: you need not book.

visit-reference = Do you have a reference or a crime number?
    .hint = From this website, from an officer or from a letter. Leave it empty if you have none.
    .why = With it, the officer can read what is known already, and you do not tell it twice.

visit-story = What happened, in a few lines?
    .hint = Use the language you know best. We pass these lines on at once, whether or not you then come. Leave it empty if you would rather tell it all at the visit.
    .why = A report that reaches us today can be worked on before you come.
    .error = Make it shorter: a few lines are enough

visit-documents-why = Why do you have to come?
    .hint = The law gives a day by which some of this has to be done. We show you only times before it.
    .why = Showing documents has to be done within seven days of being asked. Some collisions have to be reported in person within 24 hours.
    .error = Choose why you have to come
    .option-asked = An officer asked to see my documents
    .option-collision = I was the driver in a collision
    .option-collision-hint = Someone was hurt, or not every driver gave their details
    .option-neither = Something else

visit-asked-on = On which day did the officer ask you?
    .hint = It stands on the paper you were given. If you are not sure, give the earlier day.
    .error = Type the day on which the officer asked you

visit-collision-when = On which day was the collision?
    .hint = The law says: as soon as you can, and within 24 hours. You do not have to wait for a visit. You can walk into any police counter that is open.
    .error = Type the day of the collision

visit-collision-time = At what time was the collision?
    .hint = For example 2:30pm, or about 8am. If you leave it empty, we count from the beginning of that day.

## How to meet

visit-way-video = How do you want to meet?
    .error = Choose how you want to meet
    .option-in-person = At a counter
    .option-video = By video
    .option-video-hint = You need a camera, and a place where nobody overhears you. We give you a link.

visit-way-phone = How do you want to meet?
    .error = Choose how you want to meet
    .option-in-person = At a counter
    .option-phone = By phone
    .option-phone-hint = An officer calls you. Not for signing or lipreading: choose a counter for that.

## An interpreter

visit-interpreter = Do you need an interpreter?
    .hint = It costs you nothing. A relative or friend may come with you, but they do not interpret a statement. A child never interprets.
    .why = Everything is said twice, so the visit takes twice as long. For some languages we need time to find someone.
    .error = Choose whether you need an interpreter
    .option-no = No
    .option-language = Yes, for a spoken language
    .option-sign = Yes, for British Sign Language (BSL) or another way of signing
    .option-support = Yes, another way of communicating
    .option-support-hint = A lipspeaker, speech to text, or a Deaf relay interpreter

visit-sign = How do you sign?
    .error = Choose how you sign
    .option-bsl = British Sign Language (BSL)
    .option-bsl-regional = BSL as people sign it in one region
    .option-bsl-regional-hint = We look for an interpreter who knows those signs.
    .option-sse = Sign Supported English (SSE)
    .option-deafblind-manual = Deafblind manual
    .option-deafblind-manual-hint = Letters spelled onto your hand

visit-sign-region = Which region do your signs come from?
    .hint = For example: Glasgow, Manchester, Belfast
    .error = Write the region or the town

visit-spoken = Which language do you want to speak?
    .hint = If yours is not here, choose “Another language” at the end.
    .error = Choose a language
    .option-sq = Albanian
    .option-am = Amharic
    .option-ar = Arabic
    .option-ary = Arabic as spoken in Morocco, Algeria or Tunisia
    .option-bn = Bengali
    .option-bg = Bulgarian
    .option-yue = Cantonese
    .option-prs = Dari
    .option-fa = Farsi (Persian)
    .option-fr = French
    .option-el = Greek
    .option-gu = Gujarati
    .option-hi = Hindi
    .option-hu = Hungarian
    .option-it = Italian
    .option-kmr = Kurdish: Kurmanji
    .option-ckb = Kurdish: Sorani
    .option-lt = Lithuanian
    .option-ymm = Maay
    .option-ymm-hint = Spoken in the south of Somalia. It is a different language from Somali.
    .option-cmn = Mandarin
    .option-ne = Nepali
    .option-phr = Pahari (Mirpuri, Pothwari)
    .option-ps = Pashto
    .option-pl = Polish
    .option-pt = Portuguese
    .option-pa = Punjabi
    .option-ro = Romanian
    .option-ru = Russian
    .option-so = Somali
    .option-es = Spanish
    .option-syl = Sylheti
    .option-ta = Tamil
    .option-ti = Tigrinya
    .option-tr = Turkish
    .option-uk = Ukrainian
    .option-ur = Urdu
    .option-vi = Vietnamese
    .option-cy = Welsh
    .option-yo = Yoruba
    .option-another = Another language

visit-spoken-another = Which language is it?
    .hint = If people speak it differently in different places, say where yours is from. For example: Twi, from Kumasi.
    .error = Write the name of the language

visit-support = Which way of communicating helps you?
    .error = Choose which way helps you
    .option-lipspeaker = A lipspeaker
    .option-lipspeaker-hint = Repeats what is said without a voice, so that you can lipread it
    .option-speech-to-text = Speech to text
    .option-speech-to-text-hint = Someone types what is said, and you read it on a screen
    .option-relay = A Deaf relay interpreter
    .option-relay-hint = A Deaf person who works together with a BSL interpreter

visit-interpreter-gender = Do you want a woman or a man to interpret?
    .hint = If we have to ask an agency, we pass on your wish, but we cannot promise it.
    .why = There are things that people tell only to a woman, or only to a man. You do not have to say why.
    .error = Choose a woman, a man or either
    .option-either = Either
    .option-woman = A woman
    .option-man = A man

visit-interpreter-not = Is there someone who must not interpret for you?
    .hint = For example a relative, someone you know, or a person or family from your community. Leave it empty if there is nobody.
    .why = An interpreter hears everything. A relative, or someone who knows people you know, could make it unsafe or hard to speak. An agency does not see your name or what it is about.

## Getting in, and who is with you

visit-access = What do you need there?
    .hint = Choose all that help you. You may bring a relative or friend. They do not interpret a statement, and a child never interprets.
    .error = Choose what you need, or “Nothing of this”
    .option-step-free = A way in without steps
    .option-quiet-room = A quiet room
    .option-quiet-room-hint = Where nobody else hears you
    .option-someone-with-me = Room for someone who comes with me
    .option-someone-with-me-hint = A relative, a friend or a support worker
    .option-none = Nothing of this

## Where and when

visit-near = Where do you set out from?
    .hint = A postcode or a place, such as SE13 5JZ, SE13 or Peckham. Leave it empty if it does not matter.
    .why = We then show you the nearest counters first. It is used for nothing else.

visit-where = Which counter do you want?
    .hint = The nearest come first, where you told us a place.
    .error = Choose a counter, or the earliest time anywhere

visit-time = Which day and time suit you?
    .hint = All times are London time. When you choose one and press “Continue”, we keep it for you for 10 minutes while you finish.
    .error = Choose a time

## Who comes, and who is to be reached

visit-for-whom = Who is the visit for?
    .why = The officer wants to know who comes, and who to tell if something changes.
    .error = Choose who the visit is for
    .option-me = Me
    .option-someone-else = Someone else
    .option-someone-else-hint = For example your mother, a neighbour or someone you support. You may come with them.

visit-visitor = What is the name of the person who comes?
    .why = At the counter they are called by this name.
    .error = Write the name of the person who comes

visit-booker = What is your name?
    .why = If you come yourself, you are called by this name. If not, it tells us who booked.
    .error = Write your name

visit-reach = How can we reach you if something changes?
    .hint = One way is enough. Choose only what nobody else reads or hears. If you book for someone else, this is about you.
    .why = If we cannot keep the time, we want to tell you before you set out.
    .error = Choose a way to reach you, or that there is none
    .option-email = By e-mail
    .option-phone = By phone
    .option-phone-hint = We send no messages to it. We call you if we cannot keep the time.
    .option-none = There is no safe way
    .option-none-hint = The time is yours all the same. We show you a code: write it down. With it you can see, change or cancel the visit.

visit-email = What is your e-mail address?
    .error = Type one e-mail address, such as name@example.com

visit-phone = What is your phone number?
    .hint = For a visit by phone, the officer calls this number. We first ask who is there, and say nothing of the visit to anyone else.
    .error = Type the phone number with its area code

visit-letters = May we send you an e-mail about the visit?
    .hint = Sender and subject speak of an appointment and of nothing else.
    .why = Nobody should be put at risk by an e-mail. If someone else can open it, we leave out what shows where you go.
    .error = Choose whether we may send an e-mail
    .option-mine = Yes, nobody else reads my e-mail
    .option-mine-hint = With reference, address and an entry for your calendar
    .option-seen = Yes, but someone else may see it
    .option-seen-hint = Only the day, the time and a link. No address, no reference, no calendar entry.
    .option-no = No, send nothing

visit-reminders = Do you want to be reminded?
    .hint = By e-mail, two days and two hours before.

visit-safe-hours = When may a reminder arrive?
    .hint = Choose all that are safe. A reminder waits for these hours. If none comes in time, we leave it out.
    .error = Choose when a reminder may arrive
    .option-mornings = In the morning
    .option-mornings-hint = From 8am to 12 noon
    .option-afternoons = In the afternoon
    .option-afternoons-hint = From 12 noon to 5pm
    .option-evenings = In the evening
    .option-evenings-hint = From 5pm to 9pm
    .option-any = At any time
