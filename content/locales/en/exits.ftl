# Pages that end a journey early (exits.toml).
# `.pick` is what a person chooses on /report; only pages listed there have one.

exit-call-999 = Get help now: call 999
    .who = 999 reaches the police, an ambulance and the fire service at once, day and night.
    .how = If you can, move to a safe place first. Say what you need: the police, an ambulance or the fire brigade. If you cannot speak or hear, use one of the other ways on this page.
    .why = A form cannot bring anyone to you. When you are safe, come back: you can report it here afterwards.

exit-missing-person = Someone is missing: tell the police now
    .pick = Someone is missing
    .who = The police look for missing people, day and night.
    .how = If they are a child, ill or may be in danger, use 999 or one of the other emergency ways on this page. Otherwise ring 101, or 18001 101 by text relay.
    .why = You do not have to wait 24 hours. The first hours matter, so speak to someone now and do not wait for a form.

exit-domestic-abuse = Hurt or controlled by a partner or relative: talk to someone now
    .pick = Someone close to me hurts, controls or frightens me
    .who = The police protect people from domestic abuse: being hurt or controlled by someone close. The National Domestic Abuse Helpline is free for women, day and night. Men can ring the Men’s Advice Line, 0808 801 0327.
    .how = In danger, use 999 or one of the other emergency ways on this page. Otherwise ring 101, or 18001 101 by text relay, go to any police counter, or ring the helpline.
    .why = It is safer to plan this with a trained person than with a form. Exit this page works here too.

exit-sexual-violence = Rape or sexual assault: you choose what happens next
    .pick = Rape or sexual assault
    .who = The police have officers trained for this. The Rape and Sexual Abuse Support Line is free, day and night, for everyone aged 16 and over.
    .how = In danger or hurt, use 999 or one of the other emergency ways on this page. To tell the police, ring 101, or 18001 101 by text relay. To talk first, ring the support line.
    .why = It is never too late to tell, and what happened was not your doing. If it was recent, a sexual assault referral centre can care for you and keep traces safe while you decide.

exit-online-child-abuse = Online sexual abuse of a child goes to CEOP
    .pick = A child is being sexually abused or pressured online
    .who = CEOP is the part of the National Crime Agency that protects children online.
    .how = Report on their website. Children can do it themselves. Keep the messages and do not pass on any pictures.
    .why = They work with the companies that run apps and sites and can find people across borders.

exit-child-needs-help = Childline listens to anyone under 19
    .pick = I am under 19 and need to talk
    .who = Childline is free and private, day and night.
    .how = Ring them or chat on their website. The call does not show on the phone bill.
    .why = You can talk about anything, stay nameless and decide together what to do next.

exit-need-to-talk = If you cannot go on: someone is awake and listening
    .pick = I cannot cope, or I think of ending my life
    .who = Samaritans listen to anyone, free, day and night.
    .how = Ring them. If you or someone else is in danger now, use 999 or one of the other emergency ways on this page.
    .why = You need a person, not a form. They will not judge you.

exit-report-fraud = Tricked or hacked: this goes to Report Fraud
    .pick = I was tricked out of money, or hacked
    .who = Report Fraud is the national centre for fraud and cyber crime.
    .how = First tell your bank: 159 reaches most of them. Then report online or ring Report Fraud.
    .why = The same tricks are used all over the country. Seeing every report lets them link your report to other reports.

exit-transport-police = Trains, Tube and stations: British Transport Police
    .pick = It happened on a train, the Tube or at a station
    .who = British Transport Police look after trains, the Underground, the Overground, the DLR, trams and stations.
    .how = Text 61016, ring them or report online. In danger, call 999, or use text relay or sign language (BSL) at the top of this page.
    .why = They hold the railway’s cameras and have officers on the lines. Buses stay with us: you can report those here.

exit-terrorism = A worry about terrorism: tell the counter-terrorism police
    .pick = I worry about terrorism
    .who = Specialist officers read every report, and a hotline is answered day and night.
    .how = Report online or ring the hotline. If an attack may happen soon, or you see something that could explode, move away and use 999 or one of the other emergency ways on this page.
    .why = It may be nothing, and it is still right to tell. They check it with care and keep your name private.

exit-anonymous-crimestoppers = Fully anonymous: Crimestoppers
    .pick = I know something, but nobody must ever find out it was me
    .who = Crimestoppers is a charity, independent of the police.
    .how = Ring them or use the form on their website, day and night. They never ask your name.
    .why = Calls are not traced and not recorded. The police get what you said, never who said it.

exit-dangerous-find = Leave it where it is and tell the police
    .who = Officers come and take weapons, ammunition, explosives and drugs away safely.
    .how = Do not touch or move it, and keep others away. A gun, or anything that could explode or hurt someone: use 999 or one of the other emergency ways on this page. Otherwise ring 101, or 18001 101 by text relay.
    .why = Moving it could hurt you and wipe off traces. Do not bring it to a counter.

exit-council = This is a job for the council
    .pick = Noise, rubbish, fly-tipping, parking or a stray dog
    .who = Your borough council deals with noise, litter, dumped rubbish, parking, and lost, found or stray dogs.
    .how = Put in your postcode to find your council, then report it on their website.
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
    .why = The police cannot replace it. If the embassy wants a police reference first, you can report the loss here and get one.

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
    .why = They can bring an animal and its owner together. If an animal is on a road and could cause a crash, call 999.

exit-lost-dangerous = A lost weapon, ammunition or drugs: tell the police now
    .who = Officers look for it before it hurts anyone.
    .how = If someone could be hurt now, use 999 or one of the other emergency ways on this page. Otherwise ring 101, or 18001 101 by text relay.
    .why = A child or anyone else could find it, so it should not wait for somebody to read a form. Whoever has a firearms certificate must report the loss of a gun.

exit-lost-on-transport = Lost or found while travelling: the transport company
    .pick = I lost or found something on a bus, the Tube or a train
    .who = The company that ran the bus, the Tube, the train or the taxi collects what people leave behind.
    .how = For buses, the Tube, London Overground, the DLR and black cabs, ask Transport for London. For other trains and cabs, ask the company. Found something? Give it to the driver or the staff.
    .why = Things left behind go to their office and not to the police.

exit-lost-on-train = Left on a train or at its station: ask the train company
    .who = The company that ran the train. National Rail’s website names each of them.
    .how = Choose the company on that website, then look for its lost property page. Found something? Give it to the staff.
    .why = Things left behind go to the company’s own office and not to the police.

exit-lost-with-company = Left in a minicab, a tram, a coach, a boat or a plane: ask the company
    .who = The company that ran it. For a plane it is the airline; for things left in the airport, the airport.
    .how = Look for lost property on its website or in its app, or ring it. Found something? Give it to the driver or the staff.
    .why = Things left behind go to the company’s own office and not to the police.

exit-consumer = A bad purchase, a debt or a quarrel over a contract: Citizens Advice
    .pick = I am in a dispute with a shop, a trader or a landlord
    .who = Citizens Advice tells you your rights, free, and passes bad traders to Trading Standards.
    .how = Ring their consumer helpline, or read and chat on their website.
    .why = The police cannot settle who owes what. If someone threatens you over it, come back and tell us.

exit-animals = An animal is being hurt: the RSPCA
    .pick = An animal is cruelly treated, hurt or trapped
    .who = The RSPCA looks into cruelty and helps hurt animals.
    .how = Report on their website or ring them.
    .why = They have inspectors for this. If the animal puts people in danger, call 999, or use text relay or sign language (BSL) at the top of this page.

exit-complaint = A complaint about the police
    .pick = I want to complain about the police
    .who = The police service itself answers most complaints. The Independent Office for Police Conduct (IOPC) oversees how that is done.
    .how = Use the IOPC’s form, which reaches the right police service, ring them, or ask at any counter. Someone you trust can do it for you.
    .why = A complaint must not be handled by the one it is about. You can still report a crime here, and complaining does not count against you.
