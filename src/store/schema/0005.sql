-- Step from schema 4 to 5. A new file takes the same steps, so that both have the same text.
-- Tags have terms by which they are found; mentions that a person turned down and searches that were kept are rows.

-- A check of a table cannot be changed in place: the rows step aside and come back.
CREATE TABLE tombstone_before (
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    deleted_micros INTEGER NOT NULL,
    deleted_offset INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

INSERT INTO tombstone_before SELECT kind, id, deleted_micros, deleted_offset FROM tombstone;

DROP TABLE tombstone;

-- Rows that were deleted in another copy and that this collection never held: kept so that an export says so again.
CREATE TABLE tombstone (
    kind TEXT NOT NULL CHECK (kind IN (
        'collection', 'annotator', 'document', 'capture', 'document_set', 'variable', 'variable_value', 'tag', 'tag_set',
        'passage', 'placement', 'annotation', 'tagging', 'relation', 'link', 'memo', 'rejection', 'saved_search')),
    id BLOB NOT NULL CHECK (length(id) = 16),
    deleted_micros INTEGER NOT NULL,
    deleted_offset INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

INSERT INTO tombstone SELECT kind, id, deleted_micros, deleted_offset FROM tombstone_before;

DROP TABLE tombstone_before;

CREATE TABLE tag_term (
    tag BLOB NOT NULL REFERENCES tag (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    language TEXT NOT NULL CHECK (language IN ('arabic', 'english')),
    text TEXT NOT NULL CHECK (text <> ''),
    counts TEXT NOT NULL,
    with_particles INTEGER NOT NULL CHECK (with_particles IN (0, 1)),
    standing TEXT NOT NULL CHECK (standing IN ('accepted', 'turned_down')),
    PRIMARY KEY (tag, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE rejection (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    tag BLOB NOT NULL REFERENCES tag (id),
    capture BLOB NOT NULL REFERENCES capture (id),
    start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte INTEGER NOT NULL CHECK (end_byte <= 4294967295),
    quote TEXT NOT NULL,
    annotator BLOB NOT NULL REFERENCES annotator (id),
    created_micros INTEGER NOT NULL,
    created_offset INTEGER NOT NULL,
    deleted_at INTEGER,
    CHECK (start_byte < end_byte)
) STRICT, WITHOUT ROWID;

-- What was seen are the ids of captures, one after the other and ascending: names, not references, since a search
-- remembers what it found in a text that has gone since.
CREATE TABLE saved_search (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    typed TEXT NOT NULL,
    counts TEXT NOT NULL,
    edges TEXT NOT NULL CHECK (edges IN ('anywhere', 'with_particles', 'whole')),
    stems INTEGER NOT NULL CHECK (stems IN (0, 1)),
    furniture INTEGER NOT NULL CHECK (furniture IN (0, 1)),
    terms INTEGER NOT NULL CHECK (terms IN (0, 1)),
    annotator BLOB NOT NULL REFERENCES annotator (id),
    created_micros INTEGER NOT NULL,
    created_offset INTEGER NOT NULL,
    seen_micros INTEGER,
    seen_offset INTEGER,
    seen BLOB CHECK (length(seen) % 16 = 0),
    deleted_at INTEGER,
    CHECK ((seen_micros IS NULL) = (seen IS NULL) AND (seen_offset IS NULL) = (seen IS NULL))
) STRICT, WITHOUT ROWID;
