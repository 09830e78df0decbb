INSERT INTO passage_span (passage, ordinal, start_byte, end_byte)
VALUES (?1, ?2, ?3, ?4)
