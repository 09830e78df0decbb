SELECT memo, document, tag, annotation, link
FROM memo_target ORDER BY memo, ordinal
