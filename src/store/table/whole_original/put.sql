INSERT INTO whole_original (sha256, original_len, deflated) VALUES (?1, ?2, ?3)
ON CONFLICT (sha256) DO NOTHING
