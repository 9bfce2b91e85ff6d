//! Asks which report a form is for, and says so where its report was sent. What was typed stands on the page and
//! travels with its buttons; nothing is stored meanwhile.

use app::{
    routes::JourneyPage,
    ui::{
        answer_text::Line,
        components::summary_list::Row,
        pages::{
            another::{Another, another},
            sent_already::{SentAlready, sent_already},
        },
    },
    words::vocabulary,
};
use axum::{http::StatusCode, response::Response};
use journey::{Answer, Fields, Question, question::Given, walk};

use super::{
    answer::Answering,
    belongs::{DRAFT, INSTEAD, INTO},
    mark,
    visit::JourneyVisit,
};
use crate::{
    clock::london_date,
    journeys::drafts::{OpenDraft, SentReport},
};

/// Fields that belong to this page, not to the answer.
const OF_THIS_PAGE: [&str; 4] = [DRAFT, INSTEAD, INTO, "language"];

impl Answering<'_> {
    /// Another report of the journey is under way: which one is the answer for?
    pub(crate) fn ask_which(&self, there: &OpenDraft) -> Response {
        let visit = &*self.visit.in_language_asked(self.form);
        let id = self.asked.id.as_str();
        let typed = self.typed(visit);
        let fields = self.form.pairs().filter(|(name, _)| !OF_THIS_PAGE.contains(name));
        let fields = fields.chain([(DRAFT, self.form.first(DRAFT))]);
        let page = Another {
            definition: self.visit.definition(),
            action: visit.frame.href(self.own_path()),
            fields: fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            is_gone: !self.visit.is_first(self.asked),
            fits: !typed.is_empty() && walk(self.visit.definition(), &there.draft.so_far.answers).may_visit(id),
            typed,
            ..visit.another(there)
        };
        visit.page(StatusCode::CONFLICT, |frame| another(frame, page))
    }

    /// The report was sent, perhaps in another tab: what was typed now came too late.
    pub(crate) fn sent_before(&self, sent: Option<SentReport>) -> Response {
        let visit = &*self.visit.in_language_asked(self.form);
        let page = SentAlready {
            definition: self.visit.definition(),
            reference: sent.and_then(|sent| sent.reference),
            typed: self.typed(visit),
            action: visit.frame.href(self.route()),
            fields: self
                .form
                .pairs()
                .filter(|(name, _)| *name != "language")
                .map(|(n, v)| (n.into(), v.into()))
                .collect(),
        };
        visit.page(StatusCode::CONFLICT, |frame| sent_already(frame, page))
    }

    /// The question with what was typed, as "check your answers" would show it; as it was typed where it is no answer.
    pub(crate) fn typed(&self, visit: &JourneyVisit) -> Vec<Row> {
        let (asked, words) = (self.asked, &visit.frame.words);
        // Whatever button was pressed: who removes an item may be half way through typing another.
        let action = format!("{}-action", asked.id);
        let form: Fields = self.form.pairs().filter(|(name, _)| *name != action).collect();
        let spoken = vocabulary(words);
        let given = Given { today: london_date(visit.now), words: spoken };
        let answer = match asked.kind.read(&form, asked.id.as_str(), &given) {
            Ok(None | Some(Answer::Empty)) => Vec::new(),
            Ok(Some(answer)) => visit.answer_lines(asked, &answer),
            Err(_) => self.as_typed(asked),
        };
        let row = |answer| Row { question: words.text(&asked.words), answer, change: None, link: None };
        (!answer.is_empty()).then(|| row(answer)).into_iter().collect()
    }

    fn as_typed(&self, asked: &Question) -> Vec<Line> {
        const CHOSEN_NOT_TYPED: [&str; 4] = ["-item", "-action", "-mode", "-sure"];
        let fields = self.form.of_question(asked.id.as_str());
        let typed = fields.pairs().filter(|(name, value)| {
            !value.trim().is_empty() && !CHOSEN_NOT_TYPED.iter().any(|end| name.ends_with(end))
        });
        typed.map(|(_, value)| Line::Typed(value.to_owned())).collect()
    }
}

impl JourneyVisit {
    /// The page about another report, without anything typed.
    pub(crate) fn another(&self, there: &OpenDraft) -> Another<'_> {
        let definition = self.definition();
        let position = walk(definition, &there.draft.so_far.answers).position;
        Another {
            definition,
            carry_on: self.frame.href(self.route(position)),
            there: there.draft.key.clone(),
            action: self.frame.href(self.route(JourneyPage::Begin)),
            fields: Vec::new(),
            is_gone: true,
            fits: false,
            typed: Vec::new(),
            draft: mark(Some(there)),
        }
    }
}
