//! What the portal prints, it reads: in every language it speaks.

use app::ui::answer_text::{clock, full_date, month_and_year};
use chrono::{Datelike, NaiveDate};
use journey::{
    Answer, Fields,
    question::{
        date::DateAnswer,
        money::in_pounds,
        time::{Span, TimeOfDay},
    },
};
use proptest::prelude::*;

use super::spoken::{SPOKEN, read, today};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn dates_times_and_amounts_are_read_back(
        days in 0..46_000_u64, hour in 0..24_u8, minute in 0..60_u8, pence in 0..10_000_000_000_i64,
    ) {
        let date = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a day") + chrono::Days::new(days);
        prop_assume!(date <= today());
        for (words, spoken) in SPOKEN.iter() {
            let form = Fields::default().with("day-day", &*full_date(words, date).text);
            prop_assert_eq!(read("day", &form, spoken), Ok(Answer::Date(DateAnswer::Exactly { date })));

            let month = month_and_year(words, date.month(), date.year());
            let form = Fields::default().with("day-mode", "about").with("day-month", &*month.text);
            let about = DateAnswer::About { year: date.year(), month: Some(date.month()), day: None };
            prop_assert_eq!(read("day", &form, spoken), Ok(Answer::Date(about)));

            let time = TimeOfDay { hour, minute };
            let form = Fields::default().with("time", &*clock(words, time).text);
            let Ok(Answer::Time(answer)) = read("time", &form, spoken) else { panic!("a time: {form:?}") };
            prop_assert_eq!(answer.span, Some(Span::at(time)));

            let form = Fields::default().with("money", in_pounds(pence));
            let Ok(Answer::Money(money)) = read("money", &form, spoken) else { panic!("an amount: {form:?}") };
            prop_assert_eq!((money.pence, money.about), (pence, false));
        }
    }
}
