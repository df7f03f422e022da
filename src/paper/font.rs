//! Helvetica as every reader of PDF knows it: which letters it has and how wide they are. Arial and
//! Liberation Sans are as wide, so what fits here fits in a picture as well.

/// Regular or bold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Face {
    /// Helvetica.
    Regular,
    /// Helvetica Bold.
    Bold,
}

/// Widths of the codes 32 to 255 of Windows' Latin alphabet, in thousandths of the size: Adobe's
/// metrics.
#[rustfmt::skip]
const WIDTHS: [[u16; 224]; 2] = [
    // Helvetica
    [278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, 350, 556, 350, 222, 556, 333, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350, 350, 222, 222, 333, 333, 350, 556, 1000, 333, 1000, 500, 333, 944, 350, 500, 667, 278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 333, 400, 584, 333, 333, 333, 556, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278, 556, 556, 556, 556, 556, 556, 556, 584, 611, 556, 556, 556, 556, 500, 556, 500],
    // Helvetica-Bold
    [278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584, 350, 556, 350, 278, 556, 500, 1000, 556, 556, 333, 1000, 667, 333, 1000, 350, 611, 350, 350, 278, 278, 500, 500, 350, 556, 1000, 333, 1000, 556, 333, 944, 350, 500, 667, 278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 333, 400, 584, 333, 333, 333, 611, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611, 722, 722, 722, 722, 722, 722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278, 611, 611, 611, 611, 611, 611, 611, 584, 611, 611, 611, 611, 611, 556, 611, 556],
];

/// What stands at the codes 128 to 159 of that alphabet; a space where nothing does.
const UPPER: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
/// The plain letters of U+0100 to U+017F.
const EXTENDED: &str = "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLl\
                        NnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

/// What stands for a letter that the alphabet lacks.
const UNKNOWN: u8 = b'?';

/// The code of a letter and whether it is that letter; `None` for what has no shape of its own.
#[must_use]
pub fn code(letter: char) -> Option<(u8, bool)> {
    let number = u32::from(letter);
    let exact = match number {
        0x20..=0x7e | 0xa0..=0xac | 0xae..=0xff => u8::try_from(number).ok(),
        _ if letter == ' ' => None,
        _ => (128..)
            .zip(UPPER.chars())
            .find(|&(_, it)| it == letter)
            .map(|(code, _)| code),
    };
    if let Some(code) = exact {
        return Some((code, true));
    }
    let extended = || {
        EXTENDED
            .as_bytes()
            .get(usize::try_from(number).ok()?.checked_sub(0x100)?)
    };
    let plain = match number {
        // Marks that join the letter before, and what has no width.
        0x300..=0x36f | 0x200b..=0x200f | 0x2060 | 0xfe00..=0xfe0f | 0xfeff | 0xad => return None,
        // Spaces and hyphens of other widths look the same.
        0x09 | 0x2000..=0x200a | 0x202f | 0x3000 => return Some((b' ', true)),
        0x2010 | 0x2011 | 0x2212 => return Some((b'-', true)),
        0x218 => b'S',
        0x219 => b's',
        0x21a => b'T',
        0x21b => b't',
        0x1e80 | 0x1e82 | 0x1e84 => b'W',
        0x1e81 | 0x1e83 | 0x1e85 => b'w',
        0x1ef2 => b'Y',
        0x1ef3 => b'y',
        0x2190 | 0x2264 => b'<',
        0x2192 | 0x2265 => b'>',
        _ => extended().copied().unwrap_or(UNKNOWN),
    };
    Some((plain, false))
}

/// Whether a letter is printed as itself.
#[must_use]
pub fn is_letter(letter: char) -> bool {
    matches!(code(letter), Some((_, true)))
}

/// Whether every letter is printed as itself.
#[must_use]
pub fn is_plain(words: &str) -> bool {
    words.is_ascii() || words.chars().all(is_letter)
}

/// How wide a text is, as a multiple of its size.
#[must_use]
pub fn width(words: &str, face: Face) -> f64 {
    let widths = &WIDTHS[face as usize];
    let thousandths: u32 = words
        .chars()
        .filter_map(|letter| widths.get(usize::from(code(letter)?.0).checked_sub(32)?))
        .map(|&width| u32::from(width))
        .sum();
    f64::from(thousandths) / 1000.0
}

/// Breaks a text into lines at most `room` wide (a multiple of its size) and at most `most` of them;
/// the last then ends in dots. A word too long for a line is broken.
#[must_use]
pub fn wrap(words: &str, face: Face, room: f64, most: usize) -> Vec<String> {
    let is_even = !words.contains("  ") && !words.contains(char::is_control);
    if is_even && width(words, face) <= room {
        let words = words.trim();
        let lines = (!words.is_empty()).then(|| words.to_owned());
        return lines.into_iter().collect();
    }
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let gap = if line.is_empty() { "" } else { " " };
        if width(&line, face) + width(gap, face) + width(word, face) <= room {
            line.push_str(gap);
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if width(&line, face) > room && line.chars().nth(1).is_some() {
                line.pop();
                lines.push(std::mem::replace(&mut line, letter.into()));
            }
        }
        if lines.len() > most {
            break;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most.max(1) {
        lines.truncate(most.max(1));
        if let Some(last) = lines.last_mut() {
            *last = shortened(&format!("{last} …"), face, room);
        }
    }
    lines
}

/// The text, or as much of it as there is room for, then dots.
#[must_use]
pub fn shortened(words: &str, face: Face, room: f64) -> String {
    if width(words, face) <= room {
        return words.to_owned();
    }
    let room = room - width("…", face);
    let mut short = String::new();
    for letter in words.chars() {
        short.push(letter);
        if width(&short, face) > room {
            short.pop();
            break;
        }
    }
    short.truncate(short.trim_end_matches([' ', '…']).len());
    short.push('…');
    short
}
