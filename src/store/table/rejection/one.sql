SELECT
    id, tag, capture, start_byte, end_byte, quote, annotator, created_micros, created_offset
FROM rejection WHERE id = ?1 AND deleted_at IS NULL
