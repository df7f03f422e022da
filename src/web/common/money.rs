//! Amounts of money in words: "£1,131,997". Knows signs and separators.

/// An amount in whole units of its currency, such as "£1,131,997" or "−£12"; "EUR 5" where the
/// currency has no sign here.
#[must_use]
pub fn pounds(amount: i64, currency: &str) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if amount < 0 { "−" } else { "" };
    match currency {
        "GBP" => format!("{sign}£{grouped}"),
        other => format!("{sign}{other} {grouped}"),
    }
}
