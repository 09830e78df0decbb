//! Captures of a document: correcting a text, places of passages in another text, former versions.

words! {
    // Short forms in a list: "proposed placement" and "orphan passage" would push the document's name out.
    PlaceProposed, "place.proposed", "proposed place", "موضع مقترح";
    PlaceOrphan, "place.orphan", "orphan", "مقطع يتيم";
}
