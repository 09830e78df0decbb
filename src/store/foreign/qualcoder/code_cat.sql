SELECT * FROM code_cat ORDER BY catid
