SELECT * FROM attribute ORDER BY attrid
