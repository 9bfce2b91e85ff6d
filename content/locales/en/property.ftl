property-emergency = Is anyone in danger right now?
    .option-danger = Someone is in danger
    .option-explosive = I found a gun, or something that could explode
    .option-explosive-hint = Do not touch it. Move away and keep others away.
    .option-no = No, nobody is in danger now

property-for-whom = Who are you doing this for?
    .option-me = For myself
    .option-someone-else = For someone else
    .option-organisation = For an organisation
    .option-organisation-hint = A shop, a school, a place of worship, a company

property-lost-or-found = Did you lose it or find it?
    .hint = If you think it was stolen, go back and report a theft.
    .option-lost = It was lost
    .option-found = It was found

property-kind = What is it?
    .hint = Choose the main thing. You can list everything in a moment.
    .why = Some things have to go to somebody else. We tell you at once.
    .option-phone = A phone, laptop or camera
    .option-bag = A bag, purse or wallet
    .option-keys = Keys
    .option-jewellery = Jewellery or a watch
    .option-cash = Money
    .option-bicycle = A bicycle or e-scooter
    .option-document = A passport, licence, bank card or other document
    .option-document-hint = If it was in a bag or wallet with other things, choose the bag
    .option-dog = A dog
    .option-animal = Another animal
    .option-dangerous = A weapon, ammunition or drugs
    .option-dangerous-hint = Do not touch it
    .option-other = Something else

property-document = Which document is it?
    .why = Each has to go to the one who issued it. We tell you who that is.
    .option-passport = A UK passport
    .option-foreign-passport = A passport or identity card of another country
    .option-licence = A UK driving licence
    .option-bank-card = A bank card
    .option-other = Another document

property-reference-wanted = Does the embassy want a police reference?
    .hint = Some embassies ask for one before they issue another passport. If you do not know yet, ask them first.
    .why = If so, you can report the loss here and get a reference. If not, the embassy is all you need.

property-on-transport = Was it on a bus, a train, the Tube, a tram, a coach, a boat or a plane, or in a taxi?
    .hint = Stations count too.

property-transport = Whose vehicle or station was it?
    .why = Each company collects what people leave behind. We tell you whom to ask.
    .option-tfl = A bus, the Tube, London Overground, the DLR, the Elizabeth line, a black cab, the cable car or Victoria Coach Station
    .option-train = Another train
    .option-minicab = A minicab, or a cab ordered with an app
    .option-coach-boat-plane = A tram, a coach, a boat or a plane

property-items = What does it look like?
    .hint = Keep one detail to yourself if you can. It can show later who the owner is.
    .item = Item
property-items-what = What is it?
    .hint = For example: brown wallet, three keys on a ring
property-items-make = Make and model
property-items-colour = Colour
property-items-number = Any number on it
    .hint = Serial, frame or IMEI number
property-items-marks = Marks, or what is inside
    .hint = For example a scratch, a sticker, a photo

property-when = What day was it lost or found?
    .hint = A rough day helps too. If it was lost, give the two days it lies between.

property-where = Where was it lost or found?
    .hint = One of these is enough. You can also name a shop, a park or a bus stop nearby.

property-held = Where is it now?
    .option-with-me = I have it
    .option-with-me-hint = Keep it safe and dry, and do not post it.
    .option-handed-in = I gave it to someone
    .option-left = I left it where it was

property-handed-in-to = Who did you give it to?
    .hint = For example: the café at 20 High Street, or a police counter

property-more = Is there anything else that would help?
    .hint = For example how it got lost, or a name you saw in it.

property-person-affected = Who do you do this for?
    .hint = Leave this empty if they would not want us to know.
    .why = With a name the thing can go back to the right person.

property-named = What do you want us to do with your name?
    .why = To bring a thing and its owner together, we have to be able to reach you.
    .option-named = Use my name
    .option-named-hint = Those who deal with lost property see your name and can get in touch.
    .option-police-only = My name is for the police only
    .option-police-only-hint = We mark your report: the one who lost or found it is not given your name without asking you.
    .option-kept = Keep my name in this online service
    .option-kept-hint = We keep your name and contact details in this online service. They are not handed on with your report, so nobody can tell you that it turned up. A court can order us to give them.
    .option-no-name = Do not ask my name
    .option-no-name-hint = We do not ask who you are, so nobody can tell you that it turned up.
