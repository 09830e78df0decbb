SELECT payload_version, payload_len, is_deflated, payload FROM journal WHERE seq = ?1
