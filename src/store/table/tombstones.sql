-- Every deleted row, with the stable name of its kind, its time of UTC and the offset 0.
SELECT 'collection', id, deleted_at, 0 FROM collection WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'annotator', id, deleted_at, 0 FROM annotator WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'document', id, deleted_at, 0 FROM document WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'capture', id, deleted_at, 0 FROM capture WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'document_set', id, deleted_at, 0 FROM document_set WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'variable', id, deleted_at, 0 FROM variable WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'variable_value', id, deleted_at, 0 FROM variable_value WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'tag', id, deleted_at, 0 FROM tag WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'tag_set', id, deleted_at, 0 FROM tag_set WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'passage', id, deleted_at, 0 FROM passage WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'placement', id, deleted_at, 0 FROM placement WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'annotation', id, deleted_at, 0 FROM annotation WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'tagging', id, deleted_at, 0 FROM tagging WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'relation', id, deleted_at, 0 FROM relation WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'link', id, deleted_at, 0 FROM link WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'memo', id, deleted_at, 0 FROM memo WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'rejection', id, deleted_at, 0 FROM rejection WHERE deleted_at IS NOT NULL
UNION ALL SELECT 'saved_search', id, deleted_at, 0 FROM saved_search WHERE deleted_at IS NOT NULL
