DELETE FROM passage_span WHERE passage = ?1
