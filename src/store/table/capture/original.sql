SELECT original.deflated, capture.original_len, capture.original_sha256
FROM original JOIN capture ON capture.id = original.capture WHERE original.capture = ?1
