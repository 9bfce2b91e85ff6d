//! The same fields for several things or people: stolen items, vehicles, people seen.
//!
//! The page shows what was added and one form. Each form carries a name of its own for the item it makes,
//! so that posting it twice puts the item once, and two tabs make two items.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};
use typed::name::Name;

use super::{
    Answer, ErrorCode, FieldError, Fields, Given, Kind, Read,
    behaviour::Behaviour,
    control::{Control, Holds, ITEM_MAX},
    settings::Written,
};
use crate::size::{AROUND_AN_ANSWER, count};

/// The settings of a repeated question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Repeated {
    /// The fields of one item.
    pub fields: Vec<Field>,
    /// The largest number of items.
    pub at_most: usize,
}

/// A field of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Field {
    /// The name of the field within the question.
    pub id: Name,
    /// The message that asks it, such as `theft-items-what`.
    pub words: Arc<str>,
    /// What may be answered; never `repeated`.
    pub kind: Kind,
    /// It may be left empty.
    #[serde(default)]
    pub optional: bool,
}

/// One thing or person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Chosen when the form was shown; unique within the answer.
    pub id: String,
    /// The fields that were filled in.
    pub values: BTreeMap<Name, Answer>,
}

/// What a person did on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// More is to come: the page again.
    Stay(Vec<Item>),
    /// Done with this question.
    Continue(Vec<Item>),
    /// The page again, to change the item of this name.
    Change(Vec<Item>, String),
}

/// The items of an answer to a repeated question; none of any other.
#[must_use]
pub fn items(answer: Option<&Answer>) -> &[Item] {
    match answer {
        Some(Answer::Repeated(items)) => items,
        _ => &[],
    }
}

impl Repeated {
    /// Applies a posted form to the items so far. The button pressed is in `{at}-action`: `another`,
    /// `remove:<item>`, `change:<item>`, or anything else for "continue".
    ///
    /// # Errors
    /// What is wrong with the form's item. A blank form is no item, and no error, where there is one already
    /// or `optional` allows none.
    pub fn apply(
        &self,
        form: &Fields,
        at: &str,
        items: &[Item],
        optional: bool,
        given: &Given<'_>,
    ) -> Result<Step, Vec<FieldError>> {
        let action = form.first(&format!("{at}-action"));
        let mut items = items.to_vec();
        if let Some(id) = action.strip_prefix("remove:") {
            items.retain(|item| item.id != id);
            return Ok(Step::Stay(items));
        }
        if let Some(id) = action.strip_prefix("change:") {
            // What stands in the form is put on the list first, not lost.
            if !self.is_blank(form, at) {
                self.put(self.read_item(form, at, given)?, &mut items, at)?;
            }
            return Ok(Step::Change(items, id.to_owned()));
        }
        let done = action != "another";
        if done && self.is_blank(form, at) && (optional || !items.is_empty()) {
            return Ok(Step::Continue(items));
        }
        self.put(self.read_item(form, at, given)?, &mut items, at)?;
        Ok(if done { Step::Continue(items) } else { Step::Stay(items) })
    }

    /// The form filled with one item, for changing it.
    #[must_use]
    pub fn fill_item(&self, item: &Item, at: &str) -> Fields {
        let mut filled = Fields::default().with(format!("{at}-item"), &*item.id);
        for field in &self.fields {
            if let Some(answer) = item.values.get(&field.id) {
                filled.extend(field.kind.fill(answer, &format!("{at}-{}", field.id)));
            }
        }
        filled
    }

    fn put(&self, item: Item, items: &mut Vec<Item>, at: &str) -> Result<(), Vec<FieldError>> {
        if let Some(same) = items.iter_mut().find(|one| one.id == item.id) {
            *same = item;
            return Ok(());
        }
        if items.len() >= self.at_most {
            let most = i64::try_from(self.at_most).unwrap_or(i64::MAX);
            return Err(vec![FieldError::new(self.first_field(at), ErrorCode::TooMany(most))]);
        }
        items.push(item);
        Ok(())
    }

    fn read_item(&self, form: &Fields, at: &str, given: &Given<'_>) -> Result<Item, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut values = BTreeMap::new();
        for field in &self.fields {
            let name = format!("{at}-{}", field.id);
            match field.kind.read(form, &name, given) {
                Ok(Some(answer)) => {
                    values.insert(field.id.clone(), answer);
                }
                Ok(None) if field.optional => {}
                Ok(None) => errors.push(field.kind.nothing_answered(&name).about(&field.words)),
                Err(wrong) => errors.extend(wrong.into_iter().map(|error| error.about(&field.words))),
            }
        }
        if values.is_empty() && errors.is_empty() {
            errors.push(FieldError::new(self.first_field(at), ErrorCode::NothingAdded));
        }
        let id = form.first(&format!("{at}-item")).chars().filter(char::is_ascii_alphanumeric).take(ITEM_MAX).collect();
        if errors.is_empty() { Ok(Item { id, values }) } else { Err(errors) }
    }

    fn is_blank(&self, form: &Fields, at: &str) -> bool {
        self.fields.iter().all(|field| form.of_question(&format!("{at}-{}", field.id)).is_blank())
    }

    fn first_field(&self, at: &str) -> String {
        self.fields.first().map_or_else(|| at.to_owned(), |field| format!("{at}-{}", field.id))
    }

    fn accepts_items(&self, items: &[Item]) -> bool {
        let item_fits = |item: &Item| {
            self.fields.iter().all(|field| match item.values.get(&field.id) {
                Some(answer) => field.kind.accepts(answer),
                None => field.optional,
            })
        };
        (1..=self.at_most).contains(&items.len()) && items.iter().all(item_fits)
    }
}

/// How content files write it.
pub(super) static WRITTEN: Written = Written {
    name: "repeated",
    settings: &["field", "at-most"],
    general_options: &[],
    fits_in_an_item: false,
    read: |settings| {
        let fields = settings.fields("field")?;
        let at_most = settings.whole("at-most").and_then(|most| usize::try_from(most).ok()).unwrap_or(10);
        Some(Kind::Repeated(Repeated { fields, at_most }))
    },
};

impl Behaviour for Repeated {
    fn written(&self) -> &'static Written {
        &WRITTEN
    }

    /// A form posted on its own is an answer of one item.
    fn read(&self, form: &Fields, at: &str, given: &Given<'_>) -> Read {
        match self.apply(form, at, &[], true, given)? {
            Step::Continue(items) | Step::Stay(items) | Step::Change(items, _) if items.is_empty() => Ok(None),
            Step::Continue(items) | Step::Stay(items) | Step::Change(items, _) => Ok(Some(Answer::Repeated(items))),
        }
    }

    fn accepts(&self, answer: &Answer) -> bool {
        matches!(answer, Answer::Repeated(items) if self.accepts_items(items))
    }

    fn nothing_answered(&self, at: &str) -> FieldError {
        FieldError::new(self.first_field(at), ErrorCode::NothingAdded)
    }

    fn controls(&self, at: &str) -> Vec<Control> {
        let item = Control::new(format!("{at}-item"), Holds::Item);
        let fields = self.fields.iter().flat_map(|field| field.kind.controls(&format!("{at}-{}", field.id)));
        std::iter::once(item).chain(fields).collect()
    }

    fn answer_bytes(&self) -> u64 {
        let around = |field: &Field| count(field.id.as_str().len()) + AROUND_AN_ANSWER;
        let fields = self.fields.iter().map(|field| around(field).saturating_add(field.kind.answer_bytes()));
        count(self.at_most).saturating_mul(fields.fold(AROUND_AN_ANSWER, u64::saturating_add))
    }

    fn sample(&self) -> Answer {
        let values = self.fields.iter().map(|field| (field.id.clone(), field.kind.sample())).collect();
        Answer::Repeated(vec![Item { id: "1".into(), values }])
    }
}
