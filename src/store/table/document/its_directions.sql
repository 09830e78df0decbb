SELECT document, capture, start_byte, direction
FROM paragraph_direction WHERE document = ?1 ORDER BY ordinal
