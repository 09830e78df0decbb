SELECT tag_set, tag
FROM tag_set_member ORDER BY tag_set, ordinal
