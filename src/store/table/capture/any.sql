-- Live or deleted: what a journal row leaves to the table.
SELECT
    id, document, text_sha256, original_sha256, original_len, original_name, original_modified_micros,
    original_modified_offset, encoding, extractor, created_micros, created_offset, text
FROM capture WHERE id = ?1
