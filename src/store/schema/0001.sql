-- Schema 1 of a collection. The exact text of every statement is compared when a file is opened.
-- Ids are UUIDs of 16 bytes; times are microseconds of UTC with the local offset in seconds; offsets are UTF-8 bytes.
-- `deleted_at` (microseconds) makes a row a tombstone; the journal says who deleted it. References hold between
-- tombstones too; that a live row names only live ones is the doctor's business. No table is looked up by anything but
-- its key: lists are read whole, in the order of the key. The only indexes are those that hold a rule, and those by which
-- SQLite settles a deferred reference (without one it reads the whole table for each row).

CREATE TABLE collection (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    one INTEGER NOT NULL DEFAULT 1 UNIQUE CHECK (one = 1),
    lineage BLOB NOT NULL CHECK (length(lineage) = 16),
    name TEXT NOT NULL,
    direction TEXT CHECK (direction IN ('ltr', 'rtl')),
    created_micros INTEGER NOT NULL,
    created_offset INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE annotator (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    created_micros INTEGER NOT NULL,
    created_offset INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

-- A document and its first capture are written in one transaction, hence the deferred reference.
CREATE TABLE document (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    capture BLOB NOT NULL REFERENCES capture (id) DEFERRABLE INITIALLY DEFERRED,
    rank INTEGER NOT NULL,
    language TEXT,
    direction TEXT CHECK (direction IN ('ltr', 'rtl')),
    added_micros INTEGER NOT NULL,
    added_offset INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX document_by_capture ON document (capture);

-- The text stands last, so that the other columns are read without walking through it.
CREATE TABLE capture (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    document BLOB NOT NULL REFERENCES document (id),
    text_sha256 BLOB NOT NULL CHECK (length(text_sha256) = 32),
    original_sha256 BLOB NOT NULL CHECK (length(original_sha256) = 32),
    original_len INTEGER NOT NULL CHECK (original_len >= 0),
    original_name TEXT NOT NULL,
    original_modified_micros INTEGER,
    original_modified_offset INTEGER,
    encoding TEXT NOT NULL,
    extractor TEXT NOT NULL,
    created_micros INTEGER NOT NULL,
    created_offset INTEGER NOT NULL,
    deleted_at INTEGER,
    text TEXT NOT NULL,
    CHECK ((original_modified_micros IS NULL) = (original_modified_offset IS NULL))
) STRICT;

CREATE TABLE capture_note (
    capture BLOB NOT NULL REFERENCES capture (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    note TEXT NOT NULL,
    PRIMARY KEY (capture, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE structure_mark (
    capture BLOB NOT NULL REFERENCES capture (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    kind TEXT NOT NULL CHECK (kind IN (
        'heading', 'list_item', 'quotation', 'code', 'emphasis', 'strong', 'rule', 'furniture')),
    level INTEGER CHECK (level BETWEEN 0 AND 255),
    start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte INTEGER NOT NULL CHECK (end_byte <= 4294967295),
    PRIMARY KEY (capture, ordinal),
    CHECK (start_byte < end_byte),
    CHECK ((level IS NOT NULL) = (kind IN ('heading', 'list_item')))
) STRICT, WITHOUT ROWID;

-- The bytes of the file as it was read, deflated; missing where an import came without them.
CREATE TABLE original (
    capture BLOB NOT NULL PRIMARY KEY REFERENCES capture (id),
    deflated BLOB NOT NULL
) STRICT;

CREATE TABLE document_set (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE document_set_member (
    document_set BLOB NOT NULL REFERENCES document_set (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    document BLOB NOT NULL REFERENCES document (id),
    PRIMARY KEY (document_set, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE variable (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'boolean')),
    is_multiple INTEGER NOT NULL CHECK (is_multiple IN (0, 1)),
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE variable_value (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    document BLOB NOT NULL REFERENCES document (id),
    variable BLOB NOT NULL REFERENCES variable (id),
    kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'boolean')),
    content TEXT,
    truth INTEGER CHECK (truth IN (0, 1)),
    calendar TEXT CHECK (calendar IN ('gregorian', 'hijri')),
    year INTEGER,
    month INTEGER CHECK (month BETWEEN 1 AND 12),
    day INTEGER CHECK (day BETWEEN 1 AND 31),
    deleted_at INTEGER,
    CHECK ((content IS NOT NULL) = (kind IN ('text', 'number'))),
    CHECK ((truth IS NOT NULL) = (kind = 'boolean')),
    CHECK ((calendar IS NOT NULL) = (kind = 'date') AND (year IS NOT NULL) = (kind = 'date')),
    CHECK (month IS NULL OR kind = 'date'),
    CHECK (day IS NULL OR month IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- Tags come in any order of their tree, hence the deferred reference.
CREATE TABLE tag (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    parent BLOB REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED CHECK (parent <> id),
    rank INTEGER NOT NULL,
    label_english TEXT NOT NULL,
    label_arabic TEXT NOT NULL,
    definition_english TEXT NOT NULL,
    definition_arabic TEXT NOT NULL,
    color TEXT NOT NULL,
    is_category INTEGER NOT NULL CHECK (is_category IN (0, 1)),
    created_micros INTEGER NOT NULL,
    created_offset INTEGER NOT NULL,
    deleted_at INTEGER,
    CHECK (label_english <> '' OR label_arabic <> '')
) STRICT, WITHOUT ROWID;

CREATE INDEX tag_by_parent ON tag (parent);

CREATE TABLE tag_set (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE tag_set_member (
    tag_set BLOB NOT NULL REFERENCES tag_set (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    tag BLOB NOT NULL REFERENCES tag (id),
    PRIMARY KEY (tag_set, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE passage (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    capture BLOB NOT NULL REFERENCES capture (id),
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE passage_span (
    passage BLOB NOT NULL REFERENCES passage (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte INTEGER NOT NULL CHECK (end_byte <= 4294967295),
    PRIMARY KEY (passage, ordinal),
    CHECK (start_byte < end_byte)
) STRICT, WITHOUT ROWID;

CREATE TABLE placement (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    passage BLOB NOT NULL REFERENCES passage (id),
    capture BLOB NOT NULL REFERENCES capture (id),
    state TEXT NOT NULL CHECK (state IN ('exact', 'proposed', 'accepted', 'orphan')),
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE placement_span (
    placement BLOB NOT NULL REFERENCES placement (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte INTEGER NOT NULL CHECK (end_byte <= 4294967295),
    PRIMARY KEY (placement, ordinal),
    CHECK (start_byte < end_byte)
) STRICT, WITHOUT ROWID;

CREATE TABLE annotation (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    passage BLOB NOT NULL REFERENCES passage (id),
    annotator BLOB NOT NULL REFERENCES annotator (id),
    created_micros INTEGER NOT NULL,
    created_offset INTEGER NOT NULL,
    modified_micros INTEGER NOT NULL,
    modified_offset INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

-- The same tag may stand twice on one annotation: two copies that are merged may both have put it there.
CREATE TABLE tagging (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    annotation BLOB NOT NULL REFERENCES annotation (id),
    tag BLOB NOT NULL REFERENCES tag (id),
    annotator BLOB NOT NULL REFERENCES annotator (id),
    created_micros INTEGER NOT NULL,
    created_offset INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    label_english TEXT NOT NULL,
    label_arabic TEXT NOT NULL,
    is_symmetric INTEGER NOT NULL CHECK (is_symmetric IN (0, 1)),
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    from_passage BLOB NOT NULL REFERENCES passage (id),
    to_passage BLOB NOT NULL REFERENCES passage (id),
    relation BLOB NOT NULL REFERENCES relation (id),
    annotator BLOB NOT NULL REFERENCES annotator (id),
    created_micros INTEGER NOT NULL,
    created_offset INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE memo (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    annotator BLOB NOT NULL REFERENCES annotator (id),
    created_micros INTEGER NOT NULL,
    created_offset INTEGER NOT NULL,
    modified_micros INTEGER NOT NULL,
    modified_offset INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT, WITHOUT ROWID;

-- One thing each; a target without any is the collection.
CREATE TABLE memo_target (
    memo BLOB NOT NULL REFERENCES memo (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    document BLOB REFERENCES document (id),
    tag BLOB REFERENCES tag (id),
    annotation BLOB REFERENCES annotation (id),
    link BLOB REFERENCES link (id),
    PRIMARY KEY (memo, ordinal),
    CHECK ((document IS NOT NULL) + (tag IS NOT NULL) + (annotation IS NOT NULL) + (link IS NOT NULL) <= 1)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX memo_target_collection ON memo_target (memo)
    WHERE document IS NULL AND tag IS NULL AND annotation IS NULL AND link IS NULL;
CREATE UNIQUE INDEX memo_target_document ON memo_target (memo, document) WHERE document IS NOT NULL;
CREATE UNIQUE INDEX memo_target_tag ON memo_target (memo, tag) WHERE tag IS NOT NULL;
CREATE UNIQUE INDEX memo_target_annotation ON memo_target (memo, annotation) WHERE annotation IS NOT NULL;
CREATE UNIQUE INDEX memo_target_link ON memo_target (memo, link) WHERE link IS NOT NULL;

-- Rows that were deleted in another copy and that this collection never held: kept so that an export says so again.
CREATE TABLE tombstone (
    kind TEXT NOT NULL CHECK (kind IN (
        'collection', 'annotator', 'document', 'capture', 'document_set', 'variable', 'variable_value', 'tag', 'tag_set',
        'passage', 'placement', 'annotation', 'tagging', 'relation', 'link', 'memo')),
    id BLOB NOT NULL CHECK (length(id) = 16),
    deleted_micros INTEGER NOT NULL,
    deleted_offset INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- One row per command. The undo and redo stacks are chains through these rows: the tops as they stand after the row,
-- and for a row that stands on a stack, what lies below it. The annotator is no reference: a row outlives whom it names.
CREATE TABLE journal (
    seq INTEGER NOT NULL PRIMARY KEY CHECK (seq > 0),
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    at_micros INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    annotator BLOB CHECK (length(annotator) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    of_seq INTEGER REFERENCES journal (seq) CHECK (of_seq < seq),
    joins INTEGER NOT NULL CHECK (joins IN (0, 1)),
    undo_top INTEGER REFERENCES journal (seq),
    redo_top INTEGER REFERENCES journal (seq),
    undo_below INTEGER REFERENCES journal (seq) CHECK (undo_below < seq),
    redo_below INTEGER REFERENCES journal (seq) CHECK (redo_below < seq),
    payload_version INTEGER NOT NULL CHECK (payload_version > 0),
    payload_len INTEGER NOT NULL CHECK (payload_len >= 0),
    is_deflated INTEGER NOT NULL CHECK (is_deflated IN (0, 1)),
    payload BLOB NOT NULL,
    CHECK ((of_seq IS NULL) = (kind = 'do'))
) STRICT;
