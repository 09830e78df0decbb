//! The query language over whole collections.
