//! Memos and what they are attached to.

use rusqlite::params;

use crate::model::{
    AnnotationId, DocumentId, DocumentSetId, LinkId, Memo, MemoId, MemoTarget, TagId, TagSetId,
    VariableId,
};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Scope, Statements, Stored, attach, statements};

impl Stored for Memo {
    type Id = MemoId;
    const STATEMENTS: Statements = statements!("memo");

    fn id(&self) -> MemoId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        sql.execute(
            Self::STATEMENTS.put,
            params![
                self.id,
                self.title,
                self.body,
                self.annotator,
                self.created.utc_micros,
                self.created.offset_seconds,
                self.modified.utc_micros,
                self.modified.offset_seconds,
                self.kind
            ],
        )
    }

    fn put_children(&self, sql: &Sql<'_>) -> Result<(), StoreError> {
        sql.execute(include_str!("memo/clear_targets.sql"), [self.id])?;
        for (ordinal, target) in self.targets.iter().enumerate() {
            let (mut document, mut tag, mut annotation, mut link) = (None, None, None, None);
            let (mut document_set, mut tag_set, mut variable) = (None, None, None);
            match target {
                MemoTarget::Collection => {}
                MemoTarget::Document(id) => document = Some(id),
                MemoTarget::Tag(id) => tag = Some(id),
                MemoTarget::Annotation(id) => annotation = Some(id),
                MemoTarget::Link(id) => link = Some(id),
                MemoTarget::DocumentSet(id) => document_set = Some(id),
                MemoTarget::TagSet(id) => tag_set = Some(id),
                MemoTarget::Variable(id) => variable = Some(id),
            }
            sql.execute(
                include_str!("memo/put_targets.sql"),
                params![
                    self.id,
                    ordinal as i64,
                    document,
                    tag,
                    annotation,
                    link,
                    document_set,
                    tag_set,
                    variable
                ],
            )?;
        }
        Ok(())
    }

    fn read_children(rows: &mut [Self], sql: &Sql<'_>, scope: Scope<'_>) -> Result<(), StoreError> {
        attach(
            rows,
            sql,
            (
                include_str!("memo/all_targets.sql"),
                include_str!("memo/its_targets.sql"),
            ),
            scope,
            read_target,
            |memo: &mut Self, target| memo.targets.push(target),
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            title: columns.next()?,
            body: columns.next()?,
            targets: Vec::new(),
            annotator: columns.next()?,
            created: columns.time()?,
            modified: columns.time()?,
            kind: columns.next()?,
        })
    }
}

fn read_target(columns: &mut Columns<'_, '_>) -> rusqlite::Result<MemoTarget> {
    let document: Option<DocumentId> = columns.next()?;
    let tag: Option<TagId> = columns.next()?;
    let annotation: Option<AnnotationId> = columns.next()?;
    let link: Option<LinkId> = columns.next()?;
    let document_set: Option<DocumentSetId> = columns.next()?;
    let tag_set: Option<TagSetId> = columns.next()?;
    let variable: Option<VariableId> = columns.next()?;
    Ok(document
        .map(MemoTarget::Document)
        .or(tag.map(MemoTarget::Tag))
        .or(annotation.map(MemoTarget::Annotation))
        .or(link.map(MemoTarget::Link))
        .or(document_set.map(MemoTarget::DocumentSet))
        .or(tag_set.map(MemoTarget::TagSet))
        .or(variable.map(MemoTarget::Variable))
        .unwrap_or(MemoTarget::Collection))
}
