//! A place in the application and its text after `#`, both ways. Knows ids only: whether they
//! exist is for the page to find out. Any text gives a route, if only [`Route::NotFound`].

mod views;

use std::fmt;

use crate::plan::{Day, PlanDate};
pub use views::{LONGEST_NAME, MOST_VIEWS, SavedView, SavedViews};

/// A place in the application. Never holds personal data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// The home page: `#/` or `#/today?organisation=en-pct&service=en-child-health`.
    Today {
        /// The chosen organisation's id.
        organisation: Option<String>,
        /// The chosen service's activity id.
        service: Option<String>,
    },
    /// The timeline: `#/timeline?group=workstream&status=late,due&q=podiatry`.
    Timeline(Box<TimelineParams>),
    /// A readiness programme: `#/readiness/scr`; without an id the first one.
    Readiness {
        /// The programme's id.
        programme: Option<String>,
    },
    /// The roll call: `#/roll-call?of=scr&organisation=en-pct&system=emis-lv`.
    RollCall(Box<RollParams>),
    /// A page about practices: `#/practices/E82001?of=scr`.
    Practices(Box<PracticesParams>),
    /// The list of deployments: `#/deployments`.
    Deployments,
    /// One deployment: `#/deployments/en-child-health`.
    Deployment {
        /// Its activity id.
        id: String,
    },
    /// Slips: `#/slips?revision=3.0`, `#/slips?baseline=b-1f2e3d4c`; without either against the
    /// plan's own revision.
    Slips {
        /// The revision that dates are compared with.
        revision: Option<String>,
        /// The id of the kept baseline that they are compared with; goes before a revision.
        baseline: Option<String>,
    },
    /// Findings: `#/findings`.
    Findings,
    /// Money: `#/money`.
    Money,
    /// About the plan, with its sources: `#/plan`, `#/plan/3.8.5`.
    Plan {
        /// A paragraph to show.
        source: Option<String>,
    },
    /// What is kept here, export and import: `#/data`.
    Data,
    /// What was looked for: `#/search?q=podiatry`.
    Search {
        /// The words.
        text: String,
    },
    /// The places that have no room on a phone's bar: `#/more`.
    More,
    /// A text that leads nowhere, as it stood after `#`.
    NotFound(String),
}

/// The view of the timeline that an address carries. Lists are of ids; an empty list means all.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TimelineParams {
    /// `organisation`, `workstream`, `system`, `place`, `status`, `lead`, `phase`, `year` or `none`;
    /// empty for the usual one.
    pub group: String,
    /// `plan`, `name`, `start`, `go-live` or a column such as `slip`; empty for plan order. With `-` in
    /// front the other way round.
    pub sort: String,
    /// Words to search for.
    pub text: String,
    /// Organisation ids.
    pub organisations: Vec<String>,
    /// Workstream ids.
    pub workstreams: Vec<String>,
    /// System ids.
    pub systems: Vec<String>,
    /// Status ids such as `late`.
    pub statuses: Vec<String>,
    /// `deployment`, `milestone` or `project`.
    pub kinds: Vec<String>,
    /// Only rows with a finding.
    pub with_finding: bool,
    /// Only rows that should be live by the last day of this date, mostly a month, and are not.
    pub due_by: Option<PlanDate>,
    /// Ids of groups that are folded away; empty text for the group without one.
    pub collapsed: Vec<String>,
    /// Whether several bars stand on one line.
    pub is_packed: bool,
    /// The columns of the table as `outlook::Table` tells them; empty for what the reader is used to.
    pub columns: Vec<String>,
    /// First and last day in the window.
    pub window: Option<(Day, Day)>,
    /// The selected activity's id.
    pub selected: Option<String>,
    /// What dates are compared with: `revision-3.0`, or `kept-` and the id of a kept baseline;
    /// empty for the plan.
    pub against: String,
    /// What else is drawn, one after the other with `-` between: `progress`, `links`.
    pub draw: String,
}

/// Whose roll is called.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RollParams {
    /// A programme's id, or `services`; without it the first programme.
    pub of: Option<String>,
    /// Only of this organisation's id.
    pub organisation: Option<String>,
    /// Only on this system's id.
    pub system: Option<String>,
    /// The list of who is to be rung in place of the pass.
    pub is_ringing: bool,
}

/// A page about practices, and what it is about.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PracticesParams {
    /// Which page.
    pub page: PracticesPage,
    /// A practice's or an activity's id.
    pub id: Option<String>,
    /// A programme's id; without it the first programme.
    pub of: Option<String>,
}

/// A page about practices.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PracticesPage {
    /// All practices, or one: `#/practices`, `#/practices/E82001`.
    #[default]
    List,
    /// Practices from a table: `#/import`.
    Import,
    /// Packs and what came back: `#/returns`.
    Returns,
    /// A practice answers: `#/answer`.
    Answer,
    /// Go or no-go: `#/decision/E82001?of=scr`, `#/decision/en-child-health`.
    Decision,
}

/// What the pages about practices are called in an address.
const PRACTICES: [(&str, PracticesPage); 5] = [
    ("practices", PracticesPage::List),
    ("import", PracticesPage::Import),
    ("returns", PracticesPage::Returns),
    ("answer", PracticesPage::Answer),
    ("decision", PracticesPage::Decision),
];

impl PracticesPage {
    /// The page with nothing chosen.
    #[must_use]
    pub fn route(self) -> Route {
        self.about(None, None)
    }

    /// The page about a practice or an activity, in a programme.
    #[must_use]
    pub fn about(self, id: Option<&str>, of: Option<&str>) -> Route {
        Route::Practices(Box::new(PracticesParams {
            page: self,
            id: id.map(str::to_owned),
            of: of.map(str::to_owned),
        }))
    }
}

impl Route {
    /// The home page with nothing chosen.
    pub const HOME: Route = Route::Today {
        organisation: None,
        service: None,
    };

    /// Slips against the plan's own revision.
    pub const SLIPS: Route = Route::Slips {
        revision: None,
        baseline: None,
    };

    /// Reads the text of an address from `#` on, with or without the `#`.
    #[must_use]
    pub fn parse(text: &str) -> Route {
        let text = text.strip_prefix('#').unwrap_or(text);
        read(text).unwrap_or_else(|| Route::NotFound(text.to_owned()))
    }
}

fn read(text: &str) -> Option<Route> {
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let query = Query::read(query)?;
    let segments: Vec<String> = path
        .split('/')
        .filter(|segment| !segment.is_empty())
        .map(decoded)
        .collect::<Option<_>>()?;
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    Some(match segments[..] {
        [] | ["today"] => Route::Today {
            organisation: query.text("organisation"),
            service: query.text("service"),
        },
        ["timeline"] => Route::Timeline(Box::new(TimelineParams {
            group: query.text("group").unwrap_or_default(),
            sort: query.text("sort").unwrap_or_default(),
            text: query.text("q").unwrap_or_default(),
            organisations: query.list("organisation"),
            workstreams: query.list("workstream"),
            systems: query.list("system"),
            statuses: query.list("status"),
            kinds: query.list("kind"),
            with_finding: query.text("finding").is_some_and(|value| value == "yes"),
            due_by: query.text("by").and_then(|date| PlanDate::parse(&date)),
            collapsed: query.list("collapsed"),
            is_packed: query.text("pack").is_some_and(|value| value == "yes"),
            columns: query.list("columns"),
            window: query.window(),
            selected: query.text("selected"),
            against: query.text("against").unwrap_or_default(),
            draw: query.text("draw").unwrap_or_default(),
        })),
        ["readiness"] => Route::Readiness { programme: None },
        ["readiness", programme] => Route::Readiness {
            programme: Some(programme.to_owned()),
        },
        ["roll-call"] => Route::RollCall(Box::new(RollParams {
            of: query.text("of"),
            organisation: query.text("organisation"),
            system: query.text("system"),
            is_ringing: query.text("list").is_some(),
        })),
        ["deployments"] => Route::Deployments,
        ["deployments", id] => Route::Deployment { id: id.to_owned() },
        ["slips"] => Route::Slips {
            revision: query.text("revision"),
            baseline: query.text("baseline"),
        },
        ["findings"] => Route::Findings,
        ["money"] => Route::Money,
        ["plan"] => Route::Plan { source: None },
        ["plan", source] => Route::Plan {
            source: Some(source.to_owned()),
        },
        ["data"] => Route::Data,
        ["search"] => Route::Search {
            text: query.text("q").unwrap_or_default(),
        },
        ["more"] => Route::More,
        [name, ref rest @ ..] if rest.len() < 2 => {
            let (_, page) = PRACTICES.into_iter().find(|(its, _)| *its == name)?;
            Route::Practices(Box::new(PracticesParams {
                page,
                id: rest.first().map(|&id| id.to_owned()),
                of: query.text("of"),
            }))
        }
        _ => return None,
    })
}

/// The text of an address from `#` on.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let under = |f: &mut fmt::Formatter<'_>, page: &str, id: &Option<String>| match id {
            Some(id) => write!(f, "#/{page}/{}", encoded(id)),
            None => write!(f, "#/{page}"),
        };
        match self {
            Route::Today {
                organisation: None,
                service: None,
            } => f.write_str("#/"),
            Route::Today {
                organisation,
                service,
            } => {
                let mut query = Printed::default();
                query.text("organisation", organisation.as_deref());
                query.text("service", service.as_deref());
                write!(f, "#/today{}", query.0)
            }
            Route::Timeline(params) => write!(f, "#/timeline{}", printed(params).0),
            Route::Readiness { programme } => under(f, "readiness", programme),
            Route::RollCall(params) => {
                let mut query = Printed::default();
                query.text("of", params.of.as_deref());
                query.text("organisation", params.organisation.as_deref());
                query.text("system", params.system.as_deref());
                query.text("list", params.is_ringing.then_some("ring"));
                write!(f, "#/roll-call{}", query.0)
            }
            Route::Practices(params) => {
                let mut query = Printed::default();
                query.text("of", params.of.as_deref());
                under(f, PRACTICES[params.page as usize].0, &params.id)?;
                f.write_str(&query.0)
            }
            Route::Deployments => f.write_str("#/deployments"),
            Route::Deployment { id } => write!(f, "#/deployments/{}", encoded(id)),
            Route::Slips { revision, baseline } => {
                let mut query = Printed::default();
                query.text("revision", revision.as_deref());
                query.text("baseline", baseline.as_deref());
                write!(f, "#/slips{}", query.0)
            }
            Route::Findings => f.write_str("#/findings"),
            Route::Money => f.write_str("#/money"),
            Route::Plan { source } => under(f, "plan", source),
            Route::Data => f.write_str("#/data"),
            Route::Search { text } => {
                let mut query = Printed::default();
                query.text("q", Some(text));
                write!(f, "#/search{}", query.0)
            }
            Route::More => f.write_str("#/more"),
            Route::NotFound(text) => write!(f, "#{text}"),
        }
    }
}

fn printed(params: &TimelineParams) -> Printed {
    let TimelineParams {
        group,
        sort,
        text,
        organisations,
        workstreams,
        systems,
        statuses,
        kinds,
        with_finding,
        due_by,
        collapsed,
        is_packed,
        columns,
        window,
        selected,
        against,
        draw,
    } = params;
    let given = |text: &'_ str| (!text.is_empty()).then(|| text.to_owned());
    let mut query = Printed::default();
    query.text("group", given(group).as_deref());
    query.text("sort", given(sort).as_deref());
    query.text("q", given(text).as_deref());
    query.list("organisation", organisations);
    query.list("workstream", workstreams);
    query.list("system", systems);
    query.list("status", statuses);
    query.list("kind", kinds);
    query.text("finding", with_finding.then_some("yes"));
    query.text("by", due_by.map(|month| month.to_string()).as_deref());
    query.list("collapsed", collapsed);
    query.text("pack", is_packed.then_some("yes"));
    query.list("columns", columns);
    if let Some((first, last)) = window {
        query.text("from", Some(&first.to_string()));
        query.text("to", Some(&last.to_string()));
    }
    query.text("selected", selected.as_deref());
    query.text("against", given(against).as_deref());
    query.text("draw", given(draw).as_deref());
    query
}

/// A query being printed, `?` included.
#[derive(Default)]
struct Printed(String);

impl Printed {
    fn raw(&mut self, key: &str, value: &str) {
        self.0.push(if self.0.is_empty() { '?' } else { '&' });
        self.0.push_str(key);
        self.0.push('=');
        self.0.push_str(value);
    }

    fn text(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.raw(key, &encoded(value));
        }
    }

    /// Commas stand between items; those inside an item are encoded.
    fn list(&mut self, key: &str, items: &[String]) {
        if !items.is_empty() {
            let items: Vec<String> = items.iter().map(|item| encoded(item)).collect();
            self.raw(key, &items.join(","));
        }
    }
}

/// A query as read: keys with values that are still encoded. Keys that mean nothing are passed
/// over; of a key given twice the first counts.
struct Query<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Query<'a> {
    /// `None` when a value cannot be decoded.
    fn read(text: &'a str) -> Option<Query<'a>> {
        let pairs: Vec<(&str, &str)> = text
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .collect();
        pairs
            .iter()
            .all(|(_, value)| decoded(value).is_some())
            .then_some(Query(pairs))
    }

    fn raw(&self, key: &str) -> Option<&'a str> {
        self.0.iter().find(|pair| pair.0 == key).map(|pair| pair.1)
    }

    fn text(&self, key: &str) -> Option<String> {
        self.raw(key).and_then(decoded)
    }

    fn list(&self, key: &str) -> Vec<String> {
        self.raw(key)
            .map(|items| items.split(',').filter_map(decoded).collect())
            .unwrap_or_default()
    }

    /// Both days, in order; a day that cannot be read, or one alone, is passed over.
    fn window(&self) -> Option<(Day, Day)> {
        let day = |key| day(&self.text(key)?);
        let (first, last) = (day("from")?, day("to")?);
        (first <= last).then_some((first, last))
    }
}

fn day(text: &str) -> Option<Day> {
    let date = PlanDate::parse(text)?;
    (date.first() == date.last()).then(|| date.first())
}

/// Letters, digits and `-._~` stand for themselves, every other byte as `%XX`.
fn encoded(text: &str) -> String {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(HEX[usize::from(byte >> 4)]);
            out.push(HEX[usize::from(byte & 15)]);
        }
    }
    out
}

/// `None` when a `%` is not followed by two hexadecimal digits, or the bytes are not UTF-8. A `+`
/// stands for itself: addresses are not forms.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let mut digit = || char::from(bytes.next()?).to_digit(16);
            let value = digit()? * 16 + digit()?;
            out.push(u8::try_from(value).ok()?);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Day {
        PlanDate::parse(text).unwrap().first()
    }

    fn timeline(text: &str) -> TimelineParams {
        match Route::parse(text) {
            Route::Timeline(params) => *params,
            other => panic!("{text} leads to {other:?}"),
        }
    }

    #[test]
    fn every_page_has_its_address() {
        for (text, route) in [
            ("#/", Route::HOME),
            ("#/timeline", Route::Timeline(Box::default())),
            ("#/readiness", Route::Readiness { programme: None }),
            (
                "#/readiness/scr",
                Route::Readiness {
                    programme: Some("scr".to_owned()),
                },
            ),
            ("#/roll-call", Route::RollCall(Box::default())),
            (
                "#/roll-call?of=services&organisation=en-pct&system=systmone&list=ring",
                Route::RollCall(Box::new(RollParams {
                    of: Some("services".to_owned()),
                    organisation: Some("en-pct".to_owned()),
                    system: Some("systmone".to_owned()),
                    is_ringing: true,
                })),
            ),
            ("#/deployments", Route::Deployments),
            (
                "#/deployments/en-child-health",
                Route::Deployment {
                    id: "en-child-health".to_owned(),
                },
            ),
            (
                "#/slips?revision=3.0",
                Route::Slips {
                    revision: Some("3.0".to_owned()),
                    baseline: None,
                },
            ),
            ("#/findings", Route::Findings),
            ("#/money", Route::Money),
            ("#/plan", Route::Plan { source: None }),
            (
                "#/plan/3.8.5",
                Route::Plan {
                    source: Some("3.8.5".to_owned()),
                },
            ),
            ("#/data", Route::Data),
            ("#/practices", PracticesPage::List.route()),
            (
                "#/practices/E82001?of=scr",
                PracticesPage::List.about(Some("E82001"), Some("scr")),
            ),
            ("#/import", PracticesPage::Import.route()),
            (
                "#/returns?of=eps",
                PracticesPage::Returns.about(None, Some("eps")),
            ),
            ("#/answer", PracticesPage::Answer.route()),
            (
                "#/decision/en-child-health",
                PracticesPage::Decision.about(Some("en-child-health"), None),
            ),
        ] {
            assert_eq!(Route::parse(text), route);
            assert_eq!(route.to_string(), text);
        }
    }

    #[test]
    fn an_empty_address_is_the_home_page() {
        for text in ["", "#", "#/", "/", "#/today", "#/today/", "#/today?"] {
            assert_eq!(Route::parse(text), Route::HOME, "{text}");
        }
    }

    #[test]
    fn a_timeline_address_carries_the_view() {
        let text = "#/timeline?group=workstream&sort=-slip&q=child%20health&organisation=en-pct,\
                    west-pct&status=late,due&finding=yes&by=2010-03&from=2008-10-01&to=2010-09-30\
                    &selected=en-child-health&against=revision-3.0&draw=progress-links";
        let params = timeline(text);
        assert_eq!(params.statuses, ["late", "due"]);
        assert_eq!(params.organisations, ["en-pct", "west-pct"]);
        assert_eq!(params.text, "child health");
        assert_eq!(params.window, Some((day("2008-10-01"), day("2010-09-30"))));
        assert!(params.with_finding);
        assert_eq!(params.due_by, PlanDate::parse("2010-03"));
        assert_eq!(Route::Timeline(Box::new(params)).to_string(), text);
    }

    #[test]
    fn what_an_address_says_in_vain_is_passed_over() {
        assert_eq!(
            timeline("#/timeline?from=2010-01-01&to=2009-01-01&colour=red&x&status=late"),
            TimelineParams {
                statuses: vec!["late".to_owned()],
                ..TimelineParams::default()
            }
        );
        assert_eq!(timeline("#/timeline?from=2010-01&to=2010-02").window, None);
        assert_eq!(timeline("#/timeline?by=March").due_by, None);
    }

    #[test]
    fn an_address_that_leads_nowhere_is_kept_as_it_stood() {
        for text in [
            "/nowhere",
            "/deployments/a/b",
            "/practices/a/b",
            "/practice",
            "/timeline?q=%zz",
            "/readiness/%FF",
            "#/",
        ] {
            let route = Route::parse(&format!("#{text}"));
            assert_eq!(route, Route::NotFound(text.to_owned()));
            assert_eq!(route.to_string(), format!("#{text}"));
        }
    }

    #[test]
    fn names_with_odd_letters_survive_the_address() {
        let route = Route::Deployment {
            id: "50 % + é/ü,?&=#".to_owned(),
        };
        let text = route.to_string();
        assert_eq!(
            text,
            "#/deployments/50%20%25%20%2B%20%C3%A9%2F%C3%BC%2C%3F%26%3D%23"
        );
        assert_eq!(Route::parse(&text), route);
    }

    fn id() -> impl Strategy<Value = String> {
        "\\PC{1,12}"
    }

    fn ids() -> impl Strategy<Value = Vec<String>> {
        prop::collection::vec("\\PC{0,8}", 0..4)
    }

    fn window() -> impl Strategy<Value = Option<(Day, Day)>> {
        let days = Day::FIRST.number()..=Day::LAST.number();
        prop::option::of((days.clone(), days)).prop_map(|days| {
            let (a, b) = days?;
            Some((Day::from_number(a.min(b))?, Day::from_number(a.max(b))?))
        })
    }

    fn date() -> impl Strategy<Value = PlanDate> {
        "20[0-9]{2}(-Q[1-4]|-0[1-9](-[0-2]1)?)?"
            .prop_filter_map("a date", |it| PlanDate::parse(&it))
    }

    prop_compose! {
        fn params()(
            (group, sort, text) in ("\\PC{0,8}", "\\PC{0,8}", "\\PC{0,20}"),
            (organisations, workstreams, systems) in (ids(), ids(), ids()),
            (statuses, kinds, collapsed, columns) in (ids(), ids(), ids(), ids()),
            (with_finding, is_packed) in any::<(bool, bool)>(),
            due_by in prop::option::of(date()),
            window in window(),
            selected in prop::option::of("\\PC{0,8}"),
            (against, draw) in ("\\PC{0,8}", "\\PC{0,8}"),
        ) -> TimelineParams {
            TimelineParams {
                group, sort, text, organisations, workstreams, systems, statuses, kinds,
                with_finding, due_by, collapsed, is_packed, columns, window, selected, against, draw,
            }
        }
    }

    fn route() -> impl Strategy<Value = Route> {
        let choice = || prop::option::of("\\PC{0,8}");
        prop_oneof![
            (choice(), choice()).prop_map(|(organisation, service)| Route::Today {
                organisation,
                service
            }),
            params().prop_map(|params| Route::Timeline(Box::new(params))),
            prop::option::of(id()).prop_map(|programme| Route::Readiness { programme }),
            Just(Route::Deployments),
            (choice(), choice())
                .prop_map(|(revision, baseline)| Route::Slips { revision, baseline }),
            id().prop_map(|id| Route::Deployment { id }),
            Just(Route::Findings),
            Just(Route::Money),
            prop::option::of(id()).prop_map(|source| Route::Plan { source }),
            Just(Route::Data),
        ]
    }

    proptest! {
        #[test]
        fn a_printed_route_reads_back_the_same(route in route()) {
            prop_assert_eq!(Route::parse(&route.to_string()), route);
        }

        #[test]
        fn any_text_gives_a_route_that_reads_back_the_same(text in "\\PC{0,40}|#?/[a-z/?&=%,0-9-]{0,40}") {
            let route = Route::parse(&text);
            prop_assert_eq!(Route::parse(&route.to_string()), route);
        }

        #[test]
        fn a_printed_route_is_plain_ascii(route in route()) {
            prop_assert!(route.to_string().bytes().all(|b| b.is_ascii_graphic()));
        }
    }
}
