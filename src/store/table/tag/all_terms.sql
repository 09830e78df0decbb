SELECT tag, language, text, counts, with_particles, standing
FROM tag_term ORDER BY tag, ordinal
