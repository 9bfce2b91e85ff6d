# Words of shared-questions.toml.

## First: is anyone in danger?

shared-emergency = Is anyone in danger right now?
    .hint = If you are not sure, choose the answer that gets help faster.
    .option-danger = Someone is in danger
    .option-danger-hint = You, or anybody else
    .option-happening = It is happening now, or the person is still here
    .option-hurt = Someone is badly hurt
    .option-no = No, nobody is in danger now

## Your part

shared-for-whom = Did it happen to you?
    .why = We then ask only what you can know.
    .option-me = Yes, it happened to me
    .option-witness = No, I saw it or heard it
    .option-someone-else = No, I am doing this for someone else
    .option-someone-else-hint = For example your child, a neighbour or somebody you care for
    .option-organisation = No, it happened to an organisation
    .option-organisation-hint = A shop, a school, a place of worship, a company

shared-agrees = Does that person know about this report, and agree?
    .hint = You can report it whatever you answer.
    .why = It tells us whether we may get in touch with them, and how careful we need to be.
    .option-yes = Yes, they know and agree
    .option-no = No
    .option-no-hint = They do not know, or they do not want it
    .option-not-possible = They cannot tell me
    .option-not-possible-hint = For example a young child, or someone who is very ill

## What, when, where

shared-story = What happened?
    .error = Write what happened: a few words are enough
    .hint = Use your own words, in any order and in the language you know best. A few lines are enough.

shared-items = What was taken?
    .hint = Give what you know. Leave this empty if nothing was taken.
    .why = Numbers and marks are how a found thing gets back to you.
    .item = Item
shared-items-what = What is it?
    .hint = For example: phone, black handbag, gold ring
shared-items-make = Make and model
shared-items-colour = Colour
shared-items-number = Any number on it
    .hint = Serial, frame or registration number. For a phone, the IMEI: look on the box, the bill or in your online account.
shared-items-marks = Marks that make it yours
    .hint = For example a cracked corner, a sticker, a name inside
shared-items-value = What is it worth, roughly?
shared-items-tracking = Can its place be seen on a map?
    .hint = Stay safe: do not go after it yourself.
    .option-seen = Yes, I can see where it is
    .option-off = It has this, but I cannot see it now
    .option-no = No
    .option-unsure = I do not know

shared-when = What day did it happen?
    .error = Type the day it happened, or choose that you know it roughly
    .hint = A rough day helps too. If you found out later, give the two days it lies between.

shared-time = What time was it?
    .hint = For example 2:30pm, 14:30, or 12pm for noon. Leave it empty if you do not know.

shared-where = Where did it happen?
    .hint = One of these is enough. You can also name a shop, a park or a bus stop nearby.

## On a bus

shared-on-bus = Was it on a bus?
    .hint = Buses have cameras, but their film is kept for only about 10 days. If it was on a bus, send your report as soon as you can.
shared-bus-route = Which bus was it?
    .hint = The number of the route, for example 73 or N29. Leave this empty if you do not know.
    .why = The film of a bus is found by its route, its direction and the time.
shared-bus-direction = Which way was the bus going?
    .hint = For example: towards Victoria, or from Lewisham to Catford. Leave this empty if you do not know.
shared-bus-ride = At what time were you on it, and where did you get on and off?
    .hint = For example: on at Peckham bus station about 5:40pm, off at Camberwell about 6pm. Say where you sat, if you remember. Leave this empty if you do not know.

## Who did it, who saw it

shared-seen = Did anyone see who did it?
    .hint = You, or anybody else.
    .option-yes = Yes
    .option-unsure = Someone was seen, but it may not have been them
    .option-no = No, nobody was seen

shared-suspects = What can you say about them?
    .hint = One small detail can be enough. Leave empty what you do not know, or all of it if you know nothing.
    .item = Person
shared-suspects-known = Do you know this person?
    .option-no = No
    .option-by-sight = I have seen them before
    .option-yes = Yes, I know who it is
shared-suspects-name = Name or nickname
shared-suspects-sex = Who did you see?
    .option-man = A man or a boy
    .option-woman = A woman or a girl
    .option-unsure = I could not tell
shared-suspects-age = About how old?
    .hint = For example: 15 to 18, or my age
shared-suspects-build = How tall, and what build?
    .hint = For example: taller than me, thin
shared-suspects-hair = Hair, face and skin
shared-suspects-clothes = Clothes, shoes, bag, anything they carried
shared-suspects-marks = Anything you would know again
    .hint = For example a tattoo, a scar, a way of walking or speaking
shared-suspects-direction = Which way did they go, and how?
    .hint = For example: towards the station, on a bicycle
shared-suspects-vehicle = Their vehicle
    .hint = For example: small red van with a dent
shared-suspects-registration = Its number plate, all of it
shared-suspects-partial-plate = Part of a number plate
    .hint = If you did not see all of it, with ? for what you did not see: LK?? V??

shared-witnesses = Did anyone else see or hear it?
    .option-yes = Yes, and I can say who
    .option-yes-hint = A neighbour, a shopkeeper, someone who stopped to help
    .option-no = No
    .option-unsure = I do not know

shared-witness-details = Who else saw or heard it?
    .hint = If you can, ask them first whether we may speak to them.
    .item = Witness
shared-witness-details-who = Who are they?
    .hint = A name, or for example: the driver of the 73 bus
shared-witness-details-reach = How can we reach them?
    .hint = A phone number, an e-mail address or where they work
shared-witness-details-saw = What did they see or hear?

shared-cctv = Could a camera have filmed it?
    .hint = On a street, a shop, a bus, a doorbell or in a car. A phone film or photo counts too.
    .option-yes = Yes
    .option-no = No
    .option-unsure = I do not know

shared-cctv-holder = Whose camera is it, and where?
    .hint = For example: doorbell at number 14, or the chemist on the corner. If you have the film, keep it. Leave this empty if you do not know.
    .why = Many cameras record over old film within days, on a bus after about 10. Knowing whose it is saves time.

## What lies behind it, and what it does to people

shared-hate = Do you think it was done out of hate?
    .hint = For example because of someone’s race, religion, disability, being gay or being transgender. What you feel is enough.
    .why = Hate crimes go to people trained for them and are looked at sooner. You do not have to prove anything.
    .option-yes = Yes
    .option-no = No
    .option-unsure = I am not sure
    .option-prefer-not = I would rather not say

shared-hate-strand = What was it aimed at?
    .hint = Choose all that fit, as you see it. It counts even if they got it wrong.
    .why = It shows us who is being targeted, and where. This is yours to tell or to leave.
    .option-race = Race or where someone is from
    .option-race-hint = Skin colour, nationality, language, ethnic group, Gypsy, Roma or Traveller
    .option-religion = Religion or belief
    .option-religion-hint = Or having none
    .option-disability = Disability
    .option-disability-hint = Of body, mind, learning or senses, Deaf people included
    .option-sexual-orientation = Sexual orientation
    .option-sexual-orientation-hint = Being gay, lesbian, bisexual or straight
    .option-transgender = Being transgender
    .option-another = Something else about who someone is
    .option-another-hint = For example sex, age, or the way someone dresses
    .option-prefer-not = I would rather not say

shared-happened-before = Has something like this happened before?
    .why = Several small things can be one big problem. We look at them together.
    .option-no = No, this is the first time
    .option-reported = Yes, and the police were told
    .option-not-reported = Yes, but the police were not told
    .option-unsure = I do not know

shared-earlier-report = Do you have the reference of an earlier report?
    .hint = Leave this empty if you do not have it. We can look.

shared-still-going-on = Is it still going on?
    .option-yes = Yes
    .option-no = No, it is over
    .option-unsure = I do not know

shared-effect = What has it done to you, or to others?
    .hint = For example: not sleeping, afraid to go out, missing work, losing money.
    .why = It shows how serious this is, whatever the law calls it. You can leave this empty.

shared-vulnerable = Does anything put you, or the person it happened to, at more risk?
    .hint = For example: being ill or disabled, very young or old, pregnant, living alone, or afraid of the one who did it.
    .why = If so, your report is looked at sooner.
    .option-yes = Yes
    .option-no = No
    .option-prefer-not = I would rather not say

## You

shared-named = What do you want us to do with your name?
    .hint = Your report counts whichever you choose.
    .why = Some people are afraid of who might find out. An insurer will usually want a report made in your name.
    .option-named = Use my name
    .option-named-hint = Those who deal with your report see your name. Where the case needs it, they may share it, for example with the council or a court.
    .option-police-only = My name is for the police only
    .option-police-only-hint = We mark your report: nobody outside the police is given your name without asking you. Only the law, such as a court, can change that.
    .option-kept = Keep my name in this online service
    .option-kept-hint = We keep your name and contact details in this online service. They are not handed on with your report, but what you wrote is. A court can order us to give them.
    .option-no-name = Do not ask my name
    .option-no-name-hint = We do not ask who you are, so nobody can contact you. What you wrote may still show it; you can change that before you send.

shared-organisation-name = Which organisation is it, and what do you do there?
    .hint = For example: Corner Pharmacy, manager

shared-you = What is your name, and when were you born?
    .why = Your date of birth tells you apart from others with your name. If you are under 18, we know to take extra care.

shared-person-affected = Who did it happen to?
    .hint = Leave this empty if they would not want us to know, or if you do not know.
    .why = With a name we can see whether they have needed help before.

shared-address = What is your home address?
    .hint = Leave this empty if you would rather not say.

shared-contact = How can we reach you safely?
    .hint = Choose what nobody else reads or hears. You can also say that no way is safe.
    .why = If you let the police have your name, they may have a question for you. Nobody should be put at risk by an answer.

shared-needs = What would make it easier to talk to us?
    .hint = Choose all that help you.
    .option-language = Speaking another language than English
    .option-bsl = British Sign Language
    .option-in-writing = Writing instead of speaking
    .option-easy-read = Easy words or large print
    .option-supporter = Having someone with me
    .option-supporter-hint = A friend, a relative or a support worker
    .option-step-free = A place without steps
    .option-other = Something else
    .option-other-hint = Tell us when we get in touch
    .option-none = Nothing, thank you

shared-needs-language = Which language do you want to speak?
    .hint = For example Somali, Polish or Sylheti

## What comes after

shared-prosecution = Would you help if this went to court?
    .hint = For example by saying what happened. You decide nothing today and can change your mind.
    .why = It helps us plan. Whatever you answer, your report is looked at.
    .option-yes = Yes
    .option-unsure = I do not know yet
    .option-no = No

shared-victim-support = May Victim Support get in touch with you?
    .hint = They are a charity, free and independent of the police. If you say yes, they get your name and how to reach you. They can help the person it happened to as well.
    .why = They listen and help with practical things, whether or not anyone is caught.
