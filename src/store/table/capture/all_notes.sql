SELECT capture, note
FROM capture_note ORDER BY capture, ordinal
