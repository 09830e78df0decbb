SELECT * FROM cases ORDER BY caseid
