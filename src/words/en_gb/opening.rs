//! Opening a plan: what it is called, how far it is, and why it was not read.

pub const THE_PLAN_THAT_CAME_WITH: &str = "The plan that came with Rollcall";
pub const THE_PLAN_AT: &str = "The plan at";
pub const THE_FILE: &str = "The file";
pub const THE_TEXT_YOU_PASTED: &str = "The text you pasted";
pub const CHANGES_NOT_A_PLAN: &str = "It holds changes that were saved from Rollcall, not a plan.";
pub const BRING_IT_BACK: &str =
    "Open the page “Your data” and choose the file under “Bring a copy back”.";
pub const ON_ANOTHER_HOST: &str = "The address asks for a plan on another host, and Rollcall asks no other host for \
               anything.";
pub const SAVE_THE_PLAN_TO_A_FILE: &str =
    "Save the plan to a file on this device, and open that file here.";
pub const CHECK_THAT_IT_IS_A_PLAN: &str = "Check that it is a plan file.";
pub const YOU_STOPPED_IT_BEFORE_IT_WAS: &str = "You stopped it before it was read.";
pub const OPEN_IT_AGAIN_WHENEVER_YOU: &str = "Open it again whenever you like.";
pub const THERE_IS_NOTHING_AT_THAT: &str = "There is nothing at that address.";
pub const CHECK_THE_ADDRESS: &str = "Check the address after “?plan=”, letter by letter.";
pub const TELL_THE_SERVER: &str =
    "Try again in a minute. If it stays so, tell whoever runs the server that number.";
pub const CHECK_THE_NETWORK: &str =
    "Check that the network is there, or that the file was not moved, and try again.";

/// "1.2 MB of 3.4 MB".
pub fn of(done: &str, all: &str) -> String {
    format!("{done} of {all}")
}

/// "412 rows, 1.2 MB of 3.4 MB".
pub fn rows_and(rows: usize, amount: &str) -> String {
    format!("{} rows, {amount}", super::numbers::grouped(rows))
}

pub fn kilobytes(whole: usize) -> String {
    format!("{whole} kB")
}

/// "3.4 MB".
pub fn megabytes(whole: usize, tenths: usize) -> String {
    format!("{whole}.{tenths} MB")
}

pub fn is_larger_than(most: &str) -> String {
    format!("It is larger than {most}, the most that Rollcall reads.")
}

/// `status` is the number of HTTP.
pub fn server_answered(status: u16) -> String {
    format!("The server answered with the number {status} instead of the file.")
}
