//! A reader's own files: bytes to records, records to rows.

pub mod delimited;

pub mod rows;
