SELECT deflated, original_len FROM whole_original WHERE sha256 = ?1
