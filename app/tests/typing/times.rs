//! Times of day, as people say them.

use journey::{Answer, Fields};

use super::spoken::{read, spoken};

/// What was understood: `from-to`, `~` before it where it is rough, `either`, `words`, or the error's code.
fn time(typed: &str, language: &str) -> String {
    match read("time", &Fields::default().with("time", typed), spoken(language)) {
        Ok(Answer::Time(time)) => {
            assert_eq!(time.said, typed::line(typed), "the string stays");
            match time.span {
                Some(span) => {
                    let text = |time: Option<journey::question::time::TimeOfDay>| {
                        time.map_or_else(String::new, |time| time.to_string())
                    };
                    let about = if span.about { "~" } else { "" };
                    match span.single() {
                        Some(only) => format!("{about}{only}"),
                        None => format!("{about}{}-{}", text(span.from), text(span.to)),
                    }
                }
                None if time.either => "either".to_owned(),
                None => "words".to_owned(),
            }
        }
        Ok(other) => panic!("{other:?}"),
        Err(errors) => format!("{:?}", errors[0].code),
    }
}

#[test]
fn times_in_english() {
    for (id, typed, understood) in [
        ("", "14:30", "14:30"),
        ("", "14.30", "14:30"),
        ("", "1430", "14:30"),
        ("", "1430hrs", "14:30"),
        ("", "14:30:15", "14:30"),
        ("", "14h30", "14:30"),
        ("", "2.30pm", "14:30"),
        ("", "2:30 PM", "14:30"),
        ("", "2 p.m.", "14:00"),
        ("", "14:30pm", "14:30"),
        ("", "12am", "00:00"),
        ("", "12pm", "12:00"),
        ("", "noon", "12:00"),
        ("", "12 noon", "12:00"),
        ("", "midnight", "00:00"),
        ("", "12 midnight", "00:00"),
        ("", "9:05", "09:05"),
        ("", "۱۴:۳۰", "14:30"),
        ("", "24:00", "00:00"),
        ("T3", "930", "09:30"),
        ("T3", "9 30", "09:30"),
        ("T3", "0930", "09:30"),
        ("T3", "15", "15:00"),
        ("T3", "3", "either"),
        ("T3", "3 o’clock", "either"),
        ("", "25:00", "NotATime"),
        ("", "14:60", "NotATime"),
        ("", "2:5", "NotATime"),
        ("", "14:3O", "NotATime"),
        ("", "99999", "NotATime"),
        ("", "\u{200B}", "Required"),
    ] {
        assert_eq!(time(typed, "en"), understood, "{id} {typed}");
    }
}

#[test]
fn times_in_words() {
    for (id, typed, understood) in [
        ("T4", "about 8am", "~08:00"),
        ("T4", "8am ish", "~08:00"),
        ("T4", "8ish in the evening", "~20:00"),
        ("T4", "~8pm", "~20:00"),
        ("T4", "7pm-8pm", "19:00-20:00"),
        ("T4", "7–8pm", "19:00-20:00"),
        ("T4", "7 to 8 pm", "19:00-20:00"),
        ("T4", "between 7 and 8pm", "19:00-20:00"),
        ("T4", "from 2:30 to 3:30pm", "14:30-15:30"),
        ("T4", "11 to 1pm", "11:00-13:00"),
        ("T4", "10pm to 2", "22:00-02:00"),
        ("T4", "between 11pm and 7am", "23:00-07:00"),
        ("T4", "between 9 and 6", "either"),
        ("T4", "9:30-10:30", "09:30-10:30"),
        ("T4", "half past two", "either"),
        ("T4", "half past two in the afternoon", "14:30"),
        ("T4", "half two pm", "14:30"),
        ("T4", "quarter to nine am", "08:45"),
        ("T4", "a quarter past 9 at night", "21:15"),
        ("T4", "twenty-five past five pm", "17:25"),
        ("T4", "ten to nine pm", "20:50"),
        ("T4", "20 minutes to 5pm", "16:40"),
        ("T4", "three thirty pm", "15:30"),
        ("T4", "2 at night", "02:00"),
        ("T4", "11 at night", "23:00"),
        ("T4", "before 8am", "-08:00"),
        ("T4", "after 10pm", "22:00-"),
        ("T4", "until 5pm", "-17:00"),
        ("T4", "9am till 5pm", "09:00-17:00"),
        ("T4", "morning", "~06:00-12:00"),
        ("T4", "in the evening", "~18:00-22:00"),
        ("T4", "when the shop closed", "words"),
        ("T4", "8am or in the evening", "words"),
        ("T4", "8:30, the bus was late", "words"),
        ("T4", "unknown", "words"),
        ("", "half past", "words"),
        ("", "?", "words"),
    ] {
        assert_eq!(time(typed, "en"), understood, "{id} {typed}");
    }
}

#[test]
fn minutes_to_open_ends_and_spans() {
    for (typed, understood) in [
        ("between five and six pm", "17:00-18:00"),
        ("ten or eleven at night", "22:00-23:00"),
        ("from ten to eleven pm", "22:00-23:00"),
        ("between ten and midnight", "22:00-00:00"),
        ("between five and ten to six pm", "17:00-17:50"),
        ("five to six pm", "17:55"),
        ("20 to 6pm", "17:40"),
        ("25 to 6pm", "17:35"),
        ("20 to 6", "either"),
        ("20 to 22", "20:00-22:00"),
        ("20 to 22:30", "20:00-22:30"),
        ("3 minutes to 5pm", "16:57"),
        ("from 5pm", "17:00-"),
        ("from about 5pm", "~17:00-"),
        ("5pm+", "17:00-"),
        ("5pm onwards", "17:00-"),
        ("to 5pm", "-17:00"),
        ("1430 hours", "14:30"),
        ("past midnight", "00:00-"),
        ("past 8pm", "20:00-"),
        ("@8pm", "20:00"),
        ("8pm!", "20:00"),
        ("“8pm”", "20:00"),
        ("time: 8pm", "20:00"),
        ("7pm & 8pm", "19:00-20:00"),
        ("fifteen thirty", "15:30"),
        ("8 o'clock 9pm", "20:00-21:00"),
        ("10pm at night", "22:00"),
        ("8am in the morning", "08:00"),
        ("2am at night", "02:00"),
    ] {
        assert_eq!(time(typed, "en"), understood, "{typed}");
    }
}

#[test]
fn durations_and_days_are_peoples_own_words() {
    for typed in [
        "evening of the 3rd",
        "on the 14th at 8pm",
        "8pm on the 2nd",
        "5pm to",
        "20 minutes",
        "24 hours",
        "2 hrs",
        "30 min",
        "half an hour",
        "8pm 🙂",
        "fifteen",
        "8:30pmish",
        "8am in the evening",
    ] {
        assert_eq!(time(typed, "en"), "words", "{typed}");
    }
}

#[test]
fn times_in_urdu() {
    for (typed, understood) in [
        ("صبح 8 بجے", "08:00"),
        ("8 بجے صبح", "08:00"),
        ("دوپہر 2:30 بجے", "14:30"),
        ("دوپہر بارہ بجے", "12:00"),
        ("شام 6 سے 7 بجے", "18:00-19:00"),
        ("شام 7 سے 8 بجے کے درمیان", "19:00-20:00"),
        ("صبح 9 سے شام 6 بجے کے درمیان", "09:00-18:00"),
        ("رات 10 بجے", "22:00"),
        ("رات 2 بجے", "02:00"),
        ("آدھی رات", "00:00"),
        ("صبح ساڑھے آٹھ بجے", "08:30"),
        ("رات پونے نو بجے", "20:45"),
        ("سوا آٹھ بجے صبح", "08:15"),
        ("ڈھائی بجے", "either"),
        ("تقریباً صبح ۸ بجے", "~08:00"),
        ("شام 5 بجے تک", "-17:00"),
        ("شام 5 بجے کے بعد", "17:00-"),
        ("شام کو", "~18:00-22:00"),
        ("شام پانچ سے چھ بجے", "17:00-18:00"),
        ("رات دس سے گیارہ بجے", "22:00-23:00"),
        ("رات آٹھ بج کر دس منٹ", "20:10"),
        ("رات آٹھ بج کر 10 منٹ", "20:10"),
        ("صبح آٹھ بج کر تیس منٹ", "08:30"),
        ("آٹھ بج کر تیس منٹ", "either"),
        ("صبح 8 بج کر 5 منٹ", "08:05"),
        ("صبح 8 بج کر 30 منٹ", "08:30"),
        ("8 بج کر پانچ منٹ صبح", "08:05"),
        ("شام 5 بجے سے", "17:00-"),
        ("شام 5 بجے سے پہلے", "-17:00"),
        ("شام 5 تا 6 بجے", "17:00-18:00"),
        ("14 تاریخ کو رات 8 بجے", "words"),
        ("دس منٹ", "words"),
        ("14:30", "14:30"),
        ("2:30pm", "14:30"),
    ] {
        assert_eq!(time(typed, "ur"), understood, "{typed}");
    }
}
