SELECT
    id, name, typed, counts, edges, stems, furniture, terms, annotator, created_micros, created_offset,
    seen_micros, seen_offset, seen
FROM saved_search WHERE deleted_at IS NULL ORDER BY id
