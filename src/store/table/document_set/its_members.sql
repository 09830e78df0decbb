SELECT document_set, document
FROM document_set_member WHERE document_set = ?1 ORDER BY ordinal
