//! What may happen to a collection: each command, its plan and what it touches.
//!
//! A [`Command`] is a value that carries its data. [`plan`](plan::plan) turns it into a [`Change`] (edits of rows, each with
//! its inverse built in) or a [`Refusal`]; it is a pure function of a snapshot. Only the engine commits changes (I3).

mod actor;
mod change;
mod parts;
pub mod plan;
mod refusal;

pub use change::{Action, ActionCode, Change, Original, OriginalOf};
pub use parts::{
    AnnotationFate, ImportedTag, LinkEnd, NewDocument, NewTag, NewValue, PlaceChoice,
    RelationChoice, TagChoice, VariableChoice,
};
pub use refusal::Refusal;

use crate::model::{
    AnnotationId, AnnotatorId, Bilingual, CaptureId, DocumentId, DocumentSetId, LinkId, MemoId,
    MemoKind, MemoTarget, PassageId, RejectionId, Row, SavedSearchId, SearchOptions, TagColor,
    TagId, TagSetId, Term, Tombstone, Value, VariableId, VariableKind,
};
use crate::text::{ByteOffset, Direction, Span};

/// What a person, or a program for them, asks of a collection.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Names the collection.
    RenameCollection {
        /// Not empty.
        name: String,
    },
    /// Sets or clears the collection's direction.
    SetCollectionDirection {
        /// None: from the texts.
        direction: Option<Direction>,
    },
    /// Adds documents at the end of the list, with the sets that they come in and the values that they come with.
    AddDocuments {
        /// At least one.
        documents: Vec<NewDocument>,
    },
    /// Gives a document another text: what was read or written becomes its current capture, the former ones stay. Each
    /// passage of the document is placed in it: exactly, where that is beyond doubt, else proposed, else as an orphan.
    AddCapture {
        /// Which.
        document: DocumentId,
        /// What was found; the document keeps its name, its sets and its values.
        capture: Box<NewDocument>,
        /// What was decided beforehand, by passage; the rest stays open.
        decisions: Vec<(PassageId, PlaceChoice)>,
    },
    /// Says where passages stand in the current capture of their document.
    DecidePlaces {
        /// Whose.
        document: DocumentId,
        /// By passage.
        decisions: Vec<(PassageId, PlaceChoice)>,
    },
    /// Looks once more for passages without a place in the current capture.
    FindPlaces {
        /// Whose.
        document: DocumentId,
    },
    /// Names a document.
    RenameDocument {
        /// Which.
        document: DocumentId,
        /// Not empty.
        name: String,
    },
    /// Takes documents out with their captures, annotations, memos and links on them.
    RemoveDocuments {
        /// Which.
        documents: Vec<DocumentId>,
    },
    /// Sets or clears a document's direction.
    SetDocumentDirection {
        /// Which.
        document: DocumentId,
        /// None: from the text.
        direction: Option<Direction>,
    },
    /// Sets or clears the direction of one paragraph.
    SetParagraphDirection {
        /// Whose.
        document: DocumentId,
        /// Where the paragraph starts in the current capture, in bytes.
        start: ByteOffset,
        /// None: from its text.
        direction: Option<Direction>,
    },
    /// Sets a stretch of a document's text apart as furniture of the page, or takes it back.
    SetFurniture {
        /// Whose.
        document: DocumentId,
        /// Which stretch of the current capture; whole paragraphs, as a rule.
        stretch: Span,
        /// Whether it is furniture.
        is_furniture: bool,
    },
    /// Says in which language documents are.
    SetLanguage {
        /// Which.
        documents: Vec<DocumentId>,
        /// A BCP 47 tag; none where it is not known.
        language: Option<String>,
    },
    /// Moves documents in the list; they keep their order among each other.
    MoveDocuments {
        /// Which.
        documents: Vec<DocumentId>,
        /// The document they are to stand before, or none for the end.
        before: Option<DocumentId>,
    },
    /// Makes a document set.
    CreateDocumentSet {
        /// Not empty, and no other set's.
        name: String,
        /// Its first documents, in their order.
        documents: Vec<DocumentId>,
    },
    /// Names a document set.
    RenameDocumentSet {
        /// Which.
        set: DocumentSetId,
        /// Not empty, and no other set's.
        name: String,
    },
    /// Deletes a document set, and the memos on it alone; its documents stay.
    DeleteDocumentSet {
        /// Which.
        set: DocumentSetId,
    },
    /// Puts documents at the end of a set, those that are not in it yet.
    AddToDocumentSet {
        /// Which set.
        set: DocumentSetId,
        /// Which documents.
        documents: Vec<DocumentId>,
    },
    /// Takes documents out of a set; they stay in the collection.
    RemoveFromDocumentSet {
        /// Which set.
        set: DocumentSetId,
        /// Which documents.
        documents: Vec<DocumentId>,
    },
    /// Makes a variable.
    CreateVariable {
        /// Not empty, and no other variable's.
        name: String,
        /// What it holds.
        kind: VariableKind,
        /// Whether a document may have several values.
        is_multiple: bool,
    },
    /// Names a variable.
    RenameVariable {
        /// Which.
        variable: VariableId,
        /// Not empty, and no other variable's.
        name: String,
    },
    /// Deletes a variable with all its values, and the memos on it alone.
    DeleteVariable {
        /// Which.
        variable: VariableId,
    },
    /// Says what documents have for a variable, in place of what they had.
    SetValues {
        /// Which documents.
        documents: Vec<DocumentId>,
        /// Which variable.
        variable: VariableId,
        /// None for no value; several only where the variable allows them. Numbers may be written in Arabic digits.
        values: Vec<Value>,
    },
    /// Makes a tag.
    CreateTag {
        /// What it is to be.
        tag: NewTag,
    },
    /// Changes a tag's labels.
    RenameTag {
        /// Which.
        tag: TagId,
        /// At least one side.
        label: Bilingual,
    },
    /// Changes a tag's definition.
    DefineTag {
        /// Which.
        tag: TagId,
        /// May be empty.
        definition: Bilingual,
    },
    /// Says when to use a tag and when not.
    SetTagRules {
        /// Which.
        tag: TagId,
        /// When to use it; may be empty.
        includes: Bilingual,
        /// When not to; may be empty.
        excludes: Bilingual,
    },
    /// Says by which spellings a tag is found, and which were turned down, in place of what it had.
    SetTerms {
        /// Which.
        tag: TagId,
        /// Each with something to see. Of a spelling that stands twice in one script the first counts.
        terms: Vec<Term>,
    },
    /// Turns mentions of a tag down, so that they are not suggested again. What was turned down already is passed over.
    RejectMentions {
        /// What is not meant there.
        tag: TagId,
        /// Captures and places in them.
        mentions: Vec<(CaptureId, Span)>,
        /// By whom.
        annotator: AnnotatorId,
    },
    /// Takes rejections away: the mentions are suggested again.
    RestoreMentions {
        /// Which.
        rejections: Vec<RejectionId>,
    },
    /// Keeps a search.
    SaveSearch {
        /// Not empty, and no other saved search's.
        name: String,
        /// What was typed; not empty.
        typed: String,
        /// How it is meant.
        options: SearchOptions,
        /// The captures that have hits now, if a person has looked at them.
        seen: Option<Vec<CaptureId>>,
        /// By whom.
        annotator: AnnotatorId,
    },
    /// Names a saved search, or searches for something else. What was seen of another question is forgotten.
    ChangeSearch {
        /// Which.
        search: SavedSearchId,
        /// Not empty, and no other saved search's.
        name: String,
        /// What is typed now; not empty.
        typed: String,
        /// How it is meant now.
        options: SearchOptions,
    },
    /// Takes note of what a saved search found when a person looked. Refused where that is what it had found.
    MarkSearchRun {
        /// Which.
        search: SavedSearchId,
        /// The captures that have hits, in any order.
        captures: Vec<CaptureId>,
    },
    /// Deletes a saved search.
    DeleteSearch {
        /// Which.
        search: SavedSearchId,
    },
    /// Makes a tag a category, which only groups, or a tag that can be put on passages. Refused where it is on some.
    SetCategory {
        /// Which.
        tag: TagId,
        /// Whether it only groups.
        is_category: bool,
    },
    /// Changes a tag's color.
    RecolorTag {
        /// Which.
        tag: TagId,
        /// The new color.
        color: TagColor,
    },
    /// Moves tags with all below them; one that stands below another of them goes with it.
    MoveTags {
        /// Which, in the order in which they are to stand; at least one.
        tags: Vec<TagId>,
        /// The tag above, or none for the top.
        parent: Option<TagId>,
        /// The sibling they are to stand before, or none for the end.
        before: Option<TagId>,
    },
    /// Deletes a tag; tags below it move up to its parent.
    DeleteTag {
        /// Which.
        tag: TagId,
        /// What becomes of annotations that carry no other tag.
        fate: AnnotationFate,
    },
    /// Takes tags from a codebook: those whose ids are new come in at the end of their siblings, those that are here become
    /// as given. One change.
    ImportTags {
        /// Those above before those below.
        tags: Vec<ImportedTag>,
    },
    /// Makes one tag of several: what they are on, what stands below them, memos on them and places in tag sets go over
    /// to one of them. It keeps its label, and takes definition and rules where it has none.
    MergeTags {
        /// Which go.
        from: Vec<TagId>,
        /// Which stays.
        into: TagId,
    },
    /// Makes a tag set.
    CreateTagSet {
        /// Not empty, and no other set's.
        name: String,
        /// Its first tags, in their order.
        tags: Vec<TagId>,
    },
    /// Names a tag set.
    RenameTagSet {
        /// Which.
        set: TagSetId,
        /// Not empty, and no other set's.
        name: String,
    },
    /// Deletes a tag set, and the memos on it alone; its tags stay.
    DeleteTagSet {
        /// Which.
        set: TagSetId,
    },
    /// Puts tags at the end of a set, those that are not in it yet.
    AddToTagSet {
        /// Which set.
        set: TagSetId,
        /// Which tags.
        tags: Vec<TagId>,
    },
    /// Takes tags out of a set; they stay in the collection.
    RemoveFromTagSet {
        /// Which set.
        set: TagSetId,
        /// Which tags.
        tags: Vec<TagId>,
    },
    /// Marks a passage, with or without tags. Where the annotator has an annotation on the very same spans, that one
    /// gets the tags.
    Annotate {
        /// Whose text: the current capture of a document.
        capture: CaptureId,
        /// Ascending, not overlapping, on grapheme edges.
        spans: Vec<Span>,
        /// In order; none for a plain highlight.
        tags: Vec<TagChoice>,
        /// By whom.
        annotator: AnnotatorId,
    },
    /// Marks many passages of one span each, in one or several texts, as one step: hits of a search, mentions of a
    /// tag. Where the annotator has an annotation on the very same span, that one gets the tags that it lacks; one that
    /// carries them all is left as it is. A place that stands twice in the list counts once.
    AnnotateAll {
        /// Current captures of documents, and spans on grapheme edges; at least one.
        passages: Vec<(CaptureId, Span)>,
        /// In order; none for plain highlights.
        tags: Vec<TagChoice>,
        /// By whom.
        annotator: AnnotatorId,
    },
    /// Moves the edges of an annotation in the current capture of its document. In former captures it stands as before.
    MoveEdges {
        /// Which.
        annotation: AnnotationId,
        /// The new spans.
        spans: Vec<Span>,
    },
    /// Puts tags on annotations and takes others off, as one step. What an annotation carries already is not put on
    /// again; one that loses all its tags stays as a highlight.
    Retag {
        /// Which.
        annotations: Vec<AnnotationId>,
        /// Tags to put on, in order; these win over `remove`.
        add: Vec<TagChoice>,
        /// Tags to take off.
        remove: Vec<TagId>,
        /// By whom.
        annotator: AnnotatorId,
    },
    /// Says whether an annotation shows well what a tag on it means.
    SetExample {
        /// Which.
        annotation: AnnotationId,
        /// A tag that it carries.
        tag: TagId,
        /// Whether it does.
        is_example: bool,
    },
    /// Deletes annotations with their taggings, and the memos and links on them alone.
    DeleteAnnotations {
        /// Which.
        annotations: Vec<AnnotationId>,
    },
    /// Makes a memo or changes one.
    WriteMemo {
        /// None: a new one.
        memo: Option<MemoId>,
        /// What a new memo is for; an old one keeps what it has.
        kind: MemoKind,
        /// What a new memo is attached to, nothing for a free one; an old one keeps what it has.
        targets: Vec<MemoTarget>,
        /// May be empty.
        title: String,
        /// May be empty only if the title is not.
        body: String,
        /// By whom.
        annotator: AnnotatorId,
        /// Whether it is one undo step with the change before, if that wrote the same memo.
        joins: bool,
    },
    /// Says what a memo is for.
    SetMemoKind {
        /// Which.
        memo: MemoId,
        /// What for.
        kind: MemoKind,
    },
    /// Attaches a memo to one thing more.
    AttachMemo {
        /// Which.
        memo: MemoId,
        /// To what.
        target: MemoTarget,
    },
    /// Takes a memo off a thing; without any it is a free memo.
    DetachMemo {
        /// Which.
        memo: MemoId,
        /// Off what.
        target: MemoTarget,
    },
    /// Deletes a memo.
    DeleteMemo {
        /// Which.
        memo: MemoId,
    },
    /// Links two passages. An end that nobody has annotated becomes a highlight of the annotator's, so that it shows.
    Link {
        /// Where it starts.
        from: LinkEnd,
        /// Where it leads.
        to: LinkEnd,
        /// What it means.
        relation: RelationChoice,
        /// By whom.
        annotator: AnnotatorId,
    },
    /// Gives a link another meaning.
    SetRelation {
        /// Which.
        link: LinkId,
        /// What it means now.
        relation: RelationChoice,
    },
    /// Lets a link lead the other way.
    ReverseLink {
        /// Which.
        link: LinkId,
    },
    /// Deletes links; the passages that they joined stay.
    DeleteLinks {
        /// Which.
        links: Vec<LinkId>,
    },
    /// Adds an annotator.
    AddAnnotator {
        /// Not empty.
        name: String,
    },
    /// Renames an annotator.
    RenameAnnotator {
        /// Who.
        annotator: AnnotatorId,
        /// Not empty.
        name: String,
    },
    /// Brings in rows of an exported collection: what is new comes in, what is the same is passed over, what differs is
    /// left as it is and named in the outcome.
    Merge {
        /// Parents before children.
        rows: Vec<Row>,
        /// Bytes of captures among the rows, where the export holds them.
        originals: Vec<Original>,
        /// Rows that were deleted there. They delete nothing here: those of rows that are live here are named in the
        /// outcome, the rest is kept for the next export.
        tombstones: Vec<Tombstone>,
    },
    /// Takes the last change back.
    Undo,
    /// Makes the change again that was taken back last.
    Redo,
}
