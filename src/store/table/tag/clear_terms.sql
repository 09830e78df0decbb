DELETE FROM tag_term WHERE tag = ?1
