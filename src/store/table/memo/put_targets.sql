INSERT INTO memo_target (memo, ordinal, document, tag, annotation, link)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
