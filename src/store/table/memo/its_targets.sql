SELECT memo, document, tag, annotation, link
FROM memo_target WHERE memo = ?1 ORDER BY ordinal
