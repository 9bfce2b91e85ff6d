# What is wrong with an answer, and how to mend it. Shown in the list above the question and beside the field.

error-required = Type an answer
error-choose-one = Choose one of the answers
error-choose-some = Choose at least one of the answers
error-none-with-others = Choose either “none” or the others, not both
error-too-long = Make it shorter: { $max } characters at most
error-unreadable-characters = Remove the signs that cannot be read, such as pasted control characters
error-date-missing = Type the day, the month and the year
error-date-incomplete = Part of the date is missing: fill it in
error-not-a-date = Check the date: there is no such day
error-date-in-future = The date is after today: check the day, month and year
error-date-too-old = The year is before 1900: type all four figures
error-dates-reversed = The last day is before the first: swap them or change one
error-not-a-time = Type a time such as 2:30pm or 14:30
error-not-a-postcode = Type a postcode such as SE13 5JZ, or leave it empty and describe the place
error-place-missing = Tell us the place in one of these ways
error-not-an-email = Type an e-mail address such as name@example.com
error-not-a-phone = Type a phone number such as 020 7946 0000
error-not-a-number = Type a whole number in figures
error-number-too-small = Type a number of at least { $min }
error-number-too-large = Type a number of at most { $max }
error-not-an-amount = Type an amount such as 120 or 119.99
error-not-a-registration = Type a registration such as AB12 CDE: letters and figures only
error-contact-missing = Give one way to contact you, or tick that there is none
error-contact-contradicts = Untick this, or empty the other boxes
error-nothing-added = Describe at least one
error-too-many = You can list { $max }. Write the rest where we ask what happened
