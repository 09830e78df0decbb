-- Step from schema 3 to 4. A new file takes the same steps, so that both have the same text.
-- A person can set stretches of a text apart as furniture of the page, or take them back: beside the structure that came
-- with the text, which is never changed.

-- A document and its captures are written in one transaction, hence the deferred reference, and the index by which it is
-- settled.
CREATE TABLE furniture_change (
    document BLOB NOT NULL REFERENCES document (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    capture BLOB NOT NULL REFERENCES capture (id) DEFERRABLE INITIALLY DEFERRED,
    start_byte INTEGER NOT NULL CHECK (start_byte >= 0),
    end_byte INTEGER NOT NULL CHECK (end_byte <= 4294967295),
    is_furniture INTEGER NOT NULL CHECK (is_furniture IN (0, 1)),
    PRIMARY KEY (document, ordinal),
    CHECK (start_byte < end_byte)
) STRICT, WITHOUT ROWID;

CREATE INDEX furniture_change_by_capture ON furniture_change (capture);
