SELECT * FROM highlight_tags ORDER BY highlight_id, tag_id
