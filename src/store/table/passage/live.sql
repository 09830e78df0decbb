SELECT
    id, capture, quote, prefix, suffix
FROM passage WHERE deleted_at IS NULL ORDER BY id
