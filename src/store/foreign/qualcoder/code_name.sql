SELECT * FROM code_name ORDER BY cid
