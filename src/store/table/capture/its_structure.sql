SELECT capture, kind, level, start_byte, end_byte
FROM structure_mark WHERE capture = ?1 ORDER BY ordinal
