criminal-damage-emergency = Is anything burning, or anyone in danger right now?
    .hint = If you are not sure, choose the answer that gets help faster.
    .option-fire = Something is burning
    .option-danger = Someone is in danger
    .option-happening = They are still doing it, or still here
    .option-hurt = Someone is badly hurt
    .option-no = No, nobody is in danger now

criminal-damage-how = What was done?
    .hint = Choose the worst of it.
    .option-broken = Broken, smashed or cut
    .option-scratched = Scratched or dented
    .option-graffiti = Graffiti, paint, stickers or carving
    .option-fire = Burnt
    .option-fire-hint = The fire is out
    .option-other = Something else

criminal-damage-graffiti = What does it say or show?
    .why = Words or signs of hate go straight to people trained for hate crime.
    .option-hateful = Hate against a group of people
    .option-hateful-hint = Words or signs against a religion, skin colour, disability, gay or trans people, or others
    .option-threat = A threat against someone
    .option-tag = A name or tag
    .option-other = Something else, or I cannot read it

criminal-damage-graffiti-words = What are the words or signs?
    .hint = Write them as they are, if you can bear to. Take a photo before it is cleaned off.
    .why = The same tag or words elsewhere can lead to the same person.

criminal-damage-damaged = What was damaged?
    .hint = One thing is enough. Add more if there are more.
    .item = Damaged thing
criminal-damage-damaged-what = What is it, and whose?
    .hint = For example: my car, the mosque’s front door, the bus shelter
criminal-damage-damaged-damage = What is wrong with it now?
criminal-damage-damaged-cost = What will it cost to mend, roughly?
    .hint = A guess is fine.
criminal-damage-damaged-registration = If it is a vehicle, its number plate
criminal-damage-damaged-partial-plate = Part of a number plate
    .hint = If you did not see all of it, with ? for what you did not see: LK?? V??

criminal-damage-time = Between what times?
    .hint = For example: between 11pm and 7am. Leave it empty if you do not know.
