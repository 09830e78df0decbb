SELECT placement, start_byte, end_byte
FROM placement_span WHERE placement = ?1 ORDER BY ordinal
