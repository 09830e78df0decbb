-- Writes a new row, or brings a tombstone back with new content; a live row is left alone.
INSERT INTO relation (
    id, label_english, label_arabic, is_symmetric)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (id) DO UPDATE SET
    label_english = excluded.label_english,
    label_arabic = excluded.label_arabic,
    is_symmetric = excluded.is_symmetric,
    deleted_at = NULL
WHERE relation.deleted_at IS NOT NULL
