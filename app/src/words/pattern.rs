//! What a Fluent pattern holds: its plain text, the variables it takes, and numbers of its own.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

use super::own_numbers::{OwnNumber, own_numbers};

pub(super) fn plain_text(pattern: &Pattern<&str>) -> Option<String> {
    pattern
        .elements
        .iter()
        .map(|element| match element {
            PatternElement::TextElement { value } => Some(*value),
            PatternElement::Placeable { .. } => None,
        })
        .collect()
}

/// Numbers and addresses in the text itself, whatever variant is chosen.
pub(super) fn numbers_in(pattern: &Pattern<&str>) -> Vec<OwnNumber> {
    let mut found = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => found.extend(own_numbers(value)),
            PatternElement::Placeable { expression } => numbers_in_expression(expression, &mut found),
        }
    }
    found
}

fn numbers_in_expression(expression: &Expression<&str>, found: &mut Vec<OwnNumber>) {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => found.extend(own_numbers(value)),
        Expression::Inline(InlineExpression::Placeable { expression }) => numbers_in_expression(expression, found),
        Expression::Inline(_) => {}
        Expression::Select { variants, .. } => {
            found.extend(variants.iter().flat_map(|variant| numbers_in(&variant.value)));
        }
    }
}

pub(super) fn variables(pattern: &Pattern<&str>) -> Vec<String> {
    let mut found = Vec::new();
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            variables_of(expression, &mut found);
        }
    }
    found.sort();
    found.dedup();
    found
}

fn variables_of(expression: &Expression<&str>, found: &mut Vec<String>) {
    let inline = match expression {
        Expression::Inline(inline) => inline,
        Expression::Select { selector, variants } => {
            found.extend(variants.iter().flat_map(|variant| variables(&variant.value)));
            selector
        }
    };
    match inline {
        InlineExpression::VariableReference { id } => found.push(id.name.to_owned()),
        InlineExpression::Placeable { expression } => variables_of(expression, found),
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                if let InlineExpression::VariableReference { id } = argument {
                    found.push(id.name.to_owned());
                }
            }
        }
        _ => {}
    }
}
