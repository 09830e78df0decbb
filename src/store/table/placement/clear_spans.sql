DELETE FROM placement_span WHERE placement = ?1
