SELECT
    id, tag, capture, start_byte, end_byte, quote, annotator, created_micros, created_offset
FROM rejection WHERE deleted_at IS NULL ORDER BY id
