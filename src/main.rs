//! Where Rollcall starts: in a browser the application, natively a command for those who write
//! plan files. `rollcall check FILE` says whether a plan is opened and what its findings are.

#[cfg(target_arch = "wasm32")]
fn main() {
    rollcall::web::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command::run(std::env::args_os().skip(1))
}

#[cfg(not(target_arch = "wasm32"))]
mod command {
    use std::ffi::OsString;
    use std::fmt::Write as _;
    use std::process::ExitCode;

    use rollcall::plan::{self, Loaded, Plan};

    const USAGE: &str = "\
Usage: rollcall check FILE

Reads a plan file and lists what keeps it from being opened, or what it holds and its findings.
Ends with 0 when there is nothing to report, 1 when there are findings or notices, and 2 when the
file is no plan or cannot be read.";

    /// Nothing to report.
    const CLEAN: u8 = 0;
    /// The plan opens, with findings or notices.
    const FOUND: u8 = 1;
    /// The plan does not open.
    const REFUSED: u8 = 2;

    pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
        let arguments: Vec<OsString> = arguments.collect();
        let code = match arguments.as_slice() {
            [command, file] if command == "check" => match std::fs::read(file) {
                Ok(bytes) => check(bytes),
                Err(error) => {
                    eprintln!("{} cannot be read: {error}.", file.display());
                    REFUSED
                }
            },
            [flag] if flag == "--help" || flag == "-h" => {
                println!("{USAGE}");
                CLEAN
            }
            _ => {
                eprintln!("{USAGE}");
                REFUSED
            }
        };
        ExitCode::from(code)
    }

    fn check(bytes: Vec<u8>) -> u8 {
        match plan::read(bytes) {
            Ok(loaded) => {
                let (report, code) = report(&loaded);
                print!("{report}");
                code
            }
            Err(refusal) => {
                print!("{refusal}");
                REFUSED
            }
        }
    }

    /// What a plan that opens holds and what is to be said about it.
    fn report(Loaded { plan, notices }: &Loaded) -> (String, u8) {
        let mut out = format!(
            "{}, revision {}, as of {}.\n{}.\n",
            plan.title,
            plan.revision,
            plan.as_of.words(),
            holdings(plan)
        );
        for notice in notices {
            let times = match notice.count {
                1 => String::new(),
                count => format!(", {count} times"),
            };
            // Writing to a string cannot fail.
            let _ = write!(
                out,
                "\nNotice: {}\n  First at {}{times}.\n",
                notice.title, notice.path
            );
        }
        let findings = plan::findings(plan);
        let _ = match findings.len() {
            0 => writeln!(out, "\nNo findings."),
            1 => writeln!(out, "\n1 finding:"),
            count => writeln!(out, "\n{count} findings:"),
        };
        for (number, finding) in (1..).zip(&findings) {
            let _ = write!(
                out,
                "\n{number}. {}\n   {}\n",
                finding.title, finding.detail
            );
        }
        let is_clean = findings.is_empty() && notices.is_empty();
        (out, if is_clean { CLEAN } else { FOUND })
    }

    /// How many records of each sort there are.
    fn holdings(plan: &Plan) -> String {
        let tasks = plan.checklists.iter().map(|list| list.tasks.len()).sum();
        let budget_lines = plan.budget.as_ref().map_or(0, |budget| budget.lines.len());
        let counts = [
            (plan.activities.len(), "activity", "activities"),
            (
                plan.organisations.len(),
                "organisation or site",
                "organisations and sites",
            ),
            (plan.systems.len(), "system", "systems"),
            (plan.workstreams.len(), "workstream", "workstreams"),
            (plan.programmes.len(), "programme", "programmes"),
            (plan.cohorts.len(), "cohort", "cohorts"),
            (plan.practices.len(), "practice", "practices"),
            (plan.printed_totals.len(), "printed total", "printed totals"),
            (tasks, "task", "tasks"),
            (plan.register.len(), "risk or issue", "risks and issues"),
            (plan.benefits.len(), "benefit", "benefits"),
            (budget_lines, "budget line", "budget lines"),
            (plan.statements.len(), "statement", "statements"),
            (plan.sources.len(), "source", "sources"),
        ];
        let words: Vec<String> = counts
            .iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| match count {
                1 => format!("1 {one}"),
                _ => format!("{count} {many}"),
            })
            .collect();
        match words.as_slice() {
            [] => "It holds no records".to_owned(),
            words => format!("It holds {}", words.join(", ")),
        }
    }
}
