INSERT INTO furniture_change (document, ordinal, capture, start_byte, end_byte, is_furniture)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
