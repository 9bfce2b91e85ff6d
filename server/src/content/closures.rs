//! Whether the closures of `service.toml` fit the rest of the content.

use app::domain::fault::Fault;
use app::{
    domain::closed::{Closure, Closures},
    words::{Locales, own_numbers},
};
use journey::Definition;
use typed::name::Name;

/// Journeys and languages that are not there, and numbers that stand in sentences.
#[must_use]
pub fn closure_faults(closures: &Closures, journeys: &[Definition], locales: &Locales) -> Vec<Fault> {
    let journeys: Vec<&Name> = journeys.iter().map(|journey| &journey.id).collect();
    let languages: Vec<&str> = locales.all().iter().map(|locale| locale.code.as_str()).collect();
    let mut faults = closures.misfits(&journeys, &languages);
    faults.extend(closures.iter().flat_map(numbers));
    faults
}

/// A number in a sentence would stay as it is when the contact changes.
fn numbers(closure: &Closure) -> Vec<Fault> {
    let of_text = |(language, text): (&String, &String)| {
        let certain = own_numbers(text).into_iter().find(|number| number.is_certain)?;
        let reason = format!("`words.{language}` holds `{}`: name a [contact] in `ring` instead", certain.text);
        Some(Fault::new(&closure.place, reason))
    };
    closure.words.iter().filter_map(of_text).collect()
}
