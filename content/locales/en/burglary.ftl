burglary-emergency = Is anyone still inside, or in danger?
    .hint = If you are not sure, do not go in. Choose the answer that gets help faster.
    .option-inside = Someone is inside or close by, or may be
    .option-danger = Someone is in danger
    .option-hurt = Someone is badly hurt
    .option-no = No, they have gone and nobody is in danger

burglary-kind = What was broken into?
    .hint = If they tried and did not get in, tell us too.
    .option-home = A home
    .option-home-hint = A house, flat, room, hostel or houseboat, its hallway or a joined garage too
    .option-outbuilding = A shed, garage or store outside
    .option-business = A business, shop or office
    .option-other = Another building
    .option-other-hint = A school, a place of worship, a building site

burglary-time = Between what times?
    .hint = For example: between 8am, when I left, and 6pm. Leave it empty if you do not know.

burglary-way-in = How did they get in and out?
    .hint = For example: back window broken, door pushed in, or only that they tried. Leave it empty if you do not know.

burglary-touched = What did they touch, move or leave behind?
    .hint = Leave it as it is and do not clean it yet. Write down what you see: a tool, a shoe print, a cup, blood.
    .why = Fingerprints and other traces wipe off easily. If you already cleaned, that is all right: tell us where.

burglary-seen = Did anyone see or meet them?
    .why = If someone was threatened or hurt, your report is looked at first.
    .option-no = No, or not that I know of
    .option-yes = Someone was seen
    .option-yes-hint = By you, a neighbour or anybody else
    .option-met = Someone came face to face with them
    .option-threatened = They threatened or hurt someone

burglary-lives-there = Who lives in that home?
    .hint = Choose all that fit. Leave it empty if you do not know.
    .why = It tells us who may need help to feel safe, and whose fingerprints belong there.
    .option-alone = One person, living alone
    .option-adults = More than one adult
    .option-children = Children
    .option-older = Someone over 70
    .option-ill = Someone ill, disabled or in need of care
    .option-nobody = Nobody at the moment
