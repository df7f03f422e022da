//! What the badge says about how well the person's changes are kept. A pure function of events:
//! "Saved" follows a commit of the durable copy and nothing else.

/// What the badge says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Badge {
    /// Everything is in the durable copy.
    #[default]
    Saved,
    /// So many changes are on their way.
    Saving(u32),
    /// Everything is kept, but in one of the two places only.
    OnePlace,
    /// So many changes are in neither place.
    NotSaved(u32),
}

impl Badge {
    /// The word for `data-saved`: `saved`, `saving`, `one-place` or `not-saved`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Badge::Saved => "saved",
            Badge::Saving(_) => "saving",
            Badge::OnePlace => "one-place",
            Badge::NotSaved(_) => "not-saved",
        }
    }

    /// What it says to the person.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Badge::Saved => "Saved on this device".into(),
            Badge::Saving(1) => "Saving 1 change".into(),
            Badge::Saving(n) => format!("Saving {n} changes"),
            Badge::OnePlace => "Saved in one place only".into(),
            Badge::NotSaved(1) => "1 change not saved".into(),
            Badge::NotSaved(n) => format!("{n} changes not saved"),
        }
    }
}
