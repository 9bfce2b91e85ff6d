//! The controls of each question kind.

use journey::{ErrorCode, FieldError, Fields, Kind, question::email::sure_field};
use leptos::prelude::*;
use typed::name::Name;

use crate::{
    ui::{
        components::{
            choices::{Choice, Group, HowMany, choices, grouped},
            control::Control,
            date_fields::{Knows, date_fields},
            text_area::text_area,
            text_input::{Line, text_input},
        },
        frame::Frame,
    },
    words::{FluentValue, Said, message},
};

/// A question, or a field of an item, to be shown.
#[derive(Clone, Copy)]
pub(super) struct Ask<'a> {
    pub frame: &'a Frame,
    /// The message that asks.
    pub words: &'a str,
    /// The name of its field, or what its fields' names begin with.
    pub at: &'a str,
    pub fields: &'a Fields,
    pub errors: &'a [FieldError],
    pub optional: bool,
    /// The answer is about whoever types it.
    pub own: bool,
    pub is_heading: bool,
    /// The list that the question is chosen from, where it has one.
    pub listed: &'a [Group],
    /// Lines about that list.
    pub about: &'a [Said],
}

pub(super) fn controls(ask: &Ask<'_>, kind: &Kind) -> AnyView {
    match kind {
        Kind::ShortText(text) => ask.line(Line::TEXT, text.autocomplete.clone()),
        Kind::LongText(text) => ask.lines(text.characters_max),
        Kind::OneChoice(choice) => ask.choices(&choice.options, HowMany::One),
        Kind::SeveralChoices(several) => ask.choices(&several.options, HowMany::Several),
        Kind::YesNo => ask.yes_no(),
        Kind::Date(_) => ask.date(),
        Kind::Time(_) => ask.time(),
        Kind::Place(place) => ask.place(place.abroad),
        Kind::Person(person) => ask.person(person.date_of_birth),
        Kind::Contact => ask.contact(),
        Kind::Email => ask.email(&ask.control()),
        Kind::Phone => ask.line(Line::PHONE, ask.known_as("tel")),
        Kind::Number(_) => ask.line(Line::FIGURES, None),
        Kind::Money => ask.money(),
        Kind::Registration => ask.line(Line::CODE, None),
        Kind::Listed => ask.listed(),
        // Shown by `items`; a definition cannot nest one in another.
        Kind::Repeated(_) => ().into_any(),
    }
}

impl Ask<'_> {
    /// The one control that asks the whole question.
    fn control(&self) -> Control {
        let control = Control::new(self.frame, self.at, self.frame.say(self.words), self.errors);
        let control = control.heading(self.is_heading).hint(self.hint());
        match (self.optional, self.is_heading) {
            (false, _) => control,
            (true, true) => control.hint(Some(self.frame.say(message::OPTIONAL))),
            // Beside others a sentence for each would drown what is asked.
            (true, false) => control.note(Some(self.frame.say(message::OPTIONAL_FIELD))),
        }
    }

    fn hint(&self) -> Option<Said> {
        self.frame.words.maybe(&format!("{}.hint", self.words))
    }

    /// A control for one of several fields.
    fn part(&self, name: &str, label: &str, hint: Option<&str>) -> Control {
        let id = format!("{}-{name}", self.at);
        let hint = hint.map(|hint| self.frame.say(hint));
        Control::new(self.frame, &id, self.frame.say(label), self.errors).hint(hint)
    }

    /// The HTML `autocomplete` token, where the browser may fill in what it knows: only of whoever types.
    fn known_as(&self, token: &str) -> Option<String> {
        self.own.then(|| token.to_owned())
    }

    fn typed(&self, control: &Control) -> &str {
        self.fields.first(&control.id)
    }

    fn line(&self, line: Line, autocomplete: Option<String>) -> AnyView {
        let control = self.control();
        text_input(&control, self.typed(&control), line, autocomplete)
    }

    /// The control says the currency: nobody should have to find out by an error.
    fn money(&self) -> AnyView {
        let control = self.control().hint(Some(self.frame.say(message::MONEY_HINT)));
        text_input(&control, self.typed(&control), Line::AMOUNT, None)
    }

    /// An address that looks mistyped is asked about: a tick says that it is right.
    fn email(&self, control: &Control) -> AnyView {
        let input = text_input(control, self.typed(control), Line::EMAIL, self.known_as("email"));
        let id = sure_field(&control.id);
        let is_sure = self.fields.has(&id, "yes");
        let is_asked =
            self.errors.iter().any(|error| error.field == control.id && error.code == ErrorCode::EmailMistyped);
        let sure = (is_sure || is_asked).then(|| {
            let label = self.frame.say(message::EMAIL_SURE);
            let choice = Choice { value: "yes".to_owned(), label, hint: None, chosen: is_sure };
            let asked = Control::new(self.frame, &id, self.frame.say(message::EMAIL_SURE_QUESTION), self.errors);
            choices(&asked, vec![choice], HowMany::Several)
        });
        (input, sure).into_any()
    }

    fn lines(&self, characters_max: usize) -> AnyView {
        let max = FluentValue::from(characters_max);
        let limit = self.frame.words.with(message::CHARACTERS_MAX, &[("max", max)]);
        let control = self.control().hint(Some(limit));
        text_area(&control, self.typed(&control), 6, None)
    }

    fn listed(&self) -> AnyView {
        let control = self.about.iter().fold(self.control(), |control, line| control.hint(Some(line.clone())));
        grouped(&control, self.listed.to_vec(), HowMany::One)
    }

    fn choices(&self, options: &[Name], how_many: HowMany) -> AnyView {
        let option = |name: &Name| Choice {
            value: name.to_string(),
            label: self.frame.say(&format!("{}.option-{name}", self.words)),
            hint: self.frame.words.maybe(&format!("{}.option-{name}-hint", self.words)),
            chosen: self.fields.has(self.at, name.as_str()),
        };
        choices(&self.control(), options.iter().map(option).collect(), how_many)
    }

    fn yes_no(&self) -> AnyView {
        let option = |value: &str, label: &str| Choice {
            value: value.to_owned(),
            label: self.frame.say(label),
            hint: None,
            chosen: self.fields.has(self.at, value),
        };
        let both = vec![option("yes", message::YES), option("no", message::NO)];
        choices(&self.control(), both, HowMany::One)
    }

    fn time(&self) -> AnyView {
        let control = self.control();
        let general = self.hint().is_none().then(|| self.frame.say(message::TIME_HINT));
        let control = control.hint(general);
        text_input(&control, self.typed(&control), Line { width: "short", ..Line::TEXT }, None)
    }

    /// Several fields under the question as a heading.
    fn group(&self, parts: impl IntoView) -> AnyView {
        let control = self.control();
        view! {
            <div role="group" aria-labelledby=format!("{}-title", self.at) aria-describedby=control.described_by()>
                <h1 id=format!("{}-title", self.at)>{control.label.clone().view()}</h1>
                {control.help_view()}
                {parts.into_view()}
            </div>
        }
        .into_any()
    }

    fn date(&self) -> AnyView {
        let mode_id = format!("{}-mode", self.at);
        let chosen = match self.fields.first(&mode_id) {
            "" => "exactly",
            mode => mode,
        };
        let mode = |value: &str, label: &str| Choice {
            value: value.to_owned(),
            label: self.frame.say(label),
            hint: None,
            chosen: chosen == value,
        };
        let modes = vec![
            mode("exactly", message::DATE_EXACTLY),
            mode("about", message::DATE_ABOUT),
            mode("between", message::DATE_BETWEEN),
        ];
        let how = Control::new(self.frame, &mode_id, self.frame.say(message::DATE_HOW), self.errors);
        // A second date that was typed is never out of sight.
        let has_second = !self.fields.of_question(&format!("{}-to", self.at)).is_blank();
        let class = if has_second { "dates both" } else { "dates" };
        let dates = |at: &str, label: &str| {
            date_fields(self.frame, at, self.frame.say(label), self.fields, self.errors, Knows::Nothing)
        };
        self.group(view! {
            <div class=class>
                {choices(&how, modes, HowMany::One)}
                {dates(self.at, message::DATE_FIRST)}
                <div class="second-date">{dates(&format!("{}-to", self.at), message::DATE_LAST)}</div>
            </div>
        })
    }

    /// A place that may be abroad takes any postal code, and asks the country.
    fn place(&self, abroad: bool) -> AnyView {
        let (label, hint) = match abroad {
            true => (message::PLACE_POSTAL_CODE, message::PLACE_POSTAL_CODE_HINT),
            false => (message::PLACE_POSTCODE, message::PLACE_POSTCODE_HINT),
        };
        let postcode = self.part("postcode", label, Some(hint));
        let street = self.part("street", message::PLACE_STREET, None);
        let described = self.part("described", message::PLACE_DESCRIBED, Some(message::PLACE_DESCRIBED_HINT));
        let country = abroad.then(|| {
            let country = self.part("country", message::PLACE_COUNTRY, None);
            let line = Line { width: "half", ..Line::TEXT };
            text_input(&country, self.typed(&country), line, self.known_as("country-name"))
        });
        // HTML allows the token of a whole address on several lines only.
        let street_lines = match self.known_as("street-address") {
            Some(token) => text_area(&street, self.typed(&street), 2, Some(token)),
            None => text_input(&street, self.typed(&street), Line::TEXT, None),
        };
        self.group((
            text_input(&postcode, self.typed(&postcode), Line::CODE, self.known_as("postal-code")),
            street_lines,
            country,
            text_area(&described, self.typed(&described), 3, None),
        ))
    }

    fn person(&self, asks_birth: bool) -> AnyView {
        let name = self.part("name", message::PERSON_NAME, None);
        let birth = asks_birth.then(|| {
            let at = format!("{}-birth", self.at);
            let legend = self.frame.say(message::PERSON_BIRTH);
            let knows = if self.own { Knows::Birthday } else { Knows::Nothing };
            date_fields(self.frame, &at, legend, self.fields, self.errors, knows)
        });
        self.group((text_input(&name, self.typed(&name), Line::TEXT, self.known_as("name")), birth))
    }

    fn contact(&self) -> AnyView {
        let email = self.part("email", message::CONTACT_EMAIL, None);
        let phone = self.part("phone", message::CONTACT_PHONE, None);
        let post = self.part("post", message::CONTACT_POST, None);
        let safe = self.part("safe", message::CONTACT_SAFE, Some(message::CONTACT_SAFE_HINT));
        let none_id = format!("{}-none", self.at);
        let none = Choice {
            value: "yes".to_owned(),
            label: self.frame.say(message::CONTACT_NONE),
            hint: None,
            chosen: self.fields.has(&none_id, "yes"),
        };
        let no_way = Control::new(self.frame, &none_id, self.frame.say(message::CONTACT_OR), self.errors);
        self.group((
            self.email(&email),
            text_input(&phone, self.typed(&phone), Line::PHONE, self.known_as("tel")),
            text_area(&post, self.typed(&post), 3, self.known_as("street-address")),
            choices(&no_way, vec![none], HowMany::Several),
            text_area(&safe, self.typed(&safe), 2, None),
        ))
    }
}
