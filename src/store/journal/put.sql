INSERT INTO journal (
    seq, id, at_micros, at_offset, action, subject, annotator, kind, of_seq, joins,
    undo_top, redo_top, undo_below, redo_below, payload_version, payload_len, is_deflated, payload)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
