//! What an asker wants of the feed. A filter that the standard has and this feed has not is refused: an answer that
//! leaves it out would be another one than was asked for.

use utoipa::IntoParams;

use super::{Service, id};

/// Services on a page, unless another number is asked for.
const PER_PAGE: usize = 50;
const PER_PAGE_MAX: usize = 500;
/// Filters of the standard that would need facts the register has not.
const NOT_HERE: [&str; 11] = [
    "taxonomy_term_id",
    "taxonomy_id",
    "minimum_age",
    "maximum_age",
    "start_time",
    "end_time",
    "day",
    "minimal",
    "modified_after",
    "postcode",
    "proximity",
];

/// Which services, and which page of them.
#[derive(Debug, Default, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// The page, from 1.
    #[param(minimum = 1)]
    page: Option<usize>,
    /// How many on a page: 50 unless said, 500 at most.
    #[param(minimum = 1)]
    per_page: Option<usize>,
    /// Words that the service, its place or its address has, all of them.
    search: Option<String>,
    /// The organisation that offers it.
    organization_id: Option<String>,
    /// Services come with everything about them, so only `true` can be asked for.
    full: Option<bool>,
}

impl Asked {
    /// Reads what stands behind `?`.
    ///
    /// # Errors
    /// A sentence for the developer who wrote it.
    pub fn read(query: &str) -> Result<Self, String> {
        let mut asked = Self::default();
        let mut seen: Vec<String> = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if seen.iter().any(|one| *one == name) {
                return Err(format!("`{name}` is given twice"));
            }
            asked.take(&name, value.trim())?;
            seen.push(name.into_owned());
        }
        Ok(asked)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "page" => self.page = Some(number(name, value)?),
            "per_page" => self.per_page = Some(number(name, value)?),
            "search" => self.search = Some(value.to_lowercase()),
            "organization_id" => self.organization_id = Some(value.to_owned()),
            "full" if value == "true" => self.full = Some(true),
            "full" => return Err("`full` can be `true` only: services come with everything about them".to_owned()),
            "format" if value == "json" => {}
            "format" => return Err("`format` can be `json` only".to_owned()),
            _ if NOT_HERE.contains(&name) => return Err(format!("this feed cannot filter by `{name}`")),
            _ => {
                return Err(format!(
                    "`{}` is not known here: there are page, per_page, search, organization_id and full",
                    name.chars().take(40).collect::<String>()
                ));
            }
        }
        Ok(())
    }

    /// The page, from 1.
    pub(super) fn page(&self) -> usize {
        self.page.unwrap_or(1)
    }

    /// How many on a page.
    pub(super) fn per_page(&self) -> usize {
        self.per_page.unwrap_or(PER_PAGE).min(PER_PAGE_MAX)
    }

    /// Whether a service is wanted.
    pub(super) fn admits(&self, service: &Service) -> bool {
        let is_of = self.organization_id.as_ref().is_none_or(|wanted| *wanted == id(&["organization"]));
        is_of
            && self.search.as_ref().is_none_or(|search| {
                let text = service.text().to_lowercase();
                search.split_whitespace().all(|word| text.contains(word))
            })
    }
}

fn number(name: &str, value: &str) -> Result<usize, String> {
    let number = value.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("`{name}` is not a whole number from 1"))
}

impl Service {
    /// What a search looks through.
    fn text(&self) -> String {
        let places = self.service_at_locations.iter().map(|at| &at.location);
        let places = places.flat_map(|place| {
            let addresses = place.addresses.iter();
            let addresses = addresses.flat_map(|address| [&address.address_1, &address.region, &address.postal_code]);
            [&place.name].into_iter().chain(addresses)
        });
        let texts = [&self.name, &self.description, &self.organization.name].into_iter().chain(places);
        texts.map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_answered_is_refused() {
        for (query, fault) in [
            ("", ""),
            ("page=2&per_page=7&search=bail&full=true&format=json", ""),
            ("per_page=100000", ""),
            ("page=-1", "`page` is not a whole number from 1"),
            ("page=abc", "`page` is not a whole number from 1"),
            ("page=0", "`page` is not a whole number from 1"),
            ("page=", "`page` is not a whole number from 1"),
            ("page=99999999999999999999999", "`page` is not a whole number from 1"),
            ("per_page=1.5", "`per_page` is not a whole number from 1"),
            ("page=1&page=2", "`page` is given twice"),
            ("taxonomy_term_id=1", "this feed cannot filter by `taxonomy_term_id`"),
            ("postcode=SE13&proximity=1000", "this feed cannot filter by `postcode`"),
            ("full=false", "`full` can be `true` only: services come with everything about them"),
            ("format=xml", "`format` can be `json` only"),
            ("serach=bail", "`serach` is not known here: there are page, per_page, search, organization_id and full"),
        ] {
            assert_eq!(Asked::read(query).err().unwrap_or_default(), fault, "{query}");
        }
        assert_eq!(Asked::read("per_page=100000").map(|asked| asked.per_page()), Ok(PER_PAGE_MAX));
    }
}
