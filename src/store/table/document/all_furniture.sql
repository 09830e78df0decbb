SELECT document, capture, is_furniture, start_byte, end_byte
FROM furniture_change ORDER BY document, ordinal
