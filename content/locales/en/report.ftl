# Choosing what to report: the page itself, and how each journey is offered and named.

report-title = What do you want to report?
report-lead = Choose what fits best. If it turns out to be something else, nothing is lost: a person reads every report.
report-worth = Not sure it is worth it? Read this first
report-elsewhere = Someone else can help faster
report-elsewhere-lead = These go straight to the people who deal with them.

report-only-english = In English only
report-only-english-lead = These reports are not in this language yet. You can make them in English.
report-partly-english = Some of the questions are in English.

theft-journey = Report a theft
    .pick = Something was stolen
    .covers = A phone, a bag, a bicycle, a parcel, a car or anything else, with or without force

burglary-journey = Report a burglary
    .pick = Someone broke in
    .covers = A home, a shed, a garage or a business was broken into, or someone tried

criminal-damage-journey = Report damage
    .pick = Something was damaged on purpose
    .covers = Broken windows, scratched cars, graffiti, things set on fire

antisocial-behaviour-journey = Report anti-social behaviour
    .pick = Someone makes life hard for people around here
    .covers = Rowdy or threatening people, drug use, dangerous riding, noise, and what keeps coming back

hate-crime-journey = Report a hate crime
    .pick = Someone was targeted for who they are
    .covers = Insults, threats, attacks or damage because of race, religion, disability, sexual orientation (such as being gay or lesbian), being transgender or another part of who they are

collision-journey = Report a road collision
    .pick = There was a crash on the road
    .covers = Cars, motorbikes, bicycles, e-scooters, people on foot, parked vehicles and animals

property-journey = Report lost or found property
    .pick = I lost or found something
    .before = { $takes-lost-property ->
        [no] We take no reports of things that were lost.
       *[yes] You can tell us here what you lost.
    } { $takes-any-found-property ->
        [yes] You can also tell us what you found.
       *[no] Of things that people find, the police take only what is dangerous, or what shows by a number or a name whose it is. Give other things to those who run the place where you found them.
    }
    .covers = Keys, bags, phones, jewellery and other things lost or found in the street

tell-us-something-journey = Tell us something you know
    .pick = I know something the police should know
    .covers = Drugs, weapons, a wanted person, people being exploited, dangerous driving or anything else
