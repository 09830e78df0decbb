-- Writes a new row, or brings a tombstone back with new content; a live row is left alone.
INSERT INTO saved_search (
    id, name, typed, counts, edges, stems, furniture, terms, annotator, created_micros, created_offset,
    seen_micros, seen_offset, seen)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name,
    typed = excluded.typed,
    counts = excluded.counts,
    edges = excluded.edges,
    stems = excluded.stems,
    furniture = excluded.furniture,
    terms = excluded.terms,
    annotator = excluded.annotator,
    created_micros = excluded.created_micros,
    created_offset = excluded.created_offset,
    seen_micros = excluded.seen_micros,
    seen_offset = excluded.seen_offset,
    seen = excluded.seen,
    deleted_at = NULL
WHERE saved_search.deleted_at IS NOT NULL
