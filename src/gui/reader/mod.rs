//! The reading view: a document set right, with its highlights and margin.
