//! Whom to ring.

pub const ENTER_A_NAME: &str = "Enter a name";
pub const NOT_NAMED_IN_THE_PLAN: &str = "Not named in the plan.";
pub const CHANGE_IT: &str = "Change it";
pub const ADD_A_NAME: &str = "Add a name";
pub const NAME: &str = "Name";
pub const HOW_TO_REACH_THEM: &str = "How to reach them";
pub const TELEPHONE_E_MAIL_OR_ROOM: &str = "Telephone, e-mail or room";
pub const SAVE: &str = "Save";
pub const CANCEL: &str = "Cancel";

/// Read out after `CHANGE_IT` and `ADD_A_NAME`.
pub fn for_role(role: &str) -> String {
    format!(" for {role}")
}

/// Said when it was changed; nothing where the name was taken out.
pub fn now_holds(role: &str, name: Option<&str>) -> String {
    match name {
        Some(name) => format!("{role}: {name}"),
        None => format!("{role}: name taken out"),
    }
}
