SELECT document, capture, is_furniture, start_byte, end_byte
FROM furniture_change WHERE document = ?1 ORDER BY ordinal
