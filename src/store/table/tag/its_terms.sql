SELECT tag, language, text, counts, with_particles, standing
FROM tag_term WHERE tag = ?1 ORDER BY ordinal
