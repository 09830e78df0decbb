SELECT seq, kind, of_seq, joins, undo_top, redo_top, undo_below, redo_below FROM journal ORDER BY seq
