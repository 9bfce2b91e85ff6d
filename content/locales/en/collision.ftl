collision-emergency = Is anyone hurt, or the road blocked?
    .hint = Pain that comes later can be told in this report.
    .option-hurt = Someone is hurt and needs help now
    .option-blocked = The road is blocked, or there is fuel or fire
    .option-danger = Someone is in danger, or a driver still is a danger
    .option-no = No, it is over and everyone is safe

collision-role = What were you doing when it happened?
    .hint = If you report for someone else or for an organisation, say what they or their driver were doing.
    .option-driver = Driving
    .option-driver-hint = A car, van, lorry, bus or taxi
    .option-motorcyclist = Riding a motorbike, moped or e-scooter
    .option-cyclist = Cycling
    .option-pedestrian = Walking, or using a wheelchair
    .option-passenger = Being a passenger
    .option-owner = Not there: my parked vehicle or my property was hit
    .option-other = Something else

collision-injured = Was anyone hurt, even a little?
    .option-no = No
    .option-yes = Yes
    .option-unsure = I do not know

collision-injuries = Who was hurt, and how?
    .hint = For example: the cyclist, a sore wrist. Me, neck pain the next morning. Leave this empty if you do not know.

collision-conditions = What were the road, the light and the weather like?
    .hint = Choose all that fit.
    .option-junction = At a junction
    .option-roundabout = At a roundabout
    .option-crossing = At a crossing for people on foot
    .option-bend = On a bend
    .option-car-park = In a car park
    .option-daylight = Daylight
    .option-dark-lit = Dark, street lamps on
    .option-dark-unlit = Dark, no lamps
    .option-dry = Dry
    .option-wet = Wet or raining
    .option-ice = Snow or ice
    .option-fog = Fog, or sun in the eyes
    .option-unsure = I do not know

collision-story = What happened?
    .hint = Who was going where, and what hit what. Use your own words and the language you know best.

collision-vehicles = Which vehicles were in it?
    .hint = Start with yours, if you had one. Bicycles and e-scooters count. Leave empty what you do not know.
    .item = Vehicle
collision-vehicles-whose = Whose is it?
    .option-mine = Mine, or the one I was in
    .option-mine-hint = Or theirs, if you report for someone else
    .option-other = Someone else’s
    .option-parked = Parked, nobody in it
collision-vehicles-registration = Number plate, all of it
collision-vehicles-partial-plate = Part of a number plate
    .hint = If you did not see all of it, with ? for what you did not see: LK?? V??
collision-vehicles-make = Make, model and colour
collision-vehicles-damage = Damage
    .hint = For example: left front dented
collision-vehicles-driver = Driver’s name, or what they looked like
collision-vehicles-insurer = Insurer and policy number
    .hint = If you were given them

collision-also-hit = Was anything else hit?
    .why = The law treats some animals and property like another person’s vehicle.
    .option-animal = An animal
    .option-animal-hint = The law names dogs, horses, cattle, donkeys, mules, sheep, pigs and goats. Tell us about others too.
    .option-property = A wall, a fence, a lamp post or something else by the road
    .option-nothing = Nothing else

collision-exchanged = Did every driver give their details?
    .hint = Name, address, number plate, and the owner’s name and address if it is another person.
    .option-yes = Yes
    .option-refused = No, they stopped but did not give them all
    .option-left = No, someone drove off
    .option-nobody-there = No, there was nobody to give them to
    .option-nobody-there-hint = For example a parked car was hit
    .option-unsure = I do not know

collision-duty = Has the driver told a police counter or an officer in person?
    .hint = If the driver gave no details, or someone was hurt and no proof of insurance was shown, they must do this as soon as they can and within 24 hours.
    .why = This is section 170 of the Road Traffic Act 1988. It names a police station or an officer, so neither this report nor a phone call is enough. Go to a police counter. Without the insurance certificate, go all the same, and show it within 7 days at the station that you name there.
    .option-yes = Yes
    .option-no = Not yet
    .option-unsure = I do not know

collision-witnesses = Did anyone who was not part of it see it?
    .option-yes = Yes, and I can say who
    .option-no = No
    .option-unsure = I do not know

collision-named = What do you want us to do with your name?
    .hint = A driver who has to report by law needs to use their name.
    .why = Insurers and courts need to know who was there. A witness may stay without a name.
    .option-named = Use my name
    .option-named-hint = Those who deal with your report see your name. Where the law allows, they may share it with insurers and the others in the collision.
    .option-police-only = My name is for the police only
    .option-police-only-hint = We mark your report: nobody outside the police is given your name without asking you. Only the law, such as a court, can change that.
    .option-kept = Keep my name in this online service
    .option-kept-hint = We keep your name and contact details in this online service. They are not handed on, but a number plate you wrote is. A court can order us to give them.
    .option-no-name = Do not ask my name
    .option-no-name-hint = We do not ask who you are, so nobody can contact you. A number plate you wrote may still show it; you can change that before you send.
