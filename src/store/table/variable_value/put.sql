-- Writes a new row, or brings a tombstone back with new content; a live row is left alone.
INSERT INTO variable_value (
    id, document, variable, kind, content, truth, calendar, year, month, day)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT (id) DO UPDATE SET
    document = excluded.document,
    variable = excluded.variable,
    kind = excluded.kind,
    content = excluded.content,
    truth = excluded.truth,
    calendar = excluded.calendar,
    year = excluded.year,
    month = excluded.month,
    day = excluded.day,
    deleted_at = NULL
WHERE variable_value.deleted_at IS NOT NULL
