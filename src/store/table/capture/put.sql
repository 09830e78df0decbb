INSERT INTO capture (
    id, document, text_sha256, original_sha256, original_len, original_name, original_modified_micros,
    original_modified_offset, encoding, extractor, created_micros, created_offset, text)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
