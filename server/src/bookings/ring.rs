//! The ring list: people whose visits cannot be kept, and whom no letter reaches.

use app::{
    domain::counter::Register,
    words::{Locales, Words, message},
};

use super::{
    day_text::moment,
    opened::Booking,
    openings::Offer,
    told::{Told, asked},
    withdraw::Withdrawal,
};

/// The times of day at which a call is safe, as the journey names them.
const SAFE_HOURS: [&str; 4] = ["mornings", "afternoons", "evenings", "any"];

/// The words of the list, and the names in it.
#[derive(Clone, Copy)]
pub struct RingList<'r> {
    /// Every language: the name of the one that somebody reads is in it.
    pub locales: &'r Locales,
    /// The names of the counters whose times are offered.
    pub register: &'r Register,
}

impl RingList<'_> {
    /// The lines of the list, for withdrawn visits of a site.
    #[must_use]
    pub fn lines(&self, site: &str, withdrawn: &[(Booking, Withdrawal)]) -> Vec<String> {
        let words = self.locales.english();
        let unwritten = withdrawn.iter().filter(|(_, withdrawal)| !withdrawal.is_written_to);
        let (to_ring, unreached): (Vec<_>, Vec<_>) =
            unwritten.partition(|(booking, _)| booking.told.typed(asked::PHONE).is_some());
        let site = self.named(site);
        let mut lines = vec![words.with(message::RING_TITLE, &[("site", site.into())]).text.to_string()];
        let under = if to_ring.is_empty() { message::RING_NONE } else { message::RING_LEAD };
        lines.push(words.text(under).text.to_string());
        for (booking, withdrawal) in to_ring {
            lines.push(String::new());
            lines.extend(self.person(&words, booking, withdrawal));
        }
        let count = [("count", unreached.len().into())];
        lines.extend([String::new(), words.with(message::RING_NO_CHANNEL, &count).text.to_string()]);
        lines
    }

    fn person(&self, words: &Words, booking: &Booking, withdrawal: &Withdrawal) -> Vec<String> {
        let told = &booking.told;
        let line = |id, name, value: String| words.with(id, &[(name, value.into())]).text.to_string();
        // The number is that of whoever booked, who need not be the one who comes.
        let who = told.typed(asked::BOOKER).or_else(|| told.visitor()).unwrap_or_default();
        let visit = [("name", who.into()), ("when", moment(words, booking.start).into())];
        let mut lines = vec![words.with(message::RING_VISIT, &visit).text.to_string()];
        lines.extend(told.typed(asked::PHONE).map(|phone| line(message::RING_PHONE, "phone", phone.to_owned())));
        lines.extend(self.speaks(words, told).map(|language| line(message::RING_SPEAKS, "language", language)));
        let hours: Vec<_> = SAFE_HOURS.into_iter().filter(|hours| told.has(asked::SAFE_HOURS, hours)).collect();
        if !hours.is_empty() {
            lines.push(line(message::RING_SAFE, "hours", hours.join(", ")));
        }
        let times: Vec<_> = withdrawal.offers.iter().map(|offer| self.offered(words, booking, offer)).collect();
        lines.push(match times.is_empty() {
            true => words.text(message::RING_OFFER_NONE).text.to_string(),
            false => line(message::RING_OFFER, "times", times.join("; ")),
        });
        lines
    }

    /// The language that the person speaks or signs; of others the one that they read, where it is not English.
    fn speaks(&self, words: &Words, told: &Told) -> Option<String> {
        let read = || self.locales.all().iter().skip(1).find(|locale| locale.code == told.language);
        let named = told.language_named(words).map(|said| said.text.to_string());
        named.or_else(|| read().map(|locale| locale.name.clone()))
    }

    fn offered(&self, words: &Words, booking: &Booking, offer: &Offer) -> String {
        let when = moment(words, offer.start);
        if offer.site == booking.site {
            return when;
        }
        let values = [("when", when.into()), ("site", self.named(&offer.site).into())];
        words.with(message::RING_OFFER_AT, &values).text.to_string()
    }

    fn named<'n>(&'n self, site: &'n str) -> &'n str {
        self.register.find(site).map_or(site, |counter| &counter.facts.name)
    }
}
