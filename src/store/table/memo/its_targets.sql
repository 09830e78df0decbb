SELECT memo, document, tag, annotation, link, document_set, tag_set, variable
FROM memo_target WHERE memo = ?1 ORDER BY ordinal
