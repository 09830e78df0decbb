DELETE FROM tag_set_member WHERE tag_set = ?1
