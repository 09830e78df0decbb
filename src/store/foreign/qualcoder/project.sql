SELECT * FROM project
