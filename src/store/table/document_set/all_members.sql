SELECT document_set, document
FROM document_set_member ORDER BY document_set, ordinal
