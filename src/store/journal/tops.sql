SELECT seq, undo_top, redo_top FROM journal ORDER BY seq DESC LIMIT 1
