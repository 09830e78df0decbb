SELECT
    id, label_english, label_arabic, is_symmetric
FROM relation WHERE id = ?1 AND deleted_at IS NOT NULL
