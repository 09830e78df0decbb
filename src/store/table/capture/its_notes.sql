SELECT capture, note
FROM capture_note WHERE capture = ?1 ORDER BY ordinal
