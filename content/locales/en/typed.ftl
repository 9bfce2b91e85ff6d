# Words that people type in dates, times and amounts, so that these can be read. Nobody is shown them.
# Words stand between commas, several for the same thing between “|”; a dash stands for none. Months, days of
# the week and numbers are in their order.

typed-months = jan, feb, mar, apr, may, jun, jul, aug, sep|sept, oct, nov, dec
typed-weekdays = mon, tue|tues, wed|weds, thu|thur|thurs, fri, sat, sun
# One to twenty, then thirty, forty and fifty.
typed-numbers = one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty, thirty, forty, fifty
typed-today = today, now
typed-yesterday = yesterday
typed-tomorrow = tomorrow
typed-about = about, around, roughly, approximately, approx, circa, ca, ish, or so, maybe, probably, perhaps, possibly, nearly, almost, i think
typed-between = between, from
typed-to = and, or
# Between two times, and between minutes and the hour to come: “ten to nine”.
typed-minutes-to = to
typed-until = until, till, til
typed-before = before, by, no later than
typed-after = after, since, onwards
typed-am = am
typed-pm = pm
typed-noon = noon, midday
typed-midnight = midnight
typed-clock = oclock, h, gmt, bst
typed-hours = hours, hour, hrs, hr
typed-minutes = minutes, minute, mins, min
typed-past = past
typed-half = half
typed-quarter = quarter
# The hour after it and a half, a quarter, or less a quarter; half past one and half past two in one word.
typed-and-half = -
typed-and-quarter = -
typed-less-quarter = -
typed-one-and-half = -
typed-two-and-half = -
typed-morning = morning
typed-afternoon = afternoon
typed-evening = evening
typed-night = night, tonight
# Words that change nothing.
typed-filler = at, in, on, the, of, a, an, this, just, it was, time
# Endings of days, such as in “1st”.
typed-ordinal = st, nd, rd, th
typed-pounds = pounds, pound, gbp, quid, sterling
typed-pence = pence, p, penny
typed-thousand = k, thousand, grand
typed-other-money = euros, euro, eur, dollars, dollar, usd, us, cad, aud, nzd, rupees, rupee, pkr, inr, rs, taka, bdt, zloty, zl, zł, pln, lira, try, naira, ngn, cedis, ghs, dirhams, dirham, aed, riyals, riyal, sar, yen, jpy, yuan, cny, rmb, francs, franc, chf, lei, ron, lev, bgn, kroner, kr, sek, nok, dkk
typed-no-answer = unknown, not known, don't know, dont know, do not know, i don't know, i dont know, i do not know, no idea, not sure, unsure, none, no, nothing, nil, n/a, na, not applicable, no plates, no plate, not seen
