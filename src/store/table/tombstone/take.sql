DELETE FROM tombstone WHERE kind = ?1 AND id = ?2 AND deleted_micros = ?3 AND deleted_offset = ?4
