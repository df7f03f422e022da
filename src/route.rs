//! A place in the application and its text after `#`, both ways. Knows ids only.
