SELECT
    id, document, variable, kind, content, truth, calendar, year, month, day
FROM variable_value WHERE id = ?1 AND deleted_at IS NOT NULL
