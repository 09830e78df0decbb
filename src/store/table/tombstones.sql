-- Every tombstone, with the stable name of its kind.
SELECT 'collection', id, deleted_at FROM collection WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'annotator', id, deleted_at FROM annotator WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'document', id, deleted_at FROM document WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'capture', id, deleted_at FROM capture WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'document_set', id, deleted_at FROM document_set WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'variable', id, deleted_at FROM variable WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'variable_value', id, deleted_at FROM variable_value WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'tag', id, deleted_at FROM tag WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'tag_set', id, deleted_at FROM tag_set WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'passage', id, deleted_at FROM passage WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'placement', id, deleted_at FROM placement WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'annotation', id, deleted_at FROM annotation WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'tagging', id, deleted_at FROM tagging WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'relation', id, deleted_at FROM relation WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'link', id, deleted_at FROM link WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'memo', id, deleted_at FROM memo WHERE deleted_at IS NOT NULL
