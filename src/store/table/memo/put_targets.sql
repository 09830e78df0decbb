INSERT INTO memo_target (memo, ordinal, document, tag, annotation, link, document_set, tag_set, variable)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
