//! Linear programming: the least and the greatest value of a variable under equations and bounds.
//!
//! A primal simplex method on a dense table, for variables between 0 and an upper end. A variable at its upper end is
//! replaced by its distance from there, so every variable outside the basis is 0. Bland's rule keeps it from cycling.

const EPSILON: f64 = 1e-7;

/// A sum of variables, each with a factor, that is 0.
pub type Equation = Vec<(usize, f64)>;

pub struct Simplex {
    /// Rows of factors, the right side last.
    rows: Vec<Vec<f64>>,
    basis: Vec<usize>,
    upper: Vec<f64>,
    lower: Vec<f64>,
    is_flipped: Vec<bool>,
    variables: usize,
}

impl Simplex {
    /// Finds any solution, or `None` where there is none.
    pub fn new(bounds: &[(f64, f64)], equations: &[Equation]) -> Option<Self> {
        let (variables, equations_len) = (bounds.len(), equations.len());
        let width = variables + equations_len + 1;
        let mut upper: Vec<f64> = bounds.iter().map(|(lower, upper)| upper - lower).collect();
        if upper.iter().any(|upper| *upper < 0.0) {
            return None;
        }
        upper.resize(variables + equations_len, f64::INFINITY);
        let mut rows = vec![vec![0.0; width]; equations_len];
        for (number, equation) in equations.iter().enumerate() {
            for (variable, factor) in equation {
                rows[number][*variable] += factor;
                rows[number][width - 1] -= factor * bounds[*variable].0;
            }
            if rows[number][width - 1] < 0.0 {
                rows[number].iter_mut().for_each(|factor| *factor = -*factor);
            }
            rows[number][variables + number] = 1.0;
        }
        let mut simplex = Self {
            rows,
            basis: (variables..variables + equations_len).collect(),
            lower: bounds.iter().map(|(lower, _)| *lower).collect(),
            is_flipped: vec![false; upper.len()],
            upper,
            variables,
        };
        simplex.leave_artificial()?;
        Some(simplex)
    }

    /// Drives the variables that stand for what an equation lacks to 0, and keeps them there.
    fn leave_artificial(&mut self) -> Option<()> {
        let width = self.upper.len() + 1;
        let mut cost = vec![0.0; width];
        for row in &self.rows {
            (0..self.variables).chain([width - 1]).for_each(|column| cost[column] += row[column]);
        }
        self.climb(&mut cost, |_| false);
        let is_left = |row: &Vec<f64>, basic: usize| basic >= self.variables && row[width - 1] > 1e-5;
        if self.rows.iter().zip(&self.basis).any(|(row, basic)| is_left(row, *basic)) {
            return None;
        }
        self.upper[self.variables..].fill(0.0);
        Some(())
    }

    /// Makes a variable as large, or as small, as it can be, or until it is enough.
    pub fn push(&mut self, variable: usize, is_up: bool, is_enough: impl Fn(f64) -> bool) -> f64 {
        let width = self.upper.len() + 1;
        let sign = if is_up == self.is_flipped[variable] { -1.0 } else { 1.0 };
        let mut cost = vec![0.0; width];
        cost[variable] = sign;
        if let Some(number) = self.basis.iter().position(|basic| *basic == variable) {
            let row = &self.rows[number];
            cost.iter_mut().zip(row).for_each(|(cost, factor)| *cost -= sign * factor);
            cost[variable] = 0.0;
        }
        self.climb(&mut cost, |simplex| is_enough(simplex.value(variable)));
        self.value(variable)
    }

    fn value(&self, variable: usize) -> f64 {
        let right = self.upper.len();
        let basic = self.basis.iter().position(|basic| *basic == variable).map_or(0.0, |row| self.rows[row][right]);
        self.lower[variable] + if self.is_flipped[variable] { self.upper[variable] - basic } else { basic }
    }

    fn climb(&mut self, cost: &mut [f64], is_done: impl Fn(&Self) -> bool) {
        while !is_done(self)
            && let Some(entering) =
                (0..self.variables).find(|column| cost[*column] > EPSILON && self.upper[*column] > 0.0)
        {
            self.enter(entering, cost);
        }
    }

    fn enter(&mut self, entering: usize, cost: &mut [f64]) {
        let right = self.upper.len();
        let (mut step, mut leaving) = (self.upper[entering], None);
        for (number, row) in self.rows.iter().enumerate() {
            let (factor, basic) = (row[entering], self.basis[number]);
            let limit = if factor > EPSILON {
                row[right] / factor
            } else if factor < -EPSILON {
                (self.upper[basic] - row[right]) / -factor
            } else {
                continue;
            };
            let is_first = leaving.is_some_and(|other: usize| limit < step + EPSILON && basic < self.basis[other]);
            if limit < step - EPSILON || is_first {
                (step, leaving) = (limit.max(0.0).min(step), Some(number));
            }
        }
        match leaving {
            None => self.flip(entering, cost),
            Some(number) => {
                if self.rows[number][entering] < 0.0 {
                    self.flip_basic(number);
                }
                self.pivot(number, entering, cost);
            }
        }
    }

    /// Counts a variable outside the basis from its other end.
    fn flip(&mut self, variable: usize, cost: &mut [f64]) {
        let (right, upper) = (self.upper.len(), self.upper[variable]);
        for row in self.rows.iter_mut().map(Vec::as_mut_slice).chain([cost]) {
            row[right] -= row[variable] * upper;
            row[variable] = -row[variable];
        }
        self.is_flipped[variable] = !self.is_flipped[variable];
    }

    fn flip_basic(&mut self, number: usize) {
        let (right, basic) = (self.upper.len(), self.basis[number]);
        let row = &mut self.rows[number];
        row[right] -= self.upper[basic];
        row.iter_mut().enumerate().filter(|(column, _)| *column != basic).for_each(|(_, factor)| *factor = -*factor);
        self.is_flipped[basic] = !self.is_flipped[basic];
    }

    fn pivot(&mut self, number: usize, entering: usize, cost: &mut [f64]) {
        let factor = self.rows[number][entering];
        self.rows[number].iter_mut().for_each(|one| *one /= factor);
        let chosen = self.rows[number].clone();
        let others = self.rows.iter_mut().enumerate().filter(|(other, _)| *other != number);
        for row in others.map(|(_, row)| row.as_mut_slice()).chain([cost]) {
            let factor = row[entering];
            if factor != 0.0 {
                row.iter_mut().zip(&chosen).for_each(|(one, chosen)| *one -= factor * chosen);
            }
        }
        self.basis[number] = entering;
    }
}

#[test]
fn finds_the_ends_of_a_known_problem() {
    // x + y + z = 10 with x in 0..=9, y in 3..=5, z in 0..=4; written with a constant variable.
    let bounds = [(0.0, 9.0), (3.0, 5.0), (0.0, 4.0), (10.0, 10.0)];
    let equations = [vec![(0, 1.0), (1, 1.0), (2, 1.0), (3, -1.0)]];
    let mut simplex = Simplex::new(&bounds, &equations).unwrap();
    let mut ends = |variable| [false, true].map(|is_up| simplex.push(variable, is_up, |_| false).round());
    assert_eq!([ends(0), ends(1), ends(2)], [[1.0, 7.0], [3.0, 5.0], [0.0, 4.0]]);
    assert!(Simplex::new(&[(0.0, 1.0), (3.0, 3.0)], &[vec![(0, 1.0), (1, -1.0)]]).is_none());
}
