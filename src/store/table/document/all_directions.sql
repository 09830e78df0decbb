SELECT document, capture, start_byte, direction
FROM paragraph_direction ORDER BY document, ordinal
