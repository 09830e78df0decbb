SELECT
    id, capture, quote, prefix, suffix
FROM passage WHERE id = ?1 AND deleted_at IS NULL
