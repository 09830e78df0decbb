INSERT INTO document_set_member (document_set, ordinal, document)
VALUES (?1, ?2, ?3)
