theft-kind = What was stolen?
    .hint = Choose the main thing. You can list everything in a moment.
    .why = It decides who looks at your report and what they do first.
    .option-phone = A phone
    .option-phone-hint = Or a tablet, laptop or watch
    .option-from-person = Something I wore or carried
    .option-from-person-hint = A bag, purse, wallet, necklace or coat
    .option-bicycle = A bicycle
    .option-bicycle-hint = Or an e-bike or an e-scooter that you stand on
    .option-parcel = A parcel or delivery
    .option-vehicle = A car, van, motorbike or moped
    .option-from-vehicle = Something from a vehicle, or a part of it
    .option-from-vehicle-hint = Tools, number plates, a catalytic converter
    .option-shop = Goods from a shop or business
    .option-tricked = Money or account details, by a trick or online
    .option-other = Something else

theft-railway = Was it on a train, the Tube, the DLR, a tram or at a station?
    .hint = Buses and bus stops do not count.
    .why = The railway has its own police, who hold its cameras.

theft-force = Did anyone use force or a threat?
    .hint = A push, a snatch that caused pain or an injury, a weapon, or words that frightened someone.
    .why = With force or a threat it is a robbery. It is then looked at first.
    .option-yes = Yes
    .option-no = No
    .option-unsure = I am not sure

theft-force-used = What did they do?
    .hint = Choose all that fit. You can leave this empty.
    .why = It shows how dangerous they may be to others.
    .option-words = Threatened with words
    .option-pushed = Pushed, grabbed or pulled
    .option-hit = Hit or kicked
    .option-knife = Showed or used a knife
    .option-gun = Showed or used what looked like a gun
    .option-other-weapon = Used another weapon or a liquid
    .option-hurt = Someone was hurt

theft-time = What time was it?
    .hint = For example: 2:30pm, or between 9am and 6pm. Leave it empty if you do not know.

theft-hate = Were you, or the person it happened to, picked out of hate?
    .hint = For example because of someone’s race, religion, disability, being gay or being transgender. What you feel is enough.
    .why = Hate crimes go to people trained for them and are looked at sooner. You do not have to prove anything.
    .option-yes = Yes
    .option-no = No
    .option-unsure = I am not sure
    .option-prefer-not = I would rather not say
