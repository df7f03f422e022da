//! Sizes of paper, and how a plan is put on it.

/// Points to a pixel: text of 12 px is 7.2 pt high, and A4 landscape is 1,403 px wide, as wide as
/// a screen that shows the timeline with all its columns.
pub const POINTS: f64 = 0.6;

/// Millimetres to an inch, over points to an inch.
const MM_PER_POINT: f64 = 25.4 / 72.0;

/// What the sheets are made for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Form {
    /// A4, 297 mm wide and 210 mm high.
    #[default]
    A4Landscape,
    /// A4 upright.
    A4Portrait,
    /// A3, 420 mm wide and 297 mm high.
    A3Landscape,
    /// A3 upright.
    A3Portrait,
    /// One picture as wide as A4 landscape, as high as it needs to be.
    Picture,
}

/// A width and a height, in pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Form {
    /// All of them.
    pub const ALL: [Form; 5] = [
        Form::A4Landscape,
        Form::A4Portrait,
        Form::A3Landscape,
        Form::A3Portrait,
        Form::Picture,
    ];

    /// Width and height in millimetres; 0 where it is as high as it needs to be.
    #[must_use]
    pub fn millimetres(self) -> (u16, u16) {
        match self {
            Form::A4Landscape => (297, 210),
            Form::A4Portrait => (210, 297),
            Form::A3Landscape => (420, 297),
            Form::A3Portrait => (297, 420),
            Form::Picture => (297, 0),
        }
    }

    /// Whether it holds as many rows as there are.
    #[must_use]
    pub fn is_endless(self) -> bool {
        self == Form::Picture
    }

    pub(super) fn size(self) -> Size {
        let (width, height) = self.millimetres();
        let px = |mm: u16| f64::from(mm) / MM_PER_POINT / POINTS;
        Size {
            width: px(width),
            height: px(height),
        }
    }
}

/// How a plan is put on paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Setup {
    /// What the sheets are made for.
    pub form: Form,
    /// Over how many sheets side by side the days are spread, 1 to [`Setup::MOST_ACROSS`].
    pub across: usize,
    /// Whether only the letters of Helvetica can be printed, as in PDF: the head then says how
    /// many others there are.
    pub has_plain_letters: bool,
}

impl Setup {
    /// So many sheets side by side make a wall.
    pub const MOST_ACROSS: usize = 12;

    /// One sheet across.
    #[must_use]
    pub fn new(form: Form) -> Setup {
        Setup {
            form,
            across: 1,
            has_plain_letters: false,
        }
    }
}
