SELECT placement, start_byte, end_byte
FROM placement_span ORDER BY placement, ordinal
