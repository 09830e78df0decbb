SELECT deleted_at IS NULL, text_sha256, original_sha256 FROM capture WHERE id = ?1
