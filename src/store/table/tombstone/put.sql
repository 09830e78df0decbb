INSERT INTO tombstone (kind, id, deleted_micros, deleted_offset) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT DO NOTHING
