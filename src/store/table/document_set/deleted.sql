SELECT
    id, name
FROM document_set WHERE id = ?1 AND deleted_at IS NOT NULL
