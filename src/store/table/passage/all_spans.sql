SELECT passage, start_byte, end_byte
FROM passage_span ORDER BY passage, ordinal
