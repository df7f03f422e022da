//! Which links are drawn, how each stands, and where on the bars it begins and ends. Leaves the way
//! between to `arrows`, and which rows are in view to whoever draws.

use super::TimeScale;
use super::marks::Side;
use crate::outlook::{Link, LinkStanding, Links, Outlook, is_outside};
use crate::plan::{ActivityIx, LinkKind};

/// How a link is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// As links are.
    Usual,
    /// Heavier: it is in the chain that leads to the row that is open.
    Chain,
    /// Red: the dates lie too close.
    Broken,
}

/// One link to draw.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Linked {
    /// What is waited for.
    pub from: ActivityIx,
    /// What waits.
    pub to: ActivityIx,
    /// Which ends it joins.
    pub kind: LinkKind,
    /// How it is drawn.
    pub tone: Tone,
    /// Whether what is waited for is a gate from outside the community.
    pub is_gate: bool,
}

impl Linked {
    fn new(outlook: &Outlook, link: Link, usual: Tone) -> Linked {
        let from = link.dependency.on;
        Linked {
            from,
            to: link.waiting,
            kind: link.dependency.kind,
            tone: match link.standing {
                LinkStanding::Broken(_) => Tone::Broken,
                _ => usual,
            },
            is_gate: is_outside(outlook.plan(), from),
        }
    }

    /// Every link of a plan, in its order.
    #[must_use]
    pub fn all(outlook: &Outlook) -> Vec<Linked> {
        let links = Links::new(outlook);
        let rows = outlook.plan().activity_positions();
        rows.flat_map(|at| links.waits_for(at))
            .map(|link| Linked::new(outlook, link, Tone::Usual))
            .collect()
    }

    /// The links of a row, and of the chain that leads to it, each once; the chain comes last, on
    /// top.
    #[must_use]
    pub fn of(outlook: &Outlook, at: ActivityIx) -> Vec<Linked> {
        let links = Links::new(outlook);
        let chain = links.path_to(at).links.into_iter();
        let chain: Vec<Linked> = chain
            .map(|link| Linked::new(outlook, link, Tone::Chain))
            .collect();
        let is_new = |it: &Linked| {
            !chain
                .iter()
                .any(|other| (other.from, other.to) == (it.from, it.to))
        };
        let beside = links.waits_for(at).chain(links.holds_up(at));
        let beside = beside.map(|link| Linked::new(outlook, link, Tone::Usual));
        let mut all: Vec<Linked> = beside.filter(is_new).collect();
        all.extend(chain);
        all
    }

    /// On which side of the bar it begins, and on which it ends.
    #[must_use]
    pub fn sides(self) -> (Side, Side) {
        match self.kind {
            LinkKind::FinishStart => (Side::Right, Side::Left),
            LinkKind::StartStart => (Side::Left, Side::Left),
            LinkKind::FinishFinish => (Side::Right, Side::Right),
            LinkKind::StartFinish => (Side::Left, Side::Right),
        }
    }
}

/// Where that side of a row's bar is; `None` for a row without a date.
#[must_use]
pub fn end_px(outlook: &Outlook, scale: TimeScale, at: ActivityIx, side: Side) -> Option<f64> {
    let (start, end) = (outlook.start(at), outlook.end(at));
    Some(match side {
        Side::Left => scale.x_from_day(start.or(end)?.first()),
        Side::Right => scale.x_from_day(end.or(start)?.end()),
    })
}
