SELECT * FROM highlights ORDER BY id
