//! A pack: what a practice is asked, as the content of a code. Knows its members; how it travels is
//! `parcel`'s.
//!
//! ```json
//! {"format":"rollcall-pack","version":1,"plan":"herts-imt","title":"…","asOf":"2009-09-23",
//! "programme":"scr","practice":"E82001","name":"Ash Surgery","due":"2009-10-09","from":"SCR office",
//! "answers":[["board","passed","2009-09-01"]]}
//! ```

use std::fmt;

use crate::json::{self, Tree, Unfit};
use crate::plan::{Day, GateState, PlanDate, Text};
use crate::words::returns as words;

const FORMAT: &str = "rollcall-pack";
const VERSION: u32 = 1;

/// What a practice is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackContent {
    /// Id of the plan.
    pub plan: Text,
    /// Its title, to name it by.
    pub title: Text,
    /// The day the office stood on.
    pub as_of: Day,
    /// Id of the programme.
    pub programme: Text,
    /// Id of the practice.
    pub practice: Text,
    /// Its name.
    pub name: Text,
    /// The day by which an answer is wanted.
    pub due: Option<Day>,
    /// Who asks, and how to reach them.
    pub from: Option<Text>,
    /// What the office holds: gate id, state, day.
    pub answers: Vec<(Text, GateState, Option<Day>)>,
}

/// Why a pack is not opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PackError {
    /// It lacks what a pack has.
    Shape(String),
    /// A newer release wrote it.
    Newer(u32),
    /// It is about another plan, of this title.
    OtherPlan(String),
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            PackError::Shape(problem) => words::no_pack(problem),
            PackError::Newer(version) => words::pack_of_newer_release(*version),
            PackError::OtherPlan(title) => words::pack_of_other_plan(title),
        })
    }
}

/// The states by the words that packs have for them.
const STATES: [(&str, GateState); 5] = [
    ("passed", GateState::Passed),
    ("failed", GateState::Failed),
    ("not-applicable", GateState::NotApplicable),
    ("not-measured", GateState::NotMeasured),
    ("waived", GateState::Waived),
];

/// Writes the content of a pack.
#[must_use]
pub fn write(pack: &PackContent) -> String {
    let mut out = json::Writer::new();
    out.open_object();
    out.text_member("format", FORMAT);
    out.whole_member("version", VERSION.into());
    out.text_member("plan", &pack.plan);
    out.text_member("title", &pack.title);
    out.text_member("asOf", &pack.as_of.to_string());
    out.text_member("programme", &pack.programme);
    out.text_member("practice", &pack.practice);
    out.text_member("name", &pack.name);
    let due = pack.due.map(|day| day.to_string());
    out.optional_text_member("due", due.as_deref());
    out.optional_text_member("from", pack.from.as_deref());
    out.name("answers");
    out.open_list();
    for (gate, state, on) in &pack.answers {
        let known = STATES.iter().find(|(_, its)| its == state);
        out.open_list();
        out.text(gate);
        out.text(known.map_or("", |(name, _)| name));
        if let Some(on) = on {
            out.text(&on.to_string());
        }
        out.close_list();
    }
    out.close_list();
    out.close_object();
    out.finish()
}

/// Reads the content of a pack. `plan` is the id of the plan that is open.
pub fn read(text: &str, plan: &str) -> Result<PackContent, PackError> {
    let unfit = |unfit: Unfit| PackError::Shape(unfit.to_string());
    let tree = Tree::of_text(text).map_err(|broken| unfit(broken.into()))?;
    let mut members = tree.into_members().map_err(unfit)?;
    if members.text("format").map_err(unfit)? != FORMAT {
        return Err(unfit(Unfit::WrongType("format")));
    }
    let version: u32 = members.whole("version").map_err(unfit)?;
    if version > VERSION {
        return Err(PackError::Newer(version));
    }
    let its_plan = members.text("plan").map_err(unfit)?;
    let title = members.text("title").map_err(unfit)?;
    if its_plan != plan {
        return Err(PackError::OtherPlan(title.into_owned()));
    }
    let mut content = || -> Result<PackContent, Unfit> {
        let as_of = day(&members.text("asOf")?).ok_or(Unfit::WrongType("asOf"))?;
        let due = match members.optional_text("due")? {
            Some(text) => Some(day(&text).ok_or(Unfit::WrongType("due"))?),
            None => None,
        };
        let answers = members.list("answers")?.into_iter().map(answer);
        Ok(PackContent {
            plan: plan.into(),
            title: (*title).into(),
            as_of,
            programme: (*members.text("programme")?).into(),
            practice: (*members.text("practice")?).into(),
            name: (*members.text("name")?).into(),
            due,
            from: members.optional_text("from")?.map(|it| (*it).into()),
            answers: answers
                .collect::<Option<_>>()
                .ok_or(Unfit::WrongType("answers"))?,
        })
    };
    let content = content().map_err(unfit)?;
    members.end().map_err(unfit)?;
    Ok(content)
}

fn answer(tree: Tree) -> Option<(Text, GateState, Option<Day>)> {
    let mut parts = tree.into_list()?.into_iter().map(Tree::into_text);
    let gate = parts.next()??;
    let name = parts.next()??;
    let (_, state) = STATES.into_iter().find(|(its, _)| *its == name)?;
    let on = match parts.next() {
        Some(text) => Some(day(&text?)?),
        None => None,
    };
    Some(((*gate).into(), state, on))
}

fn day(text: &str) -> Option<Day> {
    let date = PlanDate::parse(text)?;
    (date.first() == date.last()).then(|| date.first())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> PackContent {
        let day = |text: &str| PlanDate::parse(text).unwrap().first();
        PackContent {
            plan: "herts-imt".into(),
            title: "Hertfordshire".into(),
            as_of: day("2009-09-23"),
            programme: "scr".into(),
            practice: "E82001".into(),
            name: "Ash \"Old\" Surgery".into(),
            due: Some(day("2009-10-09")),
            from: None,
            answers: vec![
                ("board".into(), GateState::Passed, Some(day("2009-09-01"))),
                ("trained".into(), GateState::NotMeasured, None),
            ],
        }
    }

    #[test]
    fn a_pack_reads_back() {
        assert_eq!(read(&write(&pack()), "herts-imt"), Ok(pack()));
    }

    #[test]
    fn what_is_no_pack_is_refused_with_the_reason() {
        let text = write(&pack());
        assert_eq!(
            read(&text, "other"),
            Err(PackError::OtherPlan("Hertfordshire".into()))
        );
        let newer = text.replace("\"version\":1", "\"version\":2");
        assert_eq!(read(&newer, "herts-imt"), Err(PackError::Newer(2)));
        for broken in [
            "",
            "{}",
            "[]",
            &text.replace("2009-10-09", "soon"),
            &text.replace("passed", "perhaps"),
            &text.replace("\"answers\"", "\"answer\""),
        ] {
            assert!(
                matches!(read(broken, "herts-imt"), Err(PackError::Shape(_))),
                "{broken}"
            );
        }
    }
}
