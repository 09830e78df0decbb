-- Step from schema 2 to 3. A new file takes the same steps, so that both have the same text.
-- Structure knows rows of tables, footnotes, pages, moments of a recording and speakers; a level is a depth, a page's
-- number, or milliseconds.

-- A check of a table cannot be changed in place: the rows step aside and come back.
CREATE TABLE structure_mark_before (
    capture BLOB NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    level INTEGER,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    PRIMARY KEY (capture, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO structure_mark_before SELECT capture, ordinal, kind, level, start_byte, end_byte FROM structure_mark;

DROP TABLE structure_mark;

CREATE TABLE structure_mark (
    capture BLOB NOT NULL REFERENCES capture (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    kind TEXT NOT NULL CHECK (kind IN (
        'heading', 'list_item', 'quotation', 'code', 'emphasis', 'strong', 'rule', 'furniture', 'table_row',
        'footnote', 'page', 'cue', 'speaker')),
    level INTEGER CHECK (level BETWEEN 0 AND 4294967295),
    start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte INTEGER NOT NULL CHECK (end_byte <= 4294967295),
    PRIMARY KEY (capture, ordinal),
    CHECK (start_byte < end_byte),
    CHECK ((level IS NOT NULL) = (kind IN ('heading', 'list_item', 'page', 'cue')))
) STRICT, WITHOUT ROWID;

INSERT INTO structure_mark SELECT capture, ordinal, kind, level, start_byte, end_byte FROM structure_mark_before;

DROP TABLE structure_mark_before;
