INSERT INTO capture_note (capture, ordinal, note)
VALUES (?1, ?2, ?3)
