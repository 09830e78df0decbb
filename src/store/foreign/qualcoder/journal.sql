SELECT * FROM journal ORDER BY jid
