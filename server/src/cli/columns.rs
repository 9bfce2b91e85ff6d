//! Columns of text that is printed on paper: what does not fit into one line of a column goes on in the next.

/// The lines of a table, its first row being the headings. Each column is as wide as it has to be, and no wider than
/// it may be; a line without text stands between rows, so that cells of several lines are read as one.
pub(super) fn columns<const N: usize>(rows: &[[String; N]], widest: [usize; N]) -> Vec<String> {
    let cells = |row: &[String; N]| std::array::from_fn::<_, N, _>(|column| wrap(&row[column], widest[column]));
    let wrapped: Vec<[Vec<String>; N]> = rows.iter().map(cells).collect();
    let width_of = |column: usize| {
        let lines = wrapped.iter().flat_map(|row| &row[column]);
        lines.map(|line| line.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..N).map(width_of).collect();
    let line = |row: &[Vec<String>; N], number: usize| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            let text = cell.get(number).map_or("", String::as_str);
            format!("{text:width$}")
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let lines_of = |row: &[Vec<String>; N]| {
        let height = row.iter().map(Vec::len).max().unwrap_or_default();
        (0..height).map(|number| line(row, number)).chain([String::new()]).collect::<Vec<_>>()
    };
    wrapped.iter().flat_map(lines_of).collect()
}

/// Lines of at most so many characters, broken between words; a longer word is broken where the line ends.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let characters: Vec<char> = word.chars().collect();
        for piece in characters.chunks(width) {
            let room = lines.last().map_or(0, |line| width.saturating_sub(line.chars().count()));
            match lines.last_mut() {
                Some(line) if line.is_empty() => line.extend(piece),
                Some(line) if room > piece.len() => {
                    line.push(' ');
                    line.extend(piece);
                }
                _ => lines.push(piece.iter().collect()),
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_cell_goes_on_below_itself() {
        let rows = [["Time", "Needs", "State"], ["9am", "Without steps, Quiet room", "Booked"], ["10am", "", "Came"]];
        let rows = rows.map(|row| row.map(str::to_owned));
        let lines = [
            "Time  Needs       State",
            "",
            "9am   Without     Booked",
            "      steps,",
            "      Quiet room",
            "",
            "10am              Came",
            "",
        ];
        assert_eq!(columns(&rows, [8, 11, 8]), lines);
    }

    #[test]
    fn no_line_is_wider_than_it_may_be() {
        for (text, lines) in [
            ("", vec![""]),
            ("an officer", vec!["an", "officer"]),
            ("Wolfeschlegelstein", vec!["Wolfeschl", "egelstein"]),
            ("Zoë Ćirić x", vec!["Zoë Ćirić", "x"]),
        ] {
            assert_eq!(wrap(text, 9), lines, "{text}");
        }
    }
}
