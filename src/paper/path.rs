//! Paths as SVG writes them, read into moves, lines and curves for what knows no arcs. Knows the
//! commands that Rollcall's own paths are made of: M, L, H, V, C, Q, A and Z, either case.

/// One step of a path; all places are absolute.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Step {
    /// Begins somewhere else.
    Move(Point),
    /// Straight to a place.
    Line(Point),
    /// Along a cubic curve with two handles.
    Curve(Point, Point, Point),
    /// Back to where it began.
    Close,
}

/// From the left, from the top.
pub type Point = (f64, f64);

/// Reads a path. What is none ends where it stops making sense.
#[must_use]
pub fn steps(d: &str) -> Vec<Step> {
    Reader::new(d).read()
}

/// Reads a number; what is none is 0.
#[must_use]
pub fn number(text: &str) -> f64 {
    Reader::new(text).number().unwrap_or_default()
}

struct Reader<'d> {
    rest: &'d [u8],
    at: Point,
    start: Point,
    steps: Vec<Step>,
}

impl<'d> Reader<'d> {
    fn new(d: &'d str) -> Reader<'d> {
        Reader {
            rest: d.as_bytes(),
            at: (0.0, 0.0),
            start: (0.0, 0.0),
            steps: Vec::new(),
        }
    }

    fn read(mut self) -> Vec<Step> {
        let mut command = b'M';
        loop {
            self.skip_gap();
            match self.rest.first() {
                None => return self.steps,
                Some(&letter) if letter.is_ascii_alphabetic() => {
                    self.rest = &self.rest[1..];
                    command = letter;
                }
                Some(_) if command == b'Z' => return self.steps,
                // More places after a move are lines.
                Some(_) if command == b'M' => command = b'L',
                Some(_) if command == b'm' => command = b'l',
                Some(_) => {}
            }
            if self.step(command).is_none() {
                return self.steps;
            }
            if command == b'z' {
                command = b'Z';
            }
        }
    }

    fn step(&mut self, command: u8) -> Option<()> {
        let from = if command.is_ascii_lowercase() {
            self.at
        } else {
            (0.0, 0.0)
        };
        let step = match command.to_ascii_uppercase() {
            b'M' => {
                self.at = self.point(from)?;
                self.start = self.at;
                Step::Move(self.at)
            }
            b'L' => self.line_to(|reader| reader.point(from))?,
            b'H' => self.line_to(|reader| Some((from.0 + reader.number()?, reader.at.1)))?,
            b'V' => self.line_to(|reader| Some((reader.at.0, from.1 + reader.number()?)))?,
            b'C' => {
                let handles = (self.point(from)?, self.point(from)?);
                self.at = self.point(from)?;
                Step::Curve(handles.0, handles.1, self.at)
            }
            b'Q' => {
                let (begin, handle) = (self.at, self.point(from)?);
                self.at = self.point(from)?;
                // Two thirds of the way from either end to the handle they share.
                let towards = |end: Point| {
                    let part = |end: f64, handle: f64| end + (handle - end) * 2.0 / 3.0;
                    (part(end.0, handle.0), part(end.1, handle.1))
                };
                Step::Curve(towards(begin), towards(self.at), self.at)
            }
            b'A' => {
                let radius = self.number()?;
                // Rollcall's arcs are parts of circles, so neither the other radius nor the turn
                // of the axes says anything.
                let _ = (self.number()?, self.number()?);
                let (is_large, is_clockwise) = (self.number()? > 0.5, self.number()? > 0.5);
                let to = self.point(from)?;
                self.arc(radius, is_large, is_clockwise, to);
                return Some(());
            }
            b'Z' => {
                self.at = self.start;
                Step::Close
            }
            _ => return None,
        };
        self.steps.push(step);
        Some(())
    }

    fn line_to(&mut self, to: impl FnOnce(&mut Self) -> Option<Point>) -> Option<Step> {
        self.at = to(self)?;
        Some(Step::Line(self.at))
    }

    /// An arc in pieces of at most a quarter, each a curve.
    fn arc(&mut self, radius: f64, is_large: bool, is_clockwise: bool, to: Point) {
        let from = self.at;
        self.at = to;
        let (half_x, half_y) = ((to.0 - from.0) / 2.0, (to.1 - from.1) / 2.0);
        let half = half_x.hypot(half_y);
        if half < 1e-9 {
            return;
        }
        let radius = radius.max(half);
        // The middle lies beside the middle of the chord, on the side that the flags name.
        let side = if is_large == is_clockwise { 1.0 } else { -1.0 };
        let beside = side * (radius * radius - half * half).max(0.0).sqrt() / half;
        let middle = (
            from.0 + half_x + half_y * beside,
            from.1 + half_y - half_x * beside,
        );
        let angle = |point: Point| (point.1 - middle.1).atan2(point.0 - middle.0);
        let (begin, mut sweep) = (angle(from), angle(to) - angle(from));
        let turn = std::f64::consts::TAU;
        if is_clockwise && sweep < 0.0 {
            sweep += turn;
        } else if !is_clockwise && sweep > 0.0 {
            sweep -= turn;
        }
        let mut pieces = 1.0;
        while sweep.abs() / pieces > turn / 4.0 + 1e-6 {
            pieces += 1.0;
        }
        let part = sweep / pieces;
        let reach = radius * 4.0 / 3.0 * (part / 4.0).tan();
        let place = |angle: f64| {
            (
                middle.0 + radius * angle.cos(),
                middle.1 + radius * angle.sin(),
            )
        };
        let mut angle = begin;
        while pieces > 0.5 {
            let next = angle + part;
            let (a, b) = (place(angle), place(next));
            self.steps.push(Step::Curve(
                (a.0 - reach * angle.sin(), a.1 + reach * angle.cos()),
                (b.0 + reach * next.sin(), b.1 - reach * next.cos()),
                b,
            ));
            angle = next;
            pieces -= 1.0;
        }
    }

    fn point(&mut self, from: Point) -> Option<Point> {
        Some((from.0 + self.number()?, from.1 + self.number()?))
    }

    fn skip_gap(&mut self) {
        while let [b' ' | b',' | b'\n', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    /// A number such as `12`, `-.5` or `2.4`; it ends where the next one begins.
    fn number(&mut self) -> Option<f64> {
        self.skip_gap();
        let mut sign = 1.0;
        if let [b'-', rest @ ..] = self.rest {
            (sign, self.rest) = (-1.0, rest);
        }
        let (mut number, mut unit, mut digits) = (0.0, 1.0, 0);
        let mut has_point = false;
        while let [next, rest @ ..] = self.rest {
            match next {
                b'0'..=b'9' => {
                    number = number * 10.0 + f64::from(next - b'0');
                    digits += 1;
                    if has_point {
                        unit *= 10.0;
                    }
                }
                b'.' if !has_point => has_point = true,
                _ => break,
            }
            self.rest = rest;
        }
        (digits > 0).then_some(sign * number / unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Glyph;

    #[test]
    fn places_are_read_as_svg_reads_them() {
        assert_eq!(
            steps("M1 2h3v-4l.5.5z m1,1 2 2"),
            [
                Step::Move((1.0, 2.0)),
                Step::Line((4.0, 2.0)),
                Step::Line((4.0, -2.0)),
                Step::Line((4.5, -1.5)),
                Step::Close,
                Step::Move((2.0, 3.0)),
                Step::Line((4.0, 5.0)),
            ]
        );
    }

    #[test]
    fn a_corner_with_one_handle_is_a_curve_with_two() {
        assert_eq!(
            steps("M0 0Q3 0 3 3"),
            [
                Step::Move((0.0, 0.0)),
                Step::Curve((2.0, 0.0), (3.0, 1.0), (3.0, 3.0)),
            ]
        );
    }

    #[test]
    fn a_half_circle_is_two_curves_that_keep_to_its_radius() {
        let path = steps("M8 2a6 6 0 1 1 0 12");
        assert_eq!(path.len(), 3);
        for step in &path[1..] {
            let Step::Curve(a, b, end) = *step else {
                panic!("{step:?}");
            };
            assert!((end.0 - 8.0).hypot(end.1 - 8.0) - 6.0 < 1e-6);
            // Clockwise from the top: on the right.
            assert!(a.0 >= 8.0 && b.0 >= 8.0);
        }
        let left = steps("M8 2a6 6 0 0 0 0 12");
        assert!(matches!(left[1], Step::Curve(a, ..) if a.0 < 8.0));
    }

    #[test]
    fn the_corner_of_a_box_is_round_outwards_and_a_large_arc_goes_the_long_way() {
        let bound = |d: &str| {
            let mut most = (0.0_f64, 0.0_f64);
            for step in steps(d) {
                if let Step::Curve(a, b, c) = step {
                    for (x, y) in [a, b, c] {
                        most = (most.0.max(x), most.1.max(y));
                    }
                }
            }
            most
        };
        // From the top to the right, about a middle below.
        let (right, bottom) = bound("M10 0a4 4 0 0 1 4 4");
        assert!(right < 14.0 + 1e-6 && bottom < 4.0 + 1e-6);
        assert_eq!(steps("M10 0a4 4 0 0 1 4 4").len(), 2);
        let (right, _) = bound("M10 0a4 4 0 1 1 4 4");
        assert!(right > 17.0);
    }

    #[test]
    fn every_glyph_stays_in_its_box() {
        for glyph in [
            Glyph::Planned,
            Glyph::InProgress,
            Glyph::Due,
            Glyph::Live,
            Glyph::Late,
            Glyph::Undated,
            Glyph::Finding,
        ] {
            for stroke in glyph.strokes() {
                let path = steps(stroke.d);
                assert!(path.len() > 1, "{}", stroke.d);
                for step in path {
                    if let Step::Move(end) | Step::Line(end) | Step::Curve(_, _, end) = step {
                        assert!((0.0..=16.0).contains(&end.0) && (0.0..=16.0).contains(&end.1));
                    }
                }
            }
        }
    }
}
