DELETE FROM furniture_change WHERE document = ?1
