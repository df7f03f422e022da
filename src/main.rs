//! Where Rollcall starts: in a browser the application, natively a command for those who write
//! plan files. `rollcall check FILE` says whether a plan is opened and what its findings are;
//! `rollcall print FILE --out FILE` puts its timeline on paper.

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
    use std::path::Path;
    use std::process::ExitCode;
    use std::sync::Arc;

    use sha2::{Digest, Sha256};

    use rollcall::exchange::content_name;
    use rollcall::journal::State;
    use rollcall::outlook::{FindingMarks, Outlook, RowsView, Table};
    use rollcall::paper::{Form, Overlay, Pdf, Setup, Sheets, Subject, svg};
    use rollcall::plan::{self, Loaded, Plan, Reader};

    const USAGE: &str = "\
Usage: rollcall check FILE
       rollcall print FILE --out FILE [--a3] [--portrait] [--across NUMBER]

check reads a plan file and lists what keeps it from being opened, or what it holds and its
findings. It ends with 0 when there is nothing to report, 1 when there are findings or notices, and
2 when the file is no plan or cannot be read.

print puts the timeline of the whole plan, on the plan's own day, on sheets of A4 or A3 in a file
that ends in .pdf, or into one picture in a file that ends in .svg. --across spreads the days over so
many sheets side by side, at most 12.";

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
            [command, file, rest @ ..] if command == "print" => print(file, rest),
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

    fn print(file: &OsString, arguments: &[OsString]) -> u8 {
        let done = Print::new(arguments).ok_or_else(|| USAGE.to_owned());
        done.and_then(|print| print.run(file))
            .unwrap_or_else(|problem| {
                eprintln!("{problem}");
                REFUSED
            })
    }

    /// What `print` is asked for.
    struct Print {
        out: OsString,
        setup: Setup,
    }

    impl Print {
        fn new(arguments: &[OsString]) -> Option<Print> {
            let (mut out, mut across) = (None, 1);
            let (mut is_a3, mut is_portrait) = (false, false);
            let mut arguments = arguments.iter();
            while let Some(argument) = arguments.next() {
                match argument.to_str()? {
                    "--out" => out = Some(arguments.next()?.clone()),
                    "--across" => across = arguments.next()?.to_str()?.parse().ok()?,
                    "--a3" => is_a3 = true,
                    "--portrait" => is_portrait = true,
                    _ => return None,
                }
            }
            let form = match (is_a3, is_portrait) {
                (false, false) => Form::A4Landscape,
                (false, true) => Form::A4Portrait,
                (true, false) => Form::A3Landscape,
                (true, true) => Form::A3Portrait,
            };
            let setup = Setup {
                across,
                ..Setup::new(form)
            };
            (1..=Setup::MOST_ACROSS).contains(&across).then_some(())?;
            Some(Print { out: out?, setup })
        }

        /// What the name of the file ends in.
        fn out_form(&self) -> Option<&str> {
            Path::new(&self.out).extension()?.to_str()
        }

        fn run(&self, file: &OsString) -> Result<u8, String> {
            let cannot = |what: &OsString, error| format!("{}: {error}.", what.display());
            let bytes = std::fs::read(file).map_err(|error| cannot(file, error))?;
            let refused = |refused: plan::Refused| refused.explain().to_string();
            let reader = Reader::new(bytes).map_err(refused)?;
            // Of the text, as the application names it.
            let content = content_name(&fingerprint(reader.text().as_bytes()), []);
            let plan = reader.finish().map_err(refused)?.plan;
            let found = plan::findings(&plan);
            let state = State::default();
            let as_of = plan.as_of;
            let subject = Subject {
                outlook: Arc::new(Outlook::new(Arc::new(plan), &state, as_of)),
                marks: FindingMarks::of_rows(&found, &state),
                found: Arc::new(found),
                view: RowsView::default(),
                table: Table::default(),
                days: None,
                over: Overlay::default(),
                content,
            };
            let (bytes, sheets) = match self.out_form() {
                Some("pdf") => pdf(subject, self.setup),
                Some("svg") => {
                    let sheets = Sheets::new(subject, Setup::new(Form::Picture));
                    (svg(&sheets.draw(0), &sheets.title()).into_bytes(), 1)
                }
                _ => return Err("The name after --out must end in .pdf or .svg.".to_owned()),
            };
            std::fs::write(&self.out, &bytes).map_err(|error| cannot(&self.out, error))?;
            println!(
                "{}: pages: {sheets}, bytes: {}",
                self.out.display(),
                bytes.len()
            );
            Ok(CLEAN)
        }
    }

    fn pdf(subject: Subject, setup: Setup) -> (Vec<u8>, usize) {
        let has_plain_letters = true;
        let sheets = Sheets::new(
            subject,
            Setup {
                has_plain_letters,
                ..setup
            },
        );
        let mut pdf = Pdf::new(&sheets);
        while pdf.add_sheet() {}
        (pdf.finish(), sheets.count())
    }

    /// SHA-256, hexadecimal.
    fn fingerprint(bytes: &[u8]) -> String {
        Sha256::digest(bytes)
            .iter()
            .fold(String::new(), |mut text, byte| {
                let _ = write!(text, "{byte:02x}");
                text
            })
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
