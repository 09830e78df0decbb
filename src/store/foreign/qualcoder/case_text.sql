SELECT * FROM case_text ORDER BY id
