-- Step from schema 1 to 2. A new file takes the same steps, so that both have the same text.
-- Tags say what belongs to them and what does not; a tagging can be an example of its tag; memos have a kind and may
-- stand on sets and variables; a paragraph can have a direction of its own.

ALTER TABLE tag ADD COLUMN includes_english TEXT NOT NULL DEFAULT '';
ALTER TABLE tag ADD COLUMN includes_arabic TEXT NOT NULL DEFAULT '';
ALTER TABLE tag ADD COLUMN excludes_english TEXT NOT NULL DEFAULT '';
ALTER TABLE tag ADD COLUMN excludes_arabic TEXT NOT NULL DEFAULT '';

ALTER TABLE tagging ADD COLUMN is_example INTEGER NOT NULL DEFAULT 0 CHECK (is_example IN (0, 1));

ALTER TABLE memo ADD COLUMN kind TEXT NOT NULL DEFAULT 'note' CHECK (kind IN (
        'note', 'idea', 'question', 'method', 'summary', 'task'));

-- Of paragraphs that start at a byte of a capture. A document and its captures are written in one transaction, hence
-- the deferred reference, and the index by which it is settled.
CREATE TABLE paragraph_direction (
    document BLOB NOT NULL REFERENCES document (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    capture BLOB NOT NULL REFERENCES capture (id) DEFERRABLE INITIALLY DEFERRED,
    start_byte INTEGER NOT NULL CHECK (start_byte BETWEEN 0 AND 4294967295),
    direction TEXT NOT NULL CHECK (direction IN ('ltr', 'rtl')),
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX paragraph_direction_by_capture ON paragraph_direction (capture);

-- A check of a table cannot be changed in place: the rows step aside and come back.
CREATE TABLE memo_target_before (
    memo BLOB NOT NULL,
    ordinal INTEGER NOT NULL,
    document BLOB,
    tag BLOB,
    annotation BLOB,
    link BLOB,
    PRIMARY KEY (memo, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO memo_target_before SELECT memo, ordinal, document, tag, annotation, link FROM memo_target;

DROP TABLE memo_target;

-- One thing each; a target without any is the collection.
CREATE TABLE memo_target (
    memo BLOB NOT NULL REFERENCES memo (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    document BLOB REFERENCES document (id),
    tag BLOB REFERENCES tag (id),
    annotation BLOB REFERENCES annotation (id),
    link BLOB REFERENCES link (id),
    document_set BLOB REFERENCES document_set (id),
    tag_set BLOB REFERENCES tag_set (id),
    variable BLOB REFERENCES variable (id),
    PRIMARY KEY (memo, ordinal),
    CHECK ((document IS NOT NULL) + (tag IS NOT NULL) + (annotation IS NOT NULL) + (link IS NOT NULL)
        + (document_set IS NOT NULL) + (tag_set IS NOT NULL) + (variable IS NOT NULL) <= 1)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX memo_target_collection ON memo_target (memo)
    WHERE document IS NULL AND tag IS NULL AND annotation IS NULL AND link IS NULL
        AND document_set IS NULL AND tag_set IS NULL AND variable IS NULL;
CREATE UNIQUE INDEX memo_target_document ON memo_target (memo, document) WHERE document IS NOT NULL;
CREATE UNIQUE INDEX memo_target_tag ON memo_target (memo, tag) WHERE tag IS NOT NULL;
CREATE UNIQUE INDEX memo_target_annotation ON memo_target (memo, annotation) WHERE annotation IS NOT NULL;
CREATE UNIQUE INDEX memo_target_link ON memo_target (memo, link) WHERE link IS NOT NULL;
CREATE UNIQUE INDEX memo_target_document_set ON memo_target (memo, document_set) WHERE document_set IS NOT NULL;
CREATE UNIQUE INDEX memo_target_tag_set ON memo_target (memo, tag_set) WHERE tag_set IS NOT NULL;
CREATE UNIQUE INDEX memo_target_variable ON memo_target (memo, variable) WHERE variable IS NOT NULL;

INSERT INTO memo_target (memo, ordinal, document, tag, annotation, link)
SELECT memo, ordinal, document, tag, annotation, link FROM memo_target_before;

DROP TABLE memo_target_before;
