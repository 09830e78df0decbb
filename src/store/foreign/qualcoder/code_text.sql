SELECT * FROM code_text ORDER BY fid, pos0, pos1, ctid
