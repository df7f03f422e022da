//! Numbers, counted things and lists.

/// With a comma between thousands: "38,251".
pub fn grouped(number: usize) -> String {
    in_thousands(String::new(), &number.to_string())
}

/// With its sign and a comma between thousands: "1,131,997", "−3".
pub fn signed(number: i64) -> String {
    let sign = if number < 0 { "−" } else { "" };
    in_thousands(sign.to_owned(), &number.unsigned_abs().to_string())
}

fn in_thousands(mut out: String, digits: &str) -> String {
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "1 week", "2 weeks".
pub fn counted(count: u32, unit: &str) -> String {
    counted_as(count as usize, unit, &format!("{unit}s"))
}

/// "1 risk or issue", "1,204 risks and issues".
pub fn counted_as(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{} {many}", grouped(count)),
    }
}

pub fn weeks(count: u32) -> String {
    counted(count, "week")
}

/// "62 %".
pub fn percent(percent: u8) -> String {
    format!("{percent} %")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_off() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (1_131_997, "1,131,997"),
            (-12_345, "−12,345"),
            (i64::MIN, "−9,223,372,036,854,775,808"),
        ] {
            assert_eq!(signed(number), text);
        }
        assert_eq!(grouped(38_251), "38,251");
        assert_eq!(counted(1_204, "row"), "1,204 rows");
    }
}
