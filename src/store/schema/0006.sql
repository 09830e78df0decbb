-- Step from schema 5 to 6. A new file takes the same steps, so that both have the same text.
-- A table is kept once, whole, beside the rows of it that became documents; a note of each capture names it by its hash.

-- The bytes of a whole file as it was read, deflated.
CREATE TABLE whole_original (
    sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
    original_len INTEGER NOT NULL CHECK (original_len >= 0),
    deflated BLOB NOT NULL
) STRICT;
