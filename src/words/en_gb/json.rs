//! How a text breaks the rules of JSON, and what a record of the format lacks; inside other sentences.

pub const IT_IS_NOT_AN_OBJECT: &str = "it is not an object";
pub const IT_ENDS_TOO_SOON: &str = "it ends too soon";
pub const A_VALUE_IS_MISSING: &str = "a value is missing";
pub const NO_COMMA_IN_LIST: &str = "a comma or `]` is missing";
pub const NO_COMMA_IN_OBJECT: &str = "a comma or `}` is missing";
pub const THERE_IS_A_COMMA_TOO_MANY: &str = "there is a comma too many";
pub const THERE_IS_MORE_AFTER_ITS_END: &str = "there is more after its end";
pub const A_COLON_IS_MISSING: &str = "a colon is missing";
pub const A_NAME_IS_NOT_BETWEEN_DOUBLE: &str = "a name is not between double quotes";
pub const A_NUMBER_IS_NOT_ONE: &str = "a number is not one";
pub const A_NUMBER_IS_OUT_OF_RANGE: &str = "a number is out of range";
pub const A_TEXT_RUNS_OVER_THE_END: &str = "a text runs over the end of its line";
pub const A_BACKSLASH_IN_A_TEXT_MAKES: &str = "a backslash in a text makes no sense";
pub const A_TEXT_HOLDS_HALF_A_CHARACTER: &str = "a text holds half a character";
pub const IT_IS_NESTED_TOO_DEEP: &str = "it is nested too deep";

/// After one of the constants.
pub fn at_byte(at: usize) -> String {
    format!(", at byte {at}")
}

pub fn is_missing(name: &str) -> String {
    format!("\"{name}\" is missing")
}

pub fn is_of_another_type(name: &str) -> String {
    format!("\"{name}\" is of another type than it must be")
}

pub fn comes_twice(name: &str) -> String {
    format!("\"{name}\" comes twice")
}

pub fn is_not_known(name: &str) -> String {
    format!("\"{name}\" is not known here")
}
