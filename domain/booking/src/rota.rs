//! The rota: who and what is there for visits, and when.
//!
//! Times come as spans of UTC quarters, expanded already from opening hours, closures and bank holidays.

use crate::{Language, Quarters, ResourceId, ServiceId, SiteId, Span, Way};

/// The kind of a resource at a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A place at the counter, with somebody behind it.
    Desk,
    /// A police officer.
    Officer,
    /// A room for talking in private.
    Room,
    /// A room with a screen and a camera.
    VideoRoom,
}

impl Kind {
    /// Every kind, in the order of the docs.
    pub const ALL: [Self; 4] = [Self::Desk, Self::Officer, Self::Room, Self::VideoRoom];

    /// The name in content files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Officer => "officer",
            Self::Room => "room",
            Self::VideoRoom => "video-room",
        }
    }

    /// The kind of a name in content files.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A service that a site gives, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedService {
    /// The service.
    pub service: ServiceId,
    /// When the site is open for it. A visit lies within these spans, without a gap.
    pub open: Vec<Span>,
}

/// A site that takes bookings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The slug.
    pub id: SiteId,
    /// A main counter, which does enforcement business, too.
    pub is_main: bool,
    /// What can be booked there.
    pub services: Vec<OfferedService>,
}

/// A desk, officer, room or video room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// The name, unique over all sites.
    pub id: ResourceId,
    /// Where it is.
    pub site: SiteId,
    /// The kind.
    pub kind: Kind,
    /// Reached without a step. It matters for places, not for officers.
    pub is_step_free: bool,
    /// A room that is quiet.
    pub is_quiet: bool,
    /// When it can be used.
    pub works: Vec<Span>,
}

/// Woman or man, for people who can speak of what happened to one of them only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// A woman.
    Woman,
    /// A man.
    Man,
}

/// A rostered interpreter: a resource that several sites share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interpreter {
    /// The name, unique among all resources; never that of a person.
    pub id: ResourceId,
    /// What they interpret.
    pub languages: Vec<Language>,
    /// Woman or man.
    pub gender: Gender,
    /// The ways in which they interpret.
    pub ways: Vec<Way>,
    /// The sites that they go to. Empty for somebody who works from elsewhere.
    pub sites: Vec<SiteId>,
    /// The time that they need from one of their sites to any other.
    pub travel: Quarters,
    /// When they work.
    pub works: Vec<Span>,
}

impl Interpreter {
    /// Quarters that they are not free after a visit. Whoever goes to sites needs them after a call, too: the next
    /// visit can be anywhere.
    #[must_use]
    pub fn travel_after(&self) -> Quarters {
        if self.sites.is_empty() { 0 } else { self.travel }
    }

    /// Whether they interpret at visits to a site in this way.
    #[must_use]
    pub fn serves(&self, site: &SiteId, way: Way) -> bool {
        self.ways.contains(&way) && (way != Way::InPerson || self.sites.contains(site))
    }
}

/// An agency that finds an interpreter for a time that is booked already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agency {
    /// The name.
    pub id: ResourceId,
    /// The languages it finds interpreters for.
    pub languages: Vec<Language>,
    /// The ways in which they interpret.
    pub ways: Vec<Way>,
    /// How long before a visit it has to be asked, where it differs from [`default_notice`].
    pub notice: Option<Quarters>,
}

/// Three weeks, which agencies ask for where there are few interpreters: British Sign Language and its like.
const NOTICE_FEW: Quarters = 21 * 96;
/// Two days, for spoken languages.
const NOTICE_SPOKEN: Quarters = 2 * 96;

/// How long before a visit an agency has to be asked for a language.
#[must_use]
pub fn default_notice(language: &Language) -> Quarters {
    if language.is_spoken() { NOTICE_SPOKEN } else { NOTICE_FEW }
}

impl Agency {
    /// How long before a visit it has to be asked; `None` where it does not find such an interpreter.
    #[must_use]
    pub fn notice_for(&self, language: &Language, way: Way) -> Option<Quarters> {
        let finds = self.languages.contains(language) && self.ways.contains(&way);
        finds.then(|| self.notice.unwrap_or_else(|| default_notice(language)))
    }
}

/// Everything that can be booked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rota {
    /// Sites that take bookings.
    pub sites: Vec<Site>,
    /// Their desks, officers, rooms and video rooms.
    pub resources: Vec<Resource>,
    /// Rostered interpreters.
    pub interpreters: Vec<Interpreter>,
    /// Agencies for the other languages.
    pub agencies: Vec<Agency>,
}
