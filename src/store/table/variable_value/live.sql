SELECT
    id, document, variable, kind, content, truth, calendar, year, month, day
FROM variable_value WHERE deleted_at IS NULL ORDER BY id
