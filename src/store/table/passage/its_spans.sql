SELECT passage, start_byte, end_byte
FROM passage_span WHERE passage = ?1 ORDER BY ordinal
