INSERT INTO placement_span (placement, ordinal, start_byte, end_byte)
VALUES (?1, ?2, ?3, ?4)
