//! From a command to the plan of its area. It only dispatches.

use crate::command::plan::draft::Draft;
use crate::command::plan::{
    Planned, annotations, annotators, captures, directions, document_sets, documents, furniture,
    links, memos, merge, merge_tags, rejections, retag, saved_searches, tag_import, tag_moves,
    tag_sets, tags, terms, variables,
};
use crate::command::{Command, Refusal};

pub(super) fn dispatch(draft: &mut Draft<'_>, command: &Command) -> Result<Planned, Refusal> {
    match command {
        Command::RenameCollection { name } => documents::rename_collection(draft, name),
        Command::SetCollectionDirection { direction } => {
            directions::set_collection(draft, *direction)
        }
        Command::AddDocuments { documents } => documents::add(draft, documents),
        Command::AddCapture {
            document,
            capture,
            decisions,
        } => captures::add(draft, *document, capture, decisions),
        Command::DecidePlaces {
            document,
            decisions,
        } => captures::decide(draft, *document, decisions),
        Command::FindPlaces { document } => captures::find_places(draft, *document),
        Command::RenameDocument { document, name } => documents::rename(draft, *document, name),
        Command::RemoveDocuments { documents } => documents::remove(draft, documents),
        Command::SetDocumentDirection {
            document,
            direction,
        } => directions::set_document(draft, *document, *direction),
        Command::SetParagraphDirection {
            document,
            start,
            direction,
        } => directions::set_paragraph(draft, *document, *start, *direction),
        Command::SetFurniture {
            document,
            stretch,
            is_furniture,
        } => furniture::set(draft, *document, *stretch, *is_furniture),
        Command::SetLanguage {
            documents,
            language,
        } => directions::set_language(draft, documents, language.as_deref()),
        Command::MoveDocuments { documents, before } => {
            documents::move_to(draft, documents, *before)
        }
        Command::CreateDocumentSet { name, documents } => {
            document_sets::create(draft, name, documents)
        }
        Command::RenameDocumentSet { set, name } => document_sets::rename(draft, *set, name),
        Command::DeleteDocumentSet { set } => document_sets::delete(draft, *set),
        Command::AddToDocumentSet { set, documents } => document_sets::add(draft, *set, documents),
        Command::RemoveFromDocumentSet { set, documents } => {
            document_sets::remove(draft, *set, documents)
        }
        Command::CreateVariable {
            name,
            kind,
            is_multiple,
        } => variables::create(draft, name, *kind, *is_multiple),
        Command::RenameVariable { variable, name } => variables::rename(draft, *variable, name),
        Command::DeleteVariable { variable } => variables::delete(draft, *variable),
        Command::SetValues {
            documents,
            variable,
            values,
        } => variables::set(draft, documents, *variable, values),
        Command::CreateTag { tag } => tags::create(draft, tag),
        Command::RenameTag { tag, label } => tags::rename(draft, *tag, label),
        Command::DefineTag { tag, definition } => tags::define(draft, *tag, definition),
        Command::SetTagRules {
            tag,
            includes,
            excludes,
        } => tags::set_rules(draft, *tag, includes, excludes),
        Command::SetTerms { tag, terms } => terms::set(draft, *tag, terms),
        Command::RejectMentions {
            tag,
            mentions,
            annotator,
        } => rejections::reject(draft, *tag, mentions, *annotator),
        Command::RestoreMentions { rejections } => rejections::restore(draft, rejections),
        Command::SaveSearch {
            name,
            typed,
            options,
            seen,
            annotator,
        } => saved_searches::save(draft, name, typed, *options, seen.as_deref(), *annotator),
        Command::ChangeSearch {
            search,
            name,
            typed,
            options,
        } => saved_searches::change(draft, *search, name, typed, *options),
        Command::MarkSearchRun { search, captures } => {
            saved_searches::mark_run(draft, *search, captures)
        }
        Command::DeleteSearch { search } => saved_searches::delete(draft, *search),
        Command::SetCategory { tag, is_category } => tags::set_category(draft, *tag, *is_category),
        Command::RecolorTag { tag, color } => tags::recolor(draft, *tag, *color),
        Command::MoveTags {
            tags,
            parent,
            before,
        } => tag_moves::move_to(draft, tags, *parent, *before),
        Command::DeleteTag { tag, fate } => tags::delete(draft, *tag, *fate),
        Command::ImportTags { tags } => tag_import::import(draft, tags),
        Command::MergeTags { from, into } => merge_tags::merge(draft, from, *into),
        Command::CreateTagSet { name, tags } => tag_sets::create(draft, name, tags),
        Command::RenameTagSet { set, name } => tag_sets::rename(draft, *set, name),
        Command::DeleteTagSet { set } => tag_sets::delete(draft, *set),
        Command::AddToTagSet { set, tags } => tag_sets::add(draft, *set, tags),
        Command::RemoveFromTagSet { set, tags } => tag_sets::remove(draft, *set, tags),
        Command::Annotate {
            capture,
            spans,
            tags,
            annotator,
        } => annotations::annotate(draft, *capture, spans, tags, *annotator),
        Command::AnnotateAll {
            passages,
            tags,
            annotator,
        } => annotations::annotate_all(draft, passages, tags, *annotator),
        Command::MoveEdges { annotation, spans } => {
            annotations::move_edges(draft, *annotation, spans)
        }
        Command::Retag {
            annotations,
            add,
            remove,
            annotator,
        } => retag::retag(draft, annotations, add, remove, *annotator),
        Command::SetExample {
            annotation,
            tag,
            is_example,
        } => retag::set_example(draft, *annotation, *tag, *is_example),
        Command::DeleteAnnotations { annotations } => annotations::delete(draft, annotations),
        Command::WriteMemo {
            memo,
            kind,
            targets,
            title,
            body,
            annotator,
            joins,
        } => memos::write(
            draft,
            *memo,
            &memos::Written {
                kind: *kind,
                targets,
                title,
                body,
                annotator: *annotator,
                joins: *joins,
            },
        ),
        Command::SetMemoKind { memo, kind } => memos::set_kind(draft, *memo, *kind),
        Command::AttachMemo { memo, target } => memos::attach(draft, *memo, *target),
        Command::DetachMemo { memo, target } => memos::detach(draft, *memo, *target),
        Command::DeleteMemo { memo } => memos::delete(draft, *memo),
        Command::Link {
            from,
            to,
            relation,
            annotator,
        } => links::link(draft, [from, to], relation, *annotator),
        Command::SetRelation { link, relation } => links::set_relation(draft, *link, relation),
        Command::ReverseLink { link } => links::reverse(draft, *link),
        Command::DeleteLinks { links } => links::delete(draft, links),
        Command::AddAnnotator { name } => annotators::add(draft, name),
        Command::RenameAnnotator { annotator, name } => annotators::rename(draft, *annotator, name),
        Command::Merge {
            rows,
            originals,
            tombstones,
        } => merge::merge(draft, rows, originals, tombstones),
        Command::Undo => Err(Refusal::NothingToUndo),
        Command::Redo => Err(Refusal::NothingToRedo),
    }
}
