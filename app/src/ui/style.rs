//! The style sheet: the service's colours and `style/*.css`, sent inside every page so that the first
//! response is all a phone needs.

use super::service::Service;

const SHEETS: [&str; 7] = [
    include_str!("../../../style/base.css"),
    include_str!("../../../style/frame.css"),
    include_str!("../../../style/words.css"),
    include_str!("../../../style/controls.css"),
    include_str!("../../../style/pages.css"),
    include_str!("../../../style/counters.css"),
    include_str!("../../../style/print.css"),
];

/// The whole style sheet. The same for every page, so that a content security policy can name its hash.
#[must_use]
pub fn style_sheet(service: &Service) -> String {
    SHEETS.iter().fold(service.colours_css(), |mut sheet, next| {
        for line in next.lines().map(str::trim).filter(|line| !line.is_empty()) {
            sheet.push_str(line);
            sheet.push('\n');
        }
        sheet
    })
}
