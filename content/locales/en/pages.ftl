# Longer pages. A blank line starts a new paragraph; a line starting with "## " is a sub-heading.

worth-body =
    Yes. If it hurt, frightened or cost you something, it is worth five minutes. You do not have to know whether it is a crime, or what the law calls it. That is for us to find out.

    ## “They will not catch anyone”

    Sometimes nobody is caught. That is true, and a report still does its work.

    It gives you a reference to name when you talk to us. If the police record a crime, they give it a crime number, and that is the number an insurer wants. If your thing is found, a report helps to show that it is yours. It also opens the door to support.

    It also adds up. Five people who tell of the same stairway, bus stop or number plate show something that one person cannot. Reports help to decide where officers go. What nobody reports, nobody can plan for.

    ## “It is too small”

    No report is too small. A shout, a broken mirror, a parcel that disappeared: each may be the third of its kind this week. You may be the first to tell, or the one who makes it clear.

    If it has happened for a long time, you can report it today for the first time. You will not be asked to explain why you waited.

    ## “It was only words”

    Being insulted because of your race, your religion, your disability, your sexual orientation or who you are is not something you have to put up with. Many people believe it is not worth reporting. That belief is wrong.

    If it was a crime, what you feel is enough: if you think it was hate, it is looked at as hate. You do not need a witness and you do not have to prove anything. It counts even if they got you wrong, for example if they took you for someone of another faith.

    Some of what happens is hateful but not a crime. The police may then not look into it. You may still tell us: it helps to see what comes up again and where. What counts as hate, and who helps, is on { $true-vision-web }.

    ## “I am afraid of who might find out”

    You choose how much we know about you. You can let us use your name, have it for the police only, have it kept in this online service, or give no name at all. We say what each one means before you choose.

    If you must not be found out, tell Crimestoppers what you know: { $crimestoppers-call }, { $crimestoppers-web }. It is a charity, independent of the police. It never asks for a name, does not see your number, and leaves out of its report to the police what could show who you are. Young people can use { $fearless-web }.

    ## “I am afraid of the police”

    You may report through someone you trust: a friend, a relative, a charity or a place of worship. They can fill in the report for you. You can also bring someone to a counter or a call, and ask for an interpreter.

    If the police treated you badly, you can complain, and you can still report a crime. One does not count against the other.

    ## When it is not for us

    Some things belong to others: lost passports, noise, fraud, crime on trains or in the Square Mile, which has the City of London Police ({ $city-police-web }). We then tell you who it is, how to reach them and why, so that you do not tell your story twice.

    If someone is in danger now, do not write a report. Call { $emergency-call }. If you cannot speak, call from a mobile, listen, and press { $silent-press } when the recorded voice asks for it. If you do not hear, use { $emergency-number } BSL ({ $bsl-web }), or text relay: in the Relay UK app tap { $emergency-number }, on a textphone dial { $text-relay-call }.

privacy-body =
    This page says what happens to what you write, in plain words. The police service named at the top of this portal is responsible for it.

    ## While you write

    Your answers are kept on our server, in encrypted form, so that a lost signal does not lose them. What you are typing your browser may keep as well, in this tab alone, until the next page is there; sending the report or leaving with “Exit this page” deletes it. One cookie lets your phone find them again. It holds no answers and follows you nowhere else. Your browser forgets it when it is closed; if you press “Save and finish later”, it remembers it for as long as we keep your answers.

    An unfinished report is deleted 24 hours after you begin it. Nobody reads it before you send it.

    If you let your phone say where it is, to find a counter, we look once and do not keep it. It is not in the address of the page.

    ## If someone else uses your phone

    Exit this page takes you to a weather page at once. Pressing Shift three times on a keyboard does the same.

    It cannot clear everything. Your browser may still list this site among the pages you visited, and your network or employer may see that you came here. If that is a danger, use a phone or computer that the other person never touches. You can also come to a counter.

    ## When you send it

    Your report goes to those in the police who deal with that kind of report. They may have to tell others in order to help or protect someone, for example a council, an ambulance or a court.

    Each report is encrypted with a key of its own. Deleting that key makes the stored copy unreadable for good. How long a report is kept depends on what it is about and on the law.

    ## When you book a visit

    Your booking goes to those who plan visits. Staff at the counter see your first name, the time and what you need there. Where an agency looks for an interpreter, it is told the language, the time and the place, and nothing about you or what the visit is for.

    We send e-mails only if you ask for them. None names the police.

    ## When you tell us how it went

    We do not ask who you are. No name and no reference stands beside your answers. We cannot find yours again, so we cannot show, change or delete them.

    ## The four ways to be named

    Use my name: those who deal with your report see your name and may share it where the case needs it.

    My name is for the police only: your report is marked so that nobody outside the police is given your name without asking you. A court can still decide otherwise.

    Keep my name in this online service: we keep your name and contact details here, and do not hand them on with your report. We use them for nothing else, so nobody contacts you. A court can order us to give them.

    Do not ask my name: we do not ask who you are. Nobody can contact you.

    None of these can hide what you write yourself. If you give your own address or number plate when you say what happened, it goes along with it. You see everything once more before you send it, and can change it.

    Like every website, this one sees the internet address of your phone while you use it. If you must not be found out, tell Crimestoppers instead, best by phone: { $crimestoppers-call }.

    ## Being asked about yourself

    Questions about race, religion, health, disability and sexual orientation are there to protect you. You can always choose not to say, or leave them empty where the page says so.

    ## Your rights

    You can ask to see what is held about you, to have mistakes corrected, and in some cases to have it deleted. Ask at any counter, or write to the police service named at the top.

    You can also complain to that police service about how it treats what it holds about you: at any counter, or in writing. It has to confirm within 30 days that it has your complaint. If you are not happy with the answer, go to the data protection regulator, the ICO: { $ico-web }, { $ico-call }.

bsl-lead = How to reach the police if you sign, and what you can do here.
bsl-emergency = In an emergency
bsl-emergency-text = { $emergency-number } BSL is a free video call with an interpreter, { $bsl-hours }. The interpreter speaks to the police for you.
bsl-emergency-open = Open { $emergency-number } BSL
bsl-relay = When it is not an emergency
bsl-relay-text = Type instead of talking: call { $non-emergency-relay-call } with the Relay UK app or a textphone.
bsl-report = Report here
bsl-report-text = You can report without a phone call. Questions come one at a time, in short sentences. If you let the police have your name, we ask what you need: choose British Sign Language.
bsl-counters = In person
bsl-counters-link = Counters where somebody signs BSL, and on which days
bsl-videos = Videos in BSL
bsl-videos-text = These pages are not in BSL yet. There are no videos by Deaf signers yet.

accessibility-body =
    This service should work for everyone, on the phone they have. This page says what works, what does not yet, and how to tell us.

    ## What works

    Every report can be made without JavaScript, on an old phone and with a weak signal.

    Pages fit a screen as narrow as 360 pixels, and stay readable when you make the text twice as large.

    Everything can be done with a keyboard alone, and you can always see where you are. Headings, labels and errors are written so that a screen reader says them in a useful order.

    Colour is never the only sign. Text stands out clearly from the background, in light and in dark. If your phone asks for less motion, nothing moves.

    You answer one question at a time. Take your time: your answers wait for 24 hours from when you begin.

    If you have no e-mail address and no phone, or none that is safe, you can still report. Your reference is enough.

    ## Languages

    You can change the language on every page and keep your answers. Where a text is not translated yet, you see it in English, marked as English. You can write your answers in the language you know best.

    ## What is still missing

    British Sign Language: there are no videos of our pages by Deaf signers yet. { $emergency-number } BSL ({ $bsl-web }) connects you with an interpreter in an emergency, { $bsl-hours }, and you can ask for an interpreter in your report.

    There are no other languages yet, and some texts are not yet translated into those we have.

    This service has not yet been tested by an independent body or with enough people who use it every day.

    ## If something does not work for you

    Tell us at any counter, or ring { $non-emergency-call }. By text relay it is { $non-emergency-relay-call }. Someone you trust can do it for you. Say which page it was and what you used. You can make your report the same way.

    If you are not happy with our answer, the Equality Advisory and Support Service advises you free of charge: { $equality-advice-web }, { $equality-advice-call }.
