//! One measured number, its goal, and how both are shown.

use std::fmt::Write;

use super::json;

pub enum Goal {
    AtLeast(f64),
    AtMost(f64),
    /// Measured to be compared, not to be judged.
    None,
    /// Yes for anything but zero.
    YesOrNo,
}

pub struct Figure {
    /// Its name in the JSON; later runs are compared by it, so keep it.
    key: &'static str,
    label: &'static str,
    value: f64,
    goal: Goal,
}

impl Figure {
    pub fn new(key: &'static str, label: &'static str, value: f64, goal: Goal) -> Self {
        Self { key, label, value, goal }
    }

    fn misses_goal(&self) -> bool {
        match self.goal {
            Goal::AtLeast(least) => self.value < least,
            Goal::AtMost(most) => self.value > most,
            Goal::None | Goal::YesOrNo => false,
        }
    }

    fn value_with(&self, no: &str, yes: &str) -> String {
        match self.goal {
            Goal::YesOrNo if self.value == 0.0 => no.to_owned(),
            Goal::YesOrNo => yes.to_owned(),
            _ => rounded(self.value),
        }
    }

    fn row(&self) -> String {
        let goal = match self.goal {
            Goal::AtLeast(least) => format!("at least {least}"),
            Goal::AtMost(most) => format!("at most {most}"),
            Goal::None | Goal::YesOrNo => String::new(),
        };
        let verdict = match self.goal {
            Goal::None | Goal::YesOrNo => "",
            _ if self.misses_goal() => "MISSED",
            _ => "reached",
        };
        let row = format!("{:<38} {:>10}  {goal:<15} {verdict}", self.label, self.value_with("no", "yes"));
        row.trim_end().to_owned()
    }
}

pub fn print_table(figures: &[Figure]) {
    println!("\n{:<38} {:>10}  {:<15} verdict", "figure", "measured", "goal");
    for figure in figures {
        println!("{}", figure.row());
    }
    println!();
}

/// One object on one line.
pub fn as_json(figures: &[Figure]) -> String {
    let mut fields = String::new();
    for figure in figures {
        let value = figure.value_with("false", "true");
        // Writing to a string cannot fail.
        write!(fields, "{}: {value}, ", json::quoted(figure.key)).ok();
    }
    let missed = figures.iter().filter(|figure| figure.misses_goal());
    let missed: Vec<String> = missed.map(|figure| json::quoted(figure.key)).collect();
    format!("{{{fields}\"goals_missed\": [{}]}}", missed.join(", "))
}

/// As many decimals as mean something: none for bytes and rates, two for small numbers.
fn rounded(value: f64) -> String {
    match value {
        large if large >= 1000.0 => format!("{large:.0}"),
        middle if middle >= 100.0 => format!("{middle:.1}"),
        small => format!("{small:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures() -> [Figure; 4] {
        [
            Figure::new("start_ms", "start, ms", 120.04, Goal::AtMost(300.0)),
            Figure::new("per_s", "rate", 7999.6, Goal::AtLeast(8000.0)),
            Figure::new("ratio", "ratio", 0.5, Goal::None),
            Figure::new("asks", "asks", 0.0, Goal::YesOrNo),
        ]
    }

    #[test]
    fn rows_show_goal_and_verdict() {
        let rows = figures().map(|figure| figure.row());
        assert!(rows[0].contains("120.0  at most 300") && rows[0].ends_with("reached"));
        assert!(rows[1].contains("at least 8000") && rows[1].ends_with("MISSED"));
        assert!(rows[2].ends_with("0.50"));
        assert!(rows[3].ends_with("no"));
    }

    #[test]
    fn json_is_one_object() {
        assert_eq!(
            as_json(&figures()),
            "{\"start_ms\": 120.0, \"per_s\": 8000, \"ratio\": 0.50, \"asks\": false, \"goals_missed\": [\"per_s\"]}"
        );
    }
}
