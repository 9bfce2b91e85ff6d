# Pages that end a journey early (exits.toml).
# `.pick` is what a person chooses on /report; only pages listed there have one.
# Numbers, addresses and opening times come from service.toml: { $childline-call }, { $childline-web }.

exit-call-999 = Get help now: call { $emergency-call }
    .who = { $emergency-call } reaches the police, an ambulance and the fire service at once, day and night.
    .how = If you can, move to a safe place first. Say what you need: the police, an ambulance or the fire brigade. If you cannot speak or hear, use one of the other ways on this page.
    .why = A form cannot bring anyone to you. When you are safe, come back: you can report it here afterwards.

exit-missing-person = Someone is missing: tell the police now
    .pick = Someone is missing
    .who = The police look for missing people, day and night. Missing People is a charity: it helps those who wait, but it does not replace the police.
    .how = If they are a child, ill or may be in danger, use { $emergency-call } or one of the other emergency ways on this page. Otherwise ring { $non-emergency-call }, or { $non-emergency-relay-call } by text relay.
    .why = You do not have to wait 24 hours. The first hours matter, and a person can ask you at once what the search needs to know.

exit-domestic-abuse = Hurt or controlled by a partner or relative: talk to someone now
    .pick = Someone close to me hurts, controls or frightens me
    .who = The police protect people from domestic abuse: being hurt or controlled by someone close. You can also ring a helpline first, without telling the police.
    .how = In danger, use { $emergency-call } or one of the other emergency ways on this page. Otherwise ring { $non-emergency-call }, or { $non-emergency-relay-call } by text relay, go to any police counter, or ring a helpline.
    .why = It is safer to plan this with a trained person than with a form. Exit this page works here too.

exit-stalking = Followed, watched or pestered again and again: talk to someone now
    .pick = Someone keeps following, watching or contacting me
    .who = The National Stalking Helpline tells you what you can do to be safer. The police can act against stalking.
    .how = In danger, use { $emergency-call } or one of the other emergency ways on this page. Otherwise ring { $non-emergency-call }, or { $non-emergency-relay-call } by text relay. Keep messages and write down each time it happens.
    .why = One event may look small; together they show what is going on. A trained person sees that sooner than a form.

exit-sexual-violence = Rape or sexual assault: you choose what happens next
    .pick = Rape or sexual assault
    .who = The police have officers trained for this. You can get help without telling them.
    .how = In danger or hurt, use { $emergency-call } or one of the other emergency ways on this page. To tell the police, ring { $non-emergency-call }, or { $non-emergency-relay-call } by text relay. To talk first, or to be cared for, use one of the services above.
    .why = It is never too late to tell, and what happened was not your doing. The Havens can care for you and keep traces safe while you decide: best within 7 days, and up to 12 months after.

exit-online-child-abuse = Online sexual abuse of a child goes to CEOP
    .pick = A child is being sexually abused or pressured online
    .who = CEOP is the part of the National Crime Agency that protects children online.
    .how = If a child is in danger now, use { $emergency-call } or one of the other emergency ways on this page. Otherwise report on CEOP’s website. Children can do it themselves. Keep the messages and do not pass on any pictures.
    .why = CEOP works with the companies that run apps and sites and can find people across borders. It takes no report without a name: if you must stay nameless, tell Crimestoppers. It does not deal with bullying, or with fake or hacked accounts.

exit-intimate-pictures = Intimate pictures shared or threatened: the Revenge Porn Helpline
    .pick = Someone shares intimate pictures of me, or threatens to
    .who = The Revenge Porn Helpline helps adults to have the pictures taken down.
    .how = Ring them, and keep the messages. Under 18? Childline helps you instead: { $childline-call }.
    .why = They know how to have pictures taken off a website. To share them without your consent, or to threaten it, is a crime: tell the police on { $non-emergency-call }, or { $non-emergency-relay-call } by text relay.

exit-child-needs-help = Childline listens to anyone under 19
    .pick = I am under 19 and need to talk
    .who = Childline is free. What you say stays private, unless your life is in danger or someone else is being hurt.
    .how = In danger now, use { $emergency-call } or one of the other emergency ways on this page. Otherwise ring Childline: the call does not show on the phone bill. To chat on the website you make an account, with a name that you choose. At night you may wait longer.
    .why = You can talk about anything, stay nameless and decide together what to do next.

exit-child-worry = Worried about a child: talk to the NSPCC
    .pick = I am worried about a child
    .who = The NSPCC is a charity for children. Adults can ask there what to do.
    .how = If a child is in danger now, use { $emergency-call } or one of the other emergency ways on this page. Otherwise ring the NSPCC, or the police on { $non-emergency-call }, or { $non-emergency-relay-call } by text relay.
    .why = You do not have to be sure. Someone who knows the signs can weigh it with you at once.

exit-need-to-talk = If you cannot go on: someone is awake and listening
    .pick = I cannot cope, or I think of ending my life
    .who = Samaritans listen to anyone, free. The NHS helps people of all ages whose mental health is in trouble.
    .how = Ring either of them. If you or someone else is in danger now, use { $emergency-call } or one of the other emergency ways on this page.
    .why = You need a person, not a form. They will not judge you.

exit-modern-slavery = Forced to work, or not free to leave: the Modern Slavery Helpline
    .pick = Someone is forced to work, or is not free to leave
    .who = The helpline is run by a charity. It is for people who are used or held, and for anyone who sees it.
    .how = In danger now, use { $emergency-call } or one of the other emergency ways on this page. Otherwise ring the helpline, or the police on { $non-emergency-call }, or { $non-emergency-relay-call } by text relay.
    .why = They can find a safe way out with the person, before anyone is warned. What you know can also be reported here.

exit-hate-support = Targeted for who you are: groups that stand by you
    .pick = I was targeted for who I am and want support
    .who = These groups are there for people who were targeted.
    .how = Ring the one that fits, or read True Vision’s website. You need not have reported anything.
    .why = To report a hate crime, you can also go back and do it here. Whether it was hate is for you to say.

exit-report-fraud = Tricked or hacked: this goes to Report Fraud
    .pick = I was tricked out of money, or hacked
    .who = Report Fraud is the centre for fraud and cyber crime in England, Wales and Northern Ireland.
    .how = First tell your bank: { $bank-call } reaches most of them. Then report online, day or night, or ring Report Fraud.
    .why = The same tricks are used all over the country. Seeing every report lets them link your report to other reports.

exit-transport-police = Trains, Tube and stations: British Transport Police
    .pick = It happened on a train, the Tube or at a station
    .who = British Transport Police look after trains, the Underground, the Overground, the Elizabeth line, the DLR, trams and stations.
    .how = Text them, ring them or report online. A text may cost a little, and it is not for emergencies: in danger, call { $emergency-call }, or use text relay or sign language (BSL) at the top of this page.
    .why = They hold the railway’s cameras and have officers on the lines. Buses stay with us: you can report those here.

exit-city-of-london = In the Square Mile: City of London Police
    .pick = It happened in the City of London, the “Square Mile”
    .who = The City of London, from Temple to the Tower, has a police force of its own.
    .how = Report on their website, or ring { $non-emergency-call } and say that it was in the City, or { $non-emergency-relay-call } by text relay. In danger, call { $emergency-call }, or use text relay or sign language (BSL) at the top of this page.
    .why = Their officers deal with what happens there. If you are not sure where the border runs, report it here.

exit-terrorism = A worry about terrorism: tell the counter-terrorism police
    .pick = I worry about terrorism
    .who = Specialist officers read every report and answer the hotline.
    .how = Report online or ring the hotline. You do not have to give your name. If an attack may happen soon, or you see something that could explode, move away and use { $emergency-call } or one of the other emergency ways on this page.
    .why = It may be nothing, and it is still right to tell.

exit-anonymous-crimestoppers = Without your name: Crimestoppers
    .pick = I know something, but must not be found out
    .who = Crimestoppers is a charity, independent of the police.
    .how = Ring them or use the form on their website. They never ask your name and do not see your number.
    .why = They write a report of their own for the police and leave out what could show who you are. Only for someone who lies on purpose do they help the police to look.

exit-dangerous-find = Leave it where it is and tell the police
    .who = Officers come and take weapons, ammunition, explosives and drugs away safely.
    .how = Do not touch or move it, and keep others away. A gun, or anything that could explode or hurt someone: use { $emergency-call } or one of the other emergency ways on this page. Otherwise ring { $non-emergency-call }, or { $non-emergency-relay-call } by text relay.
    .why = Moving it could hurt you and wipe off traces. Do not bring it to a counter.

exit-council = This is a job for the council
    .pick = Noise, rubbish, fly-tipping, parking or a stray dog
    .who = Your borough council deals with noise, litter, dumped rubbish, parking, and lost, found or stray dogs. For other animals, ask a vet or an animal charity.
    .how = Put in your postcode to find your council, then report it on their website. If you keep a dog that you found, the law says that it goes back to its owner or that you tell the council.
    .why = They have the powers for this: they can measure noise, give penalties and clear the street. If anyone is threatened or at risk, come back and tell us.

exit-lost-passport = A UK passport: tell HM Passport Office
    .pick = A UK passport is lost or was found
    .who = HM Passport Office issues UK passports. Only it can cancel one and send you another.
    .how = Lost: report it on GOV.UK, then apply for a new one. Found: send it to HM Passport Office, or ask at a counter.
    .why = A cancelled passport is no use to a thief. You do not need a police reference for it. If it was stolen, you can report the theft here as well.

exit-lost-foreign-passport = A passport or identity card of another country: tell its embassy
    .pick = A passport or identity card of another country is lost or was found
    .who = The embassy, high commission or consulate of the country that issued it. Only that country can cancel it and issue another.
    .how = Find the embassy in the list on GOV.UK. Lost: ask what it needs from you. Found: ask where to send it.
    .why = The police cannot replace it. { $takes-lost-property ->
        [no] If the embassy wants a police reference, tell it that the police give none for a lost document.
       *[yes] If the embassy wants a police reference first, you can report the loss here and get one.
    }

exit-lost-licence = A UK driving licence: tell DVLA
    .pick = A driving licence is lost or was found
    .who = DVLA issues driving licences in Great Britain. Only it can replace one.
    .how = Lost: apply for another on GOV.UK. Found: send it to DVLA in Swansea.
    .why = DVLA does not need a police reference for a lost licence. If it was stolen, you can report the theft here as well.

exit-lost-bank-card = A bank card: tell the bank
    .pick = A bank card is lost or was found
    .who = The bank or company whose name is on the card. Only it can block the card and send another.
    .how = Lost: block it in the bank’s app, or ring the number on the bank’s website, at any hour. Found: hand it in at a branch of that bank, or ring the bank and ask.
    .why = A blocked card is no use to a thief. If the card was stolen or money is gone, you can report the theft here as well.

exit-lost-animal = A lost or found animal: ask a vet
    .who = Vets can read the microchip of a cat or another pet and look up its owner. Councils deal with dogs only.
    .how = Take a found pet to a vet nearby, or ring one. If you lost yours, tell vets nearby, rescue centres, and the database where its chip is registered.
    .why = They can bring an animal and its owner together. If an animal is on a road and could cause a crash, call { $emergency-call }, or use text relay or sign language (BSL) at the top of this page.

exit-lost-dangerous = A lost weapon, ammunition or drugs: tell the police now
    .who = Officers look for it before it hurts anyone.
    .how = If someone could be hurt now, use { $emergency-call } or one of the other emergency ways on this page. Otherwise ring { $non-emergency-call }, or { $non-emergency-relay-call } by text relay.
    .why = A child or anyone else could find it, so it should not wait for somebody to read a form. Whoever has a firearms certificate must report the loss of a gun.

exit-lost-property = We take no reports of things that were lost
    .who = Whoever runs the place where you lost it: ask there first. Some people hand things in at a shop, a café or a school nearby.
    .how = Look in a register of lost things on the internet, and put yours in. Your insurer does not need a number from the police for a loss. If you think it was stolen, go back and report a theft.
    .why = The police give no number for something lost and do not look for it.

exit-lost-on-transport = Lost or found while travelling: the transport company
    .pick = I lost or found something on a bus, the Tube or a train
    .who = Transport for London keeps what is found on buses, the Tube, the Overground, the DLR, the Elizabeth line, black cabs, the cable car and at Victoria Coach Station. Trams, river boats and other trains and cabs have offices of their own.
    .how = Ask with the form on their website, and not by going there. On a bus, ask the bus garage first, within 3 days. The number is for general questions. Bank cards that are found are destroyed. Found something? Give it to the driver or the staff.
    .why = Things left behind go to their office and not to the police.

exit-lost-on-train = Left on a train or at its station: ask the train company
    .who = The company that ran the train. National Rail’s website names each of them.
    .how = Choose the company on that website, then look for its lost property page. Found something? Give it to the staff.
    .why = Things left behind go to the company’s own office and not to the police.

exit-lost-with-company = Left in a minicab, a tram, a coach, a boat or a plane: ask the company
    .who = The company that ran it. For a plane it is the airline; for things left in the airport, the airport.
    .how = Look for lost property on its website or in its app, or ring it. Found something? Give it to the driver or the staff.
    .why = Things left behind go to the company’s own office and not to the police.

exit-consumer = A bad purchase, a landlord or a debt: Citizens Advice
    .pick = I am in a dispute with a shop, a trader or a landlord
    .who = Citizens Advice tells you your rights, free. It may tell Trading Standards about a bad trader; it does not complain for you.
    .how = Choose the line that fits, or read and chat on their website.
    .why = The police cannot settle who owes what. If someone threatens you over it, come back and tell us.

exit-animals = An animal is being hurt: the RSPCA
    .pick = An animal is cruelly treated, hurt or trapped
    .who = The RSPCA looks into cruelty and helps hurt animals. It does not answer at night, and it asks for your name.
    .how = Ring them or use their website. The police take reports of cruelty as well: ring { $non-emergency-call }, or { $non-emergency-relay-call } by text relay. If the animal puts people in danger, call { $emergency-call }, or use text relay or sign language (BSL) at the top of this page.
    .why = They have inspectors for this.

exit-complaint = A complaint about the police
    .pick = I want to complain about the police
    .who = The police service itself answers most complaints. The Independent Office for Police Conduct (IOPC) oversees how that is done.
    .how = Use the IOPC’s form, which reaches the right police service, ring them, or ask at any counter. Someone you trust can do it for you if you allow it in writing; a parent needs no such letter for a child up to 16.
    .why = The form goes to the police service that it is about, but not to the officer. You can still report a crime here, and complaining does not count against you.

# The cards of those who help: their name, and for whom they are. Numbers and hours come from service.toml.

contact-non-emergency = The police, when it is not an emergency
contact-domestic-abuse = National Domestic Abuse Helpline
    .about = For women. Free.
contact-mens-advice = Men’s Advice Line
    .about = For men. On weekdays by day and on some evenings, not at night.
contact-galop = Galop
    .about = For LGBT+ people: abuse at home, and hate.
contact-karma-nirvana = Karma Nirvana
    .about = For anyone hurt in the name of “honour”, or forced to marry.
contact-forced-marriage = Forced Marriage Unit
    .about = When a marriage is forced, here or abroad.
contact-respect = Respect Phoneline
    .about = For those who hurt someone close to them and want to stop.
contact-stalking = National Stalking Helpline
    .about = When a partner from before, or anyone else, does not leave you alone. In London, press 2.
contact-sexual-abuse-line = Rape and Sexual Abuse Support Line
    .about = For everyone aged 16 and over. Free.
contact-havens = The Havens
    .about = Care after rape or sexual assault in London, up to 12 months after. Under 13, the police or social care come with you.
contact-childline = Childline
    .about = For everyone under 19. On its website, Report Remove takes down nude pictures of anyone under 18.
contact-nspcc = NSPCC
    .about = For adults who are worried about a child.
contact-ceop = CEOP
    .about = You have to give your name.
contact-crimestoppers = Crimestoppers
    .about = Never asks your name.
contact-fearless = Fearless
    .about = Crimestoppers for young people.
contact-revenge-porn = Revenge Porn Helpline
    .about = For adults.
contact-samaritans = Samaritans
    .about = For anyone. Free.
contact-nhs = NHS: help with your mental health
    .about = Choose the option for mental health. For all ages. Free.
contact-modern-slavery = Modern Slavery Helpline
    .about = Every day.
contact-true-vision = True Vision
    .about = What counts as hate, how to report it, and who helps.
contact-cst = Community Security Trust (CST)
    .about = For Jewish people who meet hate.
contact-british-muslim-trust = British Muslim Trust
    .about = For Muslims who meet hate.
contact-missing-people = Missing People, a charity
    .about = For those who are missing and those who miss them. Free.
contact-report-fraud = Report Fraud
contact-transport-police = British Transport Police
contact-city-police = City of London Police
contact-anti-terrorism = Counter-terrorism police
contact-council = Your council
contact-passport = GOV.UK: lost or stolen passport
contact-transport-lost = Transport for London
contact-consumer = Consumer helpline
    .about = For things you bought, services and traders, in England and Wales.
contact-adviceline = Adviceline
    .about = For rent, landlords, debt and anything else, in England.
contact-rspca = RSPCA
contact-police-conduct = Independent Office for Police Conduct (IOPC)
contact-embassies = GOV.UK: embassies in the UK
contact-driving-licence = GOV.UK: another driving licence
contact-national-rail = National Rail
