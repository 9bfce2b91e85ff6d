//! The HTML document around a page.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::{config::LeptosOptions, nonce::Nonce, prelude::*, tachys::view::RenderHtml};

use super::{
    components::{footer::footer, top_bar::top_bar},
    frame::{Frame, in_language},
};
use crate::words::message;

/// A page ready to be put into the document.
pub struct Page {
    /// What the browser tab says, without the service's name.
    pub title: String,
    /// The answers typed here are wrong: the title says so first.
    pub has_errors: bool,
    /// Everything inside `<main>`.
    pub main: AnyView,
    /// What stands beside it on a wide screen.
    pub aside: Option<AnyView>,
    /// Changing the language posts the form of this `id`, so that what was typed comes along.
    pub form: Option<&'static str>,
    /// The page holds islands, so the browser is told to load WebAssembly.
    pub has_islands: bool,
    /// The page belongs to a report: what it knows of its draft.
    pub draft: Option<DraftMark>,
}

/// The draft behind a page when it was made. A page out of the browser's memory compares, and a text that was typed
/// goes back into its field only under the same key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftMark {
    /// Names the draft; empty while there is none.
    pub key: String,
    /// Rises with every change; 0 while there is none.
    pub revision: i64,
}

impl Page {
    /// A page without form, islands or aside.
    #[must_use]
    pub fn new(title: impl Into<String>, main: impl IntoView) -> Self {
        let main = main.into_view().into_any();
        Self { title: title.into(), has_errors: false, main, aside: None, form: None, has_islands: false, draft: None }
    }
}

/// Renders a whole document. `page` is called inside a reactive owner, as Leptos needs it.
#[must_use]
pub fn render(frame: &Frame, page: impl FnOnce(&Frame) -> Page) -> String {
    // An island that takes children asks what of the page comes alive: this says that islands alone do.
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        provide_context(Nonce::from_value(frame.nonce.clone()));
        let page = page(frame);
        document(frame, page).into_view().to_html()
    });
    owner.cleanup();
    html
}

/// Renders a piece of a page, to be put into many.
#[must_use]
pub fn render_piece<V: IntoView>(piece: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    let html = owner.with(|| piece().into_view().to_html());
    owner.cleanup();
    html
}

fn document(frame: &Frame, page: Page) -> impl IntoView + use<> {
    let locale = frame.words.locale();
    let (language, direction) = (locale.code.clone(), locale.direction.as_str());
    let title = title(frame, &page);
    let style = frame.style.clone();
    // Only what belongs to a report has anything typed to keep.
    let keeps_answers = page.draft.is_some().then(|| view! { <script src="/answers.js" defer></script> });
    let (key, revision) = page.draft.map(|draft| (draft.key, draft.revision)).unzip();
    let scripts = page.has_islands.then(|| island_scripts().into_any());
    // The body comes before the bar: only then is it known whether anything fell back to English.
    let fell_back = frame.words.fell_back();
    view! {
        <!DOCTYPE html>
        <html lang=language dir=direction>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="referrer" content="same-origin" />
                <title>{title}</title>
                <style inner_html=style></style>
                <link rel="icon" href="/icon.svg" type="image/svg+xml" />
                <script src="/page.js" defer></script>
                {keeps_answers}
            </head>
            <body>
                <a class="skip" href="#main">{frame.say(message::SKIP).view()}</a>
                {top_bar(frame, page.form)}
                <div class="page">
                    <main id="main" tabindex="-1" data-draft=key data-revision=revision>
                        {unchecked(frame, page.form)}
                        {fell_back.then(|| view! { <p class="falls-back">{frame.say(message::FALLS_BACK).view()}</p> })}
                        {page.main}
                    </main>
                    {page.aside.map(|aside| view! { <aside class="aside" aria-label=frame.say(message::HELP_ASIDE).plain()>{aside}</aside> })}
                </div>
                {footer(frame)}
                {scripts}
            </body>
        </html>
    }
}

/// Says of a translation that nobody has checked that it is one, with the English one tap away. Where the page has a
/// form, what was typed comes along.
fn unchecked(frame: &Frame, form: Option<&'static str>) -> Option<impl IntoView + use<>> {
    if !frame.words.locale().is_unchecked {
        return None;
    }
    let english = frame.say(message::TRANSLATED_ENGLISH);
    let read = match form {
        Some(form) => view! {
            <button class="link" type="submit" form=form name="language" value="en" formnovalidate>{english.view()}</button>
        }
        .into_any(),
        None => view! { <a href=in_language("en", &frame.path) hreflang="en">{english.view()}</a> }.into_any(),
    };
    Some(view! { <p class="falls-back translated">{frame.say(message::TRANSLATED).view()}" "{read}</p> })
}

fn title(frame: &Frame, page: &Page) -> String {
    let service = &frame.service.name;
    match page.has_errors {
        true => format!("{} {} – {service}", frame.say(message::ERROR_PREFIX).text, page.title),
        false => format!("{} – {service}", page.title),
    }
}

fn island_scripts() -> impl IntoView {
    let options = LeptosOptions::builder().output_name("front-counter").site_pkg_dir("pkg").build();
    view! { <HydrationScripts options=options islands=true /> }
}
