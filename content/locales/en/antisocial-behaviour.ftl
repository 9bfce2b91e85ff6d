antisocial-behaviour-emergency = Is anyone in danger right now?
    .hint = It may be going on as you write. That is fine here, unless someone could get hurt.
    .option-danger = Someone is being threatened, or could get hurt
    .option-weapon = Someone has a weapon, or started a fire
    .option-hurt = Someone is badly hurt
    .option-no = No, nobody is in danger now

antisocial-behaviour-kind = What is the problem?
    .hint = Choose the one that troubles you most.
    .why = Some of these are the council’s job. We tell you at once, so that you lose no time.
    .option-rowdy = Rowdy, drunk or noisy people in the street
    .option-threats = Threats or insults
    .option-followed = One person is followed, watched or contacted again and again
    .option-drugs = Drugs used or sold in the open
    .option-drugs-hint = On a stairway, in a park, outside a home
    .option-riding = Dangerous or noisy riding and driving
    .option-riding-hint = Motorbikes, e-scooters, racing cars
    .option-noise = Noise from a home or business
    .option-litter = Litter or dog mess
    .option-fly-tipping = Dumped rubbish
    .option-parking = Bad parking
    .option-dogs = A dog
    .option-dogs-hint = Barking, straying, or out of control
    .option-other = Something else

antisocial-behaviour-at-risk = Is anyone threatened, afraid of being hurt, or at risk?
    .hint = For example: threats when you ask them to stop, a dog that attacks, someone ill who suffers from it.
    .why = If so, it is for the police, whatever kind of trouble it is.
    .option-yes = Yes
    .option-no = No
    .option-unsure = I am not sure

antisocial-behaviour-story = What do they do?
    .hint = Use your own words, in any order and in the language you know best. A few lines are enough.

antisocial-behaviour-often = How often does it happen?
    .option-once = It happened once
    .option-sometimes = Now and then
    .option-weekly = Every week
    .option-daily = Every day, or nearly

antisocial-behaviour-since = Since when, on what days and at what times?
    .hint = For example: since March, most Fridays from 10pm to 2am.
    .why = Then officers can come by when it happens.

antisocial-behaviour-who-suffers = Who suffers from it?
    .hint = Choose all that fit.
    .option-me = Me
    .option-household = People I live with
    .option-neighbours = Neighbours
    .option-one-person = One person they keep picking on
    .option-young-people = Children or young people
    .option-businesses = Shops or businesses
    .option-everyone = Everyone who passes

antisocial-behaviour-seen = Can you say who does it?
    .hint = You do not need to know their names.
    .option-yes = Yes, I can say something about them
    .option-unsure = I have an idea, but I am not sure
    .option-no = No

antisocial-behaviour-suspects = What can you say about them?
    .hint = One small detail can be enough. Leave empty what you do not know, or all of it if you know nothing.
    .item = Person
antisocial-behaviour-suspects-known = Do you know this person?
    .option-no = No
    .option-by-sight = I have seen them before
    .option-yes = Yes, I know who it is
antisocial-behaviour-suspects-name = Name or nickname
antisocial-behaviour-suspects-sex = Who is it?
    .option-man = A man or a boy
    .option-woman = A woman or a girl
    .option-unsure = I cannot tell
antisocial-behaviour-suspects-age = About how old?
    .hint = For example: 15 to 18, or my age
antisocial-behaviour-suspects-looks = What do they look like?
    .hint = For example: tall, red beard, always a grey hood
antisocial-behaviour-suspects-found = Where can they be found?
    .hint = For example: the flat above mine, or outside the corner shop
antisocial-behaviour-suspects-vehicle = Their vehicle
    .hint = For example: loud blue moped
antisocial-behaviour-suspects-registration = Its number plate, all of it
antisocial-behaviour-suspects-partial-plate = Part of a number plate
    .hint = If you did not see all of it, with ? for what you did not see: LK?? V??

antisocial-behaviour-reported = Has anyone been told before?
    .why = Then we can pick up what was already done and not start again.
    .option-no = No, or I do not know
    .option-police = Yes, the police
    .option-council = Yes, the council or the landlord
    .option-both = Yes, both

antisocial-behaviour-reference = Do you have a reference, or a name of who dealt with it?
    .hint = Leave this empty if you do not.
