INSERT INTO paragraph_direction (document, ordinal, capture, start_byte, direction)
VALUES (?1, ?2, ?3, ?4, ?5)
