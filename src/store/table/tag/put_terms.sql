INSERT INTO tag_term (tag, ordinal, language, text, counts, with_particles, standing)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
