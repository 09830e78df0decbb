SELECT capture, kind, level, start_byte, end_byte
FROM structure_mark ORDER BY capture, ordinal
