SELECT * FROM annotation ORDER BY anid
