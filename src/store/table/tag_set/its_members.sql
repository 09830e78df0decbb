SELECT tag_set, tag
FROM tag_set_member WHERE tag_set = ?1 ORDER BY ordinal
