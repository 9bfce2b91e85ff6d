hate-crime-kind = What was done?
    .hint = Choose the worst of it. Nothing is too small to tell.
    .why = It decides who looks at your report and how fast. You may also tell us what is not a crime: it shows what comes up again, but the police may not look into it.
    .option-words = Insults, shouting or signs
    .option-threats = Threats, following or not leaving someone alone
    .option-attacked = Someone was hit, pushed, spat at or touched
    .option-damage = Something was damaged or left there to hurt
    .option-online = Messages or posts, online or by phone
    .option-turned-away = Turned away or treated worse
    .option-turned-away-hint = In a shop, a taxi, at work, in a queue
    .option-other = Something else

hate-crime-story = What happened?
    .hint = Use your own words and the language you know best. If words were said, write them as you heard them, if you can bear to.
    .why = The exact words can show that it was hate. You can leave them out.

hate-crime-where = Where did it happen?
    .hint = One of these is enough. If it was online, describe the place: which app or site, and the name they used.

hate-crime-seen = Did you, or anyone else, see who did it?
    .hint = Online, choose yes if you know the name or account they used.
    .option-yes = Yes
    .option-unsure = Someone was seen, but it may not have been them
    .option-no = No

hate-crime-senders = Who sent or posted it?
    .hint = Leave empty what you do not know, or all of it if you know nothing. Do not answer them and do not delete anything.
    .item = Account
hate-crime-senders-account = The name, number or account they used
    .hint = For example: @name, a phone number, or the name that was shown
hate-crime-senders-app = Which app, site or game was it on?
hate-crime-senders-link = A link to the message, the post or their page
hate-crime-senders-who = Who you think it is, and why
    .hint = For example: someone from my old school, because of what they know about me

hate-crime-cctv = Is there a film, a photo or a message that shows it?
    .hint = A street, shop, bus or doorbell camera, a phone, a screenshot. Keep what you have.
    .option-yes = Yes
    .option-no = No
    .option-unsure = I do not know

hate-crime-cctv-holder = What is it, and who has it?
    .hint = For example: screenshots on my phone, a film from the shop on the corner, a letter I kept. Keep it as it is. Leave this empty if you do not know.
    .why = Posts get deleted, and many cameras record over old film within days, on a bus after about 10.

hate-crime-still-going-on = Has it happened before, or is it still going on?
    .why = When it keeps coming back, it is looked at sooner.
    .option-once = It happened this once
    .option-before = It has happened before
    .option-going-on = It is still going on
    .option-unsure = I do not know

hate-crime-victim-support = Who may get in touch to support you?
    .hint = Those you choose get your name and how to reach you. They are free and independent of the police.
    .why = They listen, help with practical things and can speak for you, whether or not anyone is caught.
    .option-victim-support = Victim Support
    .option-victim-support-hint = A charity for everyone hurt by crime
    .option-community = A group from my own community
    .option-community-hint = For example for disabled people, a faith, LGBT+ people or people from one country
    .option-nobody = Nobody for now

hate-crime-community = Which group should it be?
    .hint = For example Galop for LGBT+ people ({ $galop-call }), the Community Security Trust for Jewish people ({ $cst-call }), the British Muslim Trust ({ $british-muslim-trust-call }), or a group near you. Leave it empty if you do not know one.
