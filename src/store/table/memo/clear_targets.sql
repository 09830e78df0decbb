DELETE FROM memo_target WHERE memo = ?1
