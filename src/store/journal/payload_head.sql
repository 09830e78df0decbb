SELECT payload_version, payload_len, is_deflated FROM journal WHERE seq = ?1
