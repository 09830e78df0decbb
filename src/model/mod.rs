//! What a collection *is*: immutable rows, a snapshot that is cheap to clone, indexes over it.
