SELECT
    seq, id, at_micros, at_offset, action, subject, annotator, kind, of_seq, joins, undo_below, redo_below
FROM journal WHERE seq = ?1
