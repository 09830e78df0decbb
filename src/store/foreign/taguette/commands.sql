SELECT * FROM commands ORDER BY id
