SELECT
    id, label_english, label_arabic, is_symmetric
FROM relation WHERE deleted_at IS NULL ORDER BY id
