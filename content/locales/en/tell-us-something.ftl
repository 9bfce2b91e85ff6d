tell-us-something-for-whom = How do you know about it?
    .why = It tells us how sure this is, and helps us keep you out of it.
    .option-witness = I saw or heard it myself
    .option-me = It happens to me, or to people close to me
    .option-someone-else = Someone asked me to pass it on
    .option-organisation = Through my work
    .option-organisation-hint = For example in a school, a clinic, a shop or a charity

tell-us-something-route = Where do you want to tell it?
    .why = You should know your choices before you write anything.
    .option-here = Here
    .option-here-hint = You can leave out your name. We can ask you more if you let us.
    .option-crimestoppers = To Crimestoppers
    .option-crimestoppers-hint = An independent charity, always anonymous. Best if you would be in danger.

tell-us-something-topic = What is it about?
    .option-drugs = Drugs
    .option-drugs-hint = Made, sold or stored
    .option-weapons = Knives, guns or other weapons
    .option-wanted = Someone the police are looking for
    .option-exploitation = People being used or held
    .option-exploitation-hint = Forced to work, to sell drugs or sex, or not free to leave
    .option-child = A child who is hurt, neglected or afraid at home
    .option-driving = Dangerous driving, or driving after drink or drugs
    .option-terrorism = Terrorism
    .option-online-child = A child being sexually abused or pressured online
    .option-pictures = Intimate pictures shared or threatened
    .option-other = Something else

tell-us-something-helpline = Who do you want to tell?
    .hint = The Modern Slavery Helpline answers day and night, and can get people out safely: { $modern-slavery-call }.
    .option-here = The police, here
    .option-helpline = The Modern Slavery Helpline first

tell-us-something-story = What do you know?
    .hint = Who does what, and how you know. Use your own words and the language you know best, and leave out what would give you away.

tell-us-something-people = Who is involved?
    .hint = Give what you know. Leave this empty if you do not know anybody.
    .item = Person
tell-us-something-people-name = Name or nickname
tell-us-something-people-looks = What do they look like?
    .hint = For example: about 30, tall, red beard, limps
tell-us-something-people-found = Where can they be found?
    .hint = An address, a workplace, a page online
tell-us-something-people-vehicle = Their vehicle
tell-us-something-people-registration = Its number plate, all of it
tell-us-something-people-partial-plate = Part of a number plate
    .hint = If you did not see all of it, with ? for what you did not see: LK?? V??

tell-us-something-happens-when = When does it happen?
    .hint = For example: last Tuesday, or most evenings after 8. Leave it empty if you do not know.

tell-us-something-where = Where is it?
    .hint = One of these is enough. Leave them all empty if you do not know.

tell-us-something-traced = Could someone guess that it was you who told us?
    .hint = For example because only you know it, or only you were there.
    .why = Then we are more careful with what we do and when.
    .option-yes = Yes
    .option-no = No
    .option-unsure = I am not sure
