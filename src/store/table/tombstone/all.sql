-- Every carried tombstone.
SELECT kind, id, deleted_micros, deleted_offset FROM tombstone ORDER BY kind, id
