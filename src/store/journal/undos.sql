-- How many undos take row ?1 back: one for each step of the undo stack down to it; rows that are joined are one step.
WITH RECURSIVE step (seq, undos) AS (
    SELECT undo_top, 1 FROM (SELECT undo_top FROM journal ORDER BY seq DESC LIMIT 1) WHERE undo_top IS NOT NULL
    UNION ALL
    SELECT journal.undo_below, undos + 1 - joins FROM step JOIN journal ON journal.seq = step.seq
    WHERE journal.undo_below IS NOT NULL AND step.seq > ?1
)
SELECT undos FROM step WHERE seq = ?1
