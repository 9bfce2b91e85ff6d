//! The second model: sets of (resource, quarter), looked at quarter by quarter. Slow, and plain to see.

use std::collections::BTreeSet;

use booking::{
    Arranged, Interpreter, Kind, Quarter, Resource, ResourceId, Rota, Span, Wanted, Way, rota::default_notice,
};

/// Everything that is taken.
pub type Rows = BTreeSet<(ResourceId, Quarter)>;

fn contains(spans: &[Span], quarter: Quarter) -> bool {
    spans.iter().any(|span| span.contains(&quarter))
}

/// Whether a visit can begin at a quarter.
pub fn is_free(rota: &Rota, window: &Span, rows: &Rows, wanted: &Wanted, start: Quarter) -> bool {
    let visit: Vec<Quarter> = start.visit(wanted.quarters()).collect();
    is_allowed(rota, wanted, start)
        && window.contains(&start)
        && is_open(rota, wanted, &visit)
        && kinds(wanted).into_iter().all(|kind| {
            let mut resources = rota.resources.iter();
            resources.any(|one| {
                fits(one, kind, wanted)
                    && visit.iter().all(|quarter| {
                        window.contains(quarter)
                            && contains(&one.works, *quarter)
                            && !rows.contains(&(one.id.clone(), *quarter))
                    })
            })
        })
        && has_interpreter(rota, window, rows, wanted, &visit)
}

fn is_allowed(rota: &Rota, wanted: &Wanted, start: Quarter) -> bool {
    let notice = match &wanted.interpreter {
        Some(wish) if wish.arranged == Arranged::ByRequest => {
            let agencies = rota.agencies.iter();
            let mut finding = agencies
                .filter(|agency| agency.languages.contains(&wish.language) && agency.ways.contains(&wanted.way));
            let Some(agency) = finding.next() else { return false };
            agency.notice.unwrap_or_else(|| default_notice(&wish.language))
        }
        _ => 0,
    };
    let first = wanted.now.0 + i32::from(notice.max(wanted.service.notice));
    let last = wanted.now.0 + i32::from(wanted.service.horizon_days) * 96;
    (first..last).contains(&start.0) && wanted.by.is_none_or(|by| start.instant() <= by)
}

fn is_open(rota: &Rota, wanted: &Wanted, visit: &[Quarter]) -> bool {
    let Some(site) = rota.sites.iter().find(|site| site.id == wanted.site) else { return false };
    let Some(offered) = site.services.iter().find(|one| one.service == wanted.service.id) else { return false };
    (site.is_main || !wanted.service.main_only)
        && wanted.service.ways.contains_key(&wanted.way)
        && visit.iter().all(|quarter| contains(&offered.open, *quarter))
}

fn kinds(wanted: &Wanted) -> BTreeSet<Kind> {
    let kinds = wanted.service.ways.get(&wanted.way).cloned().unwrap_or_default();
    let instead = |kind| match kind {
        Kind::Desk if wanted.quiet_room && wanted.way == Way::InPerson => Kind::Room,
        other => other,
    };
    kinds.into_iter().map(instead).collect()
}

fn fits(one: &Resource, kind: Kind, wanted: &Wanted) -> bool {
    let comes = wanted.way == Way::InPerson;
    one.site == wanted.site
        && one.kind == kind
        && (!comes || !wanted.step_free || kind == Kind::Officer || one.is_step_free)
        && (!comes || !wanted.quiet_room || kind != Kind::Room || one.is_quiet)
}

fn has_interpreter(rota: &Rota, window: &Span, rows: &Rows, wanted: &Wanted, visit: &[Quarter]) -> bool {
    let Some(wish) = wanted.interpreter.as_ref().filter(|wish| wish.arranged == Arranged::Rostered) else {
        return true;
    };
    let fits = |one: &&Interpreter| {
        one.languages.contains(&wish.language)
            && wish.gender.is_none_or(|gender| gender == one.gender)
            && one.ways.contains(&wanted.way)
            && (wanted.way != Way::InPerson || one.sites.contains(&wanted.site))
    };
    rota.interpreters.iter().filter(fits).any(|one| {
        let travel = if one.sites.is_empty() { 0 } else { one.travel };
        let away = visit[0].visit(wanted.quarters() + travel);
        visit.iter().all(|quarter| contains(&one.works, *quarter))
            && away.into_iter().all(|quarter| window.contains(&quarter) && !rows.contains(&(one.id.clone(), quarter)))
    })
}
