DELETE FROM paragraph_direction WHERE document = ?1
