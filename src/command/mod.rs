//! What may happen to a collection: each command, its plan and what it touches.
