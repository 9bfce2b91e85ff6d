//! What an answer of a booking's journey means beyond itself: a counter has to be one of the list, a time is held, and
//! an answer that asks for another sort of visit lets go of the time that was chosen before.

use journey::{Answer, Answers, Definition, ErrorCode, FieldError, walk};

use super::{
    chosen::{ANYWHERE, Chosen},
    hold, refusal,
    search::Search,
    told::{Told, asked},
};
use crate::{
    http::error::AppError,
    journeys::{
        drafts::Draft,
        owner::{Given, Objection},
        visit::JourneyVisit,
    },
};

/// Takes an answer up.
///
/// # Errors
/// The store cannot be used; inside, why the answer is not taken.
pub(crate) async fn take(
    visit: &JourneyVisit,
    given: Given<'_>,
    draft: &mut Draft,
) -> Result<Result<(), Objection>, AppError> {
    if !given.goes_on {
        return Ok(Ok(()));
    }
    let definition = visit.definition();
    if given.asked.id == *asked::TIME {
        return take_time(visit, draft).await;
    }
    if given.asked.id == *asked::WHERE && !is_offered(visit, draft).await? {
        let error = FieldError::new(asked::WHERE, ErrorCode::ChooseOne).about(&given.asked.words);
        return Ok(Err(Objection { errors: vec![error], notice: None }));
    }
    if sort_of_visit(definition, given.before) != sort_of_visit(definition, &draft.so_far.answers) {
        draft.so_far.answers.remove(asked::TIME);
        hold::let_go(&visit.state, draft, visit.now).await?;
    }
    Ok(Ok(()))
}

/// Holds the time that was chosen. A time at another counter than the one asked for chooses that counter, too.
async fn take_time(visit: &JourneyVisit, draft: &mut Draft) -> Result<Result<(), Objection>, AppError> {
    let language = &visit.frame.words.locale().code;
    let told = Told::of(&walk(visit.definition(), &draft.so_far.answers), language);
    let Some(chosen) = told.chosen() else {
        let notice = refusal::no_such_time(&visit.frame);
        return Ok(Err(Objection { errors: Vec::new(), notice: Some(notice) }));
    };
    let own = draft.held.as_ref().map(|held| held.slots_at(visit.now)).unwrap_or_default();
    let Some(search) = Search::of(&visit.state, told, &own, visit.now).await? else { return Ok(Ok(())) };
    if let Err(unfree) = hold::hold(&visit.state, &search, &chosen, draft).await? {
        let notice = refusal::unfree(&visit.frame, &search, &chosen, unfree);
        return Ok(Err(Objection { errors: Vec::new(), notice: Some(notice) }));
    }
    choose_counter(draft, &chosen);
    Ok(Ok(()))
}

fn choose_counter(draft: &mut Draft, chosen: &Chosen) {
    if let Some(Answer::Listed(site)) = draft.so_far.answers.get_mut(asked::WHERE)
        && site != ANYWHERE
    {
        chosen.site.as_str().clone_into(site);
    }
}

/// Whether the counter that was chosen gives the service.
async fn is_offered(visit: &JourneyVisit, draft: &Draft) -> Result<bool, AppError> {
    let told = Told::of(&walk(visit.definition(), &draft.so_far.answers), "");
    let Some(site) = told.site() else { return Ok(true) };
    let search = Search::of(&visit.state, told, &[], visit.now).await?;
    Ok(search.is_some_and(|search| search.supply.gives(&site, &search.service.id)))
}

/// Everything that decides which times there are.
fn sort_of_visit(definition: &Definition, answers: &Answers) -> Vec<Option<Answer>> {
    let decides = [
        &[asked::SERVICE, asked::GENDER, asked::ACCESS, asked::WHERE, asked::ASKED_ON, asked::COLLISION_WHEN][..],
        &[asked::COLLISION_TIME],
        &asked::WAYS,
        &asked::INTERPRETER,
    ];
    let walk = walk(definition, answers);
    decides.concat().into_iter().map(|question| walk.answer(question).cloned()).collect()
}
