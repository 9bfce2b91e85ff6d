# Counters: what is done there (counter-services.toml), the kinds of site, bank holidays and
# spoken languages (counters.toml). `.instead` says what replaced a service that counters no longer do.

## What is done at counters

counter-service-report = Report a crime
    .hint = Tell an officer what happened. You leave with a reference.

counter-service-talk-in-private = Talk to an officer in private
    .hint = In a room where nobody else hears you. You can bring someone you trust.

counter-service-statement = Give a statement
    .hint = An officer writes down what you say and asks you whether it is right.

counter-service-video-appointment = Book a video appointment with an officer
    .hint = At the agreed time you talk to an officer on a screen.

counter-service-report-for-another = Report for someone else
    .hint = For people who cannot come or do not want to, someone they trust can tell us.

counter-service-found-property = Hand in something you found, or collect what is yours
    .hint = Do not bring weapons, ammunition, drugs or anything that could explode: leave it where it is and tell us.

counter-service-online-help = Help with online forms
    .hint = Someone sits with you while you use this website, on your phone or on a computer there.

counter-service-victim-support = Support for victims and witnesses
    .hint = Ask about your case, about court or about who can help you, whether you reported it or not.

counter-service-neighbourhood-surgery = Meet your neighbourhood team
    .hint = Tell the officers for your area what should change there.

counter-service-driving-documents = Show driving documents
    .hint = Licence, insurance or MOT, when an officer or the law asks for it. After a collision, that can mean within 24 hours.

counter-service-firearms-licensing = Ask about firearms licensing
    .hint = Ask about a certificate or its renewal. Do not bring a gun or ammunition.

counter-service-enforcement = Bail, football banning orders and Book 41
    .hint = Come here if your papers say that you have to report to a police station.

## What is not done at counters any more

counter-service-collision-report = Report a road collision
    .hint = For anyone who was in one or saw one.
    .instead = Report it online. A driver who gave no details, or showed no proof of insurance when someone was hurt, must also tell a counter or an officer in person, as soon as they can and within 24 hours: look for “Show driving documents”.

counter-service-lost-property = Report something you lost
    .hint = For things lost in the street or another public place.
    .instead = Tell us online what you lost. If someone hands it in, we can reach you.

counter-service-foreign-registration = Register as a foreign national
    .hint = For people from certain countries who came to live in the UK.
    .instead = You no longer have to register with the police: the scheme ended in August 2022. GOV.UK says more.

counter-service-police-records = Get your police record or a police certificate
    .hint = What national police computers hold about you, or a certificate for going abroad.
    .instead = Ask ACRO, the national criminal records office, online.

counter-service-criminal-record-check = Get a criminal record check for a job
    .hint = Also called a DBS check.
    .instead = For a basic check, apply on GOV.UK. For a standard or enhanced one, the employer or organisation applies.

## Kinds of site

counter-kind-principal = Main counter
    .about = Open to everyone. Bail and other enforcement business is done at main counters only.

counter-kind-satellite = Local counter
    .about = For victims, witnesses and anyone with a question. Enforcement business is kept away from here.

counter-kind-volunteer-run = Volunteer-run counter
    .about = Trained volunteers answer questions, help you report and tell you who deals with it next.

counter-kind-contact-point = Community contact point
    .about = A place such as a library, a mosque or a community centre, where someone helps you reach the police.

counter-kind-not-public = Not open to the public
    .about = Nobody can help you at the door here. Go to another counter or report online.

## Bank holidays

holiday-new-years-day = New Year’s Day
holiday-good-friday = Good Friday
holiday-easter-monday = Easter Monday
holiday-early-may = Early May bank holiday
holiday-spring = Spring bank holiday
holiday-summer = Summer bank holiday
holiday-christmas-day = Christmas Day
holiday-boxing-day = Boxing Day

## Languages spoken at counters

language-ar = Arabic
language-bn = Bengali
language-es = Spanish
language-fa = Persian
language-fr = French
language-gu = Gujarati
language-pa = Punjabi
language-pl = Polish
language-pt = Portuguese
language-ro = Romanian
language-so = Somali
language-ta = Tamil
language-tr = Turkish
language-ur = Urdu
language-yi = Yiddish
language-yo = Yoruba
