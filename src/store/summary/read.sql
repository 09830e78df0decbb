SELECT
    collection.id, collection.name,
    (SELECT count(*) FROM document WHERE deleted_at IS NULL),
    (SELECT count(*) FROM annotation WHERE deleted_at IS NULL),
    (SELECT count(*) FROM memo WHERE deleted_at IS NULL),
    journal.seq, journal.id, journal.at_micros, journal.at_offset
FROM journal JOIN collection ON collection.deleted_at IS NULL
ORDER BY journal.seq DESC LIMIT 1
