//! The rota over a window as bitsets: made once, read by every search.

use std::collections::HashMap;

use crate::{
    Agency, Gender, Interpreter, Kind, Language, Quarter, Quarters, Resource, ResourceId, Rota, ServiceId, SiteId,
    Span, Wanted, Way,
    bits::{Window, set_of},
};

/// A resource with its working time as a set.
#[derive(Clone, Debug)]
pub(crate) struct Working {
    pub(crate) id: ResourceId,
    pub(crate) works: Vec<u64>,
}

/// A desk, officer, room or video room of a site.
#[derive(Clone, Debug)]
pub(crate) struct AtSite {
    pub(crate) working: Working,
    pub(crate) kind: Kind,
    pub(crate) is_step_free: bool,
    pub(crate) is_quiet: bool,
}

/// A rostered interpreter, without the spans that became a set.
#[derive(Clone, Debug)]
pub(crate) struct Rostered {
    pub(crate) working: Working,
    pub(crate) facts: Interpreter,
}

/// A site with what belongs to it.
#[derive(Clone, Debug)]
pub(crate) struct SiteSupply {
    pub(crate) is_main: bool,
    pub(crate) open: HashMap<ServiceId, Vec<u64>>,
    pub(crate) resources: Vec<AtSite>,
}

/// What is there over a window, whether taken or not.
#[derive(Clone, Debug)]
pub struct Supply {
    pub(crate) window: Window,
    pub(crate) sites: HashMap<SiteId, SiteSupply>,
    pub(crate) interpreters: Vec<Rostered>,
    agencies: Vec<Agency>,
}

impl Supply {
    /// The rota over a window. Spans may reach beyond it; resources of a site that is not in the rota are left out.
    #[must_use]
    pub fn new(rota: &Rota, over: &Span) -> Self {
        let window = Window::over(over);
        let sites = rota.sites.iter().map(|site| {
            let open = site.services.iter().map(|one| (one.service.clone(), set_of(window, &one.open)));
            let resources = rota.resources.iter().filter(|resource| resource.site == site.id);
            let resources = resources.map(|resource| at_site(window, resource)).collect();
            (site.id.clone(), SiteSupply { is_main: site.is_main, open: open.collect(), resources })
        });
        let interpreters = rota.interpreters.iter().map(|interpreter| rostered(window, interpreter));
        let interpreters = interpreters.collect();
        Self { window, sites: sites.collect(), interpreters, agencies: rota.agencies.clone() }
    }

    /// The first quarter that is known, and the first one after the last.
    #[must_use]
    pub fn window(&self) -> Span {
        self.window.span()
    }

    /// The names of all sites that take bookings, in no order.
    pub fn sites(&self) -> impl Iterator<Item = &SiteId> {
        self.sites.keys()
    }

    /// The names of everything that a visit may take: the resources of its site, and the rostered interpreters that fit
    /// its wish. Nobody else's slots have to be read to confirm it.
    pub fn resources<'s>(&'s self, wanted: &'s Wanted) -> impl Iterator<Item = &'s ResourceId> {
        let site = self.sites.get(&wanted.site).into_iter();
        let own = site.flat_map(|site| &site.resources).map(|one| &one.working.id);
        own.chain(self.interpreters_for(wanted).map(|one| &one.working.id))
    }

    /// The rostered interpreters that fit a wish, whether free or not.
    pub(crate) fn interpreters_for<'s>(&'s self, wanted: &'s Wanted) -> impl Iterator<Item = &'s Rostered> {
        let wish = wanted.rostered();
        self.interpreters.iter().filter(move |one| {
            wish.is_some_and(|wish| one.speaks(&wish.language, wish.gender))
                && one.facts.serves(&wanted.site, wanted.way)
        })
    }

    /// The names of everything that can be taken.
    pub fn all_resources(&self) -> impl Iterator<Item = &ResourceId> {
        let at_sites = self.sites.values().flat_map(|site| &site.resources).map(|one| &one.working.id);
        at_sites.chain(self.interpreters.iter().map(|one| &one.working.id))
    }

    /// Whether a site gives a service, at whatever time.
    #[must_use]
    pub fn gives(&self, site: &SiteId, service: &ServiceId) -> bool {
        self.sites.get(site).is_some_and(|site| site.open.contains_key(service))
    }

    /// Whether a resource or a rostered interpreter is there in a quarter, taken or not.
    #[must_use]
    pub fn has(&self, id: &ResourceId, quarter: Quarter) -> bool {
        let at_sites = self.sites.values().flat_map(|site| &site.resources).map(|one| &one.working);
        let interpreters = self.interpreters.iter().map(|one| &one.working);
        let Some((word, bit)) = self.window.place(quarter) else { return false };
        at_sites.chain(interpreters).any(|one| one.id == *id && one.works[word] >> bit & 1 == 1)
    }

    /// The rows that this supply had and another one has no more: what an import, a closure or a holiday strands. The
    /// travel of an interpreter lies outside of their working time and strands nobody.
    #[must_use]
    pub fn stranded_by<'r>(
        &self,
        after: &Self,
        rows: impl IntoIterator<Item = &'r (ResourceId, Quarter)>,
    ) -> Vec<&'r (ResourceId, Quarter)> {
        let is_gone = |(id, quarter): &&(ResourceId, Quarter)| self.has(id, *quarter) && !after.has(id, *quarter);
        rows.into_iter().filter(is_gone).collect()
    }

    /// The shortest notice at which an agency finds an interpreter; `None` where no agency does.
    #[must_use]
    pub fn agency_notice(&self, language: &Language, way: Way) -> Option<Quarters> {
        self.agencies.iter().filter_map(|agency| agency.notice_for(language, way)).min()
    }

    /// Whether somebody on the rota interprets this language, at any time.
    #[must_use]
    pub fn has_rostered(&self, language: &Language, gender: Option<Gender>) -> bool {
        self.interpreters.iter().any(|one| one.speaks(language, gender))
    }
}

impl Rostered {
    /// Whether they interpret this language and are of the gender that was asked for.
    pub(crate) fn speaks(&self, language: &Language, gender: Option<Gender>) -> bool {
        self.facts.languages.contains(language) && gender.is_none_or(|gender| gender == self.facts.gender)
    }
}

fn at_site(window: Window, resource: &Resource) -> AtSite {
    let working = Working { id: resource.id.clone(), works: set_of(window, &resource.works) };
    let Resource { kind, is_step_free, is_quiet, .. } = *resource;
    AtSite { working, kind, is_step_free, is_quiet }
}

fn rostered(window: Window, interpreter: &Interpreter) -> Rostered {
    let working = Working { id: interpreter.id.clone(), works: set_of(window, &interpreter.works) };
    Rostered { working, facts: Interpreter { works: Vec::new(), ..interpreter.clone() } }
}
