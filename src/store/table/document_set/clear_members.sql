DELETE FROM document_set_member WHERE document_set = ?1
