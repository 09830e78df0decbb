//! Memos.

use crate::command::plan::Planned;
use crate::command::plan::draft::Draft;
use crate::command::plan::names::checked_len;
use crate::command::{ActionCode, Refusal};
use crate::model::{AnnotatorId, Memo, MemoId, MemoKind, MemoTarget};

/// What is written.
pub(super) struct Written<'a> {
    pub(super) kind: MemoKind,
    pub(super) targets: &'a [MemoTarget],
    pub(super) title: &'a str,
    pub(super) body: &'a str,
    pub(super) annotator: AnnotatorId,
    pub(super) joins: bool,
}

pub(super) fn write(
    draft: &mut Draft<'_>,
    memo: Option<MemoId>,
    written: &Written<'_>,
) -> Result<Planned, Refusal> {
    draft.check_annotator(written.annotator)?;
    let title = written.title.trim();
    if title.is_empty() && written.body.trim().is_empty() {
        return Err(Refusal::EmptyName);
    }
    checked_len(title)?;
    let now = draft.now();
    let memo = match memo {
        None => Memo {
            id: draft.new_id(MemoId),
            kind: written.kind,
            title: title.to_owned(),
            body: written.body.to_owned(),
            targets: targets(draft, written.targets)?,
            annotator: written.annotator,
            created: now,
            modified: now,
        },
        Some(id) => {
            let mut memo = (**find(draft, id)?).clone();
            if memo.title == title && memo.body == written.body {
                return Err(Refusal::NoChange);
            }
            title.clone_into(&mut memo.title);
            written.body.clone_into(&mut memo.body);
            memo.modified = now;
            memo
        }
    };
    let mut planned = Planned::new(ActionCode::WriteMemo, memo.title.clone())
        .by(written.annotator)
        .answer(memo.id);
    planned.joins = written.joins;
    draft.put(memo);
    Ok(planned)
}

pub(super) fn set_kind(
    draft: &mut Draft<'_>,
    id: MemoId,
    kind: MemoKind,
) -> Result<Planned, Refusal> {
    let mut memo = (**find(draft, id)?).clone();
    memo.kind = kind;
    let planned = Planned::new(ActionCode::SetMemoKind, memo.title.clone()).answer(id);
    draft.put(memo);
    Ok(planned)
}

pub(super) fn attach(
    draft: &mut Draft<'_>,
    id: MemoId,
    target: MemoTarget,
) -> Result<Planned, Refusal> {
    let mut memo = (**find(draft, id)?).clone();
    memo.targets.extend(targets(draft, &[target])?);
    memo.targets.sort_unstable();
    memo.targets.dedup();
    let planned = Planned::new(ActionCode::AttachMemo, memo.title.clone()).answer(id);
    draft.put(memo);
    Ok(planned)
}

pub(super) fn detach(
    draft: &mut Draft<'_>,
    id: MemoId,
    target: MemoTarget,
) -> Result<Planned, Refusal> {
    let mut memo = (**find(draft, id)?).clone();
    memo.targets.retain(|other| *other != target);
    let planned = Planned::new(ActionCode::DetachMemo, memo.title.clone()).answer(id);
    draft.put(memo);
    Ok(planned)
}

pub(super) fn delete(draft: &mut Draft<'_>, id: MemoId) -> Result<Planned, Refusal> {
    let title = find(draft, id)?.title.clone();
    draft.remove(id);
    Ok(Planned::new(ActionCode::DeleteMemo, title))
}

/// Ascending, each once, and all there.
fn targets(draft: &Draft<'_>, targets: &[MemoTarget]) -> Result<Vec<MemoTarget>, Refusal> {
    let mut targets = targets.to_vec();
    targets.sort();
    targets.dedup();
    for key in targets.iter().filter_map(|target| target.key()) {
        if draft.row(key).is_none() {
            return Err(Refusal::Missing { key });
        }
    }
    Ok(targets)
}

fn find<'a>(draft: &Draft<'a>, id: MemoId) -> Result<&'a std::sync::Arc<Memo>, Refusal> {
    draft
        .snapshot
        .memo(id)
        .ok_or(Refusal::Missing { key: id.into() })
}
