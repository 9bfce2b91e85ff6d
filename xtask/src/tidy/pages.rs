//! Rules for what is rendered.

use super::source::{Place, Source, without_comment};

const TEXT_AREA: &str = "app/src/ui/components/text_area.rs";

pub fn text_area_is_one_component(file: &Source) -> Vec<Place> {
    let renders = file.is_rust_in("app/src/") || file.is_rust_in("server/src/");
    if !renders || file.path == TEXT_AREA {
        return vec![];
    }
    file.code_mentions(&["<textarea", "html::textarea"])
}

pub fn no_inline_style(file: &Source) -> Vec<Place> {
    if !file.is_rust_in("app/src/") {
        return vec![];
    }
    let styled = file.lines().filter(|(_, text)| has_inline_style(without_comment(text)));
    let what = || "has a style attribute".to_owned();
    styled.map(|(line, _)| Place { line, what: what() }).collect()
}

/// The attribute or Leptos' `style:colour=…`; but not `let style =`, not `{ style: big }`, and not a style
/// element, which the policy can allow by its hash.
fn has_inline_style(code: &str) -> bool {
    code.match_indices("style").any(|(at, word)| {
        let before = code[..at].chars().next_back();
        let mut after = code[at + word.len()..].chars();
        let starts = before.is_none_or(|letter| letter.is_whitespace() || letter == '"' || letter == '\'');
        let follows = match after.next() {
            Some('=') => true,
            Some(':') => after.next().is_some_and(|letter| letter.is_ascii_lowercase()),
            _ => false,
        };
        starts && follows
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::lines_found;

    #[test]
    fn a_text_area_elsewhere_is_found() {
        let planted = "view! {\n    <textarea name=\"x\">{value}</textarea>\n}\n";
        let page = "app/src/ui/pages/report.rs";
        assert_eq!(lines_found(text_area_is_one_component, page, planted), [2]);
        assert!(lines_found(text_area_is_one_component, TEXT_AREA, planted).is_empty());
        assert!(lines_found(text_area_is_one_component, page, "view! { <TextArea/> }\n").is_empty());
    }

    #[test]
    fn inline_style_is_found_and_words_like_it_are_not() {
        for planted in ["<p style=\"color:red\">", "<p class=\"a\" style=x>", "<p style:color=red>"] {
            assert_eq!(lines_found(no_inline_style, "app/src/ui/page.rs", planted), [1], "{planted}");
        }
        for clean in [
            "let style = 1;",
            "<style inner_html=style>",
            "Button { style: big }",
            "<p data-style=1>",
            "style::Big",
            "// style=x",
        ] {
            assert!(lines_found(no_inline_style, "app/src/ui/page.rs", clean).is_empty(), "{clean}");
        }
    }
}
