//! Plan, journal and as-of date, put together: what the reader sees on that day. Knows status,
//! slip, readiness and the order of rows; nothing here is stored, and nothing knows pixels.
