INSERT INTO tag_set_member (tag_set, ordinal, tag)
VALUES (?1, ?2, ?3)
