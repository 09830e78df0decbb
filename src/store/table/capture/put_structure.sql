INSERT INTO structure_mark (capture, ordinal, kind, level, start_byte, end_byte)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
