//! A piece of text and the language it turned out to be in.

use std::sync::Arc;

use leptos::prelude::*;

use super::Link;

/// What is said, marked where it fell back to English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The text.
    pub text: Arc<str>,
    /// The page is in another language, but this is English.
    pub in_english: bool,
    /// Numbers and addresses in the text that can be tapped, in order.
    links: Option<Arc<[Link]>>,
}

impl Said {
    /// Text in the page's language, or in English instead.
    #[must_use]
    pub const fn new(text: Arc<str>, in_english: bool) -> Self {
        Self { text, in_english, links: None }
    }

    /// Text with numbers and addresses in it.
    pub(super) const fn with_links(text: Arc<str>, in_english: bool, links: Option<Arc<[Link]>>) -> Self {
        Self { text, in_english, links }
    }

    /// For an attribute, where no language can be marked.
    #[must_use]
    pub fn plain(&self) -> String {
        self.text.to_string()
    }

    /// The text for the page, its numbers and addresses as links; English on a page in another language says so to
    /// a screen reader and runs left to right.
    #[must_use]
    pub fn view(self) -> AnyView {
        let whole = 0..self.text.len();
        self.marked(self.part(whole))
    }

    /// The text for inside a link or a button, where another link must not be.
    #[must_use]
    pub fn untapped(self) -> AnyView {
        self.marked(self.text.clone().into_any())
    }

    /// The whole text as one link to where its first number or address leads: a large thing to tap.
    #[must_use]
    pub fn tapped(self, class: &'static str) -> AnyView {
        let href = self.links.iter().flat_map(|links| links.iter()).map(|link| link.href.to_string()).next();
        let Some(href) = href else { return self.view() };
        if class.is_empty() {
            return view! { <a href=href>{self.untapped()}</a> }.into_any();
        }
        view! { <a class=class href=href>{self.untapped()}</a> }.into_any()
    }

    /// One paragraph for each blank-line-separated block; a block that starts with `## ` is a heading.
    #[must_use]
    pub fn paragraphs(&self) -> AnyView {
        let mut blocks = Vec::new();
        let mut at = 0;
        for block in self.text.split("\n\n") {
            let starts = at + (block.len() - block.trim_start().len());
            let ends = at + block.trim_end().len();
            at += block.len() + "\n\n".len();
            if starts < ends {
                blocks.push(self.block(starts, ends));
            }
        }
        blocks.into_any()
    }

    fn block(&self, starts: usize, ends: usize) -> AnyView {
        match self.text[starts..ends].strip_prefix("## ") {
            Some(heading) => {
                let heading = self.marked(self.part(ends - heading.len()..ends));
                view! { <h2>{heading}</h2> }.into_any()
            }
            None => {
                let block = self.marked(self.part(starts..ends));
                view! { <p>{block}</p> }.into_any()
            }
        }
    }

    fn marked(&self, view: AnyView) -> AnyView {
        if self.in_english { view! { <span lang="en" dir="ltr">{view}</span> }.into_any() } else { view }
    }

    /// A part of the text, with the links that are whole inside it.
    fn part(&self, range: std::ops::Range<usize>) -> AnyView {
        let inside = |link: &&Link| range.start <= link.from && link.to <= range.end;
        let links: Vec<&Link> = self.links.iter().flat_map(|links| links.iter()).filter(inside).collect();
        if links.is_empty() {
            // Most texts: no copy where all of it is shown.
            let all = range == (0..self.text.len());
            return if all { self.text.clone().into_any() } else { self.text[range].to_owned().into_any() };
        }
        let mut views = Vec::new();
        let mut at = range.start;
        for link in links {
            views.push(self.text[at..link.from].to_owned().into_any());
            views.push(link_view(&self.text[link.from..link.to], &link.href));
            at = link.to;
        }
        views.push(self.text[at..range.end].to_owned().into_any());
        views.into_any()
    }
}

fn link_view(text: &str, href: &str) -> AnyView {
    let (text, href) = (text.to_owned(), href.to_owned());
    if href.starts_with("https:") {
        return view! { <a class="address" href=href rel="external">{text}</a> }.into_any();
    }
    view! { <a class="line" href=href>{text}</a> }.into_any()
}
