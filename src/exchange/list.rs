//! Lists of the window as comma-separated values.

use crate::base::Cancelled;
use crate::exchange::guarded;

/// By which spreadsheet programs know UTF-8.
pub(super) const BOM: &str = "\u{FEFF}";

/// A header and rows as a table: UTF-8 with a byte order mark, lines parted as RFC 4180 has it, nothing in it taken for a formula.
///
/// # Errors
///
/// The first that a row is.
pub fn list_as_csv(
    heads: &[&str],
    rows: impl IntoIterator<Item = Result<Vec<String>, Cancelled>>,
) -> Result<Vec<u8>, Cancelled> {
    // Rows may differ in length, and memory takes what it is given: nothing here can fail.
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(BOM.as_bytes().to_vec());
    let _written = writer.write_record(heads);
    for row in rows {
        let row = row?;
        let fields = row.iter().map(|field| guarded(field).into_owned());
        let _written = writer.write_record(fields);
    }
    Ok(writer.into_inner().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_parted_and_guarded() {
        let rows = [["=1", "a,\"b\"\nc"], ["سطر", ""]];
        let rows = rows.map(|row| Ok(row.map(str::to_owned).to_vec()));
        let table = list_as_csv(&["one", "two"], rows).unwrap();
        let expected = "\u{FEFF}one,two\n'=1,\"a,\"\"b\"\"\nc\"\nسطر,\n";
        assert_eq!(String::from_utf8(table).unwrap(), expected);
        let stopped = list_as_csv(&["one"], [Err(Cancelled)]);
        assert!(stopped.is_err());
    }
}
