//! Moving the chosen tags by a step: among siblings, in and out.

use crate::command::Command;
use crate::gui::commands::Request;
use crate::gui::panels::PanelContext;
use crate::gui::panels::tags::{TagsState, keys};
use crate::i18n::Word;
use crate::model::{Snapshot, TagId};

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// Before the sibling above.
    Up,
    /// After the sibling below.
    Down,
    /// Under the sibling above.
    In,
    /// After the tag above it in the tree.
    Out,
}

/// Moves what is chosen with the cursor's tag.
pub(super) fn move_chosen(state: &mut TagsState, how: Move, cx: &mut PanelContext<'_>) {
    if !cx.at_hand.writable {
        return;
    }
    let Some(cursor) = state.cursor else { return };
    if matches!(how, Move::Up | Move::Down) && !state.view.is_in_order() {
        let words = cx.word(Word::WhyTreeOrder).to_owned();
        cx.requests.push(Request::Say(words));
        return;
    }
    let tags = state.chosen_with(cursor);
    let Some(command) = step(cx.snapshot, &tags, how) else {
        return;
    };
    if let Command::MoveTags {
        parent: Some(parent),
        ..
    } = &command
        && state.view.closed.remove(parent)
    {
        state.tree.view_changed();
    }
    cx.requests.push(Request::Core(Box::new(command)));
    keys::reveal(state, cursor, cx);
}

/// The command of a step; none where there is no room for it. Tags with different parents move by the first one's place.
pub(super) fn step(snapshot: &Snapshot, tags: &[TagId], how: Move) -> Option<Command> {
    let first = snapshot.tag(*tags.first()?)?;
    let siblings: Vec<TagId> = snapshot
        .tags_under(first.parent)
        .map(|tag| tag.id)
        .collect();
    let is_moved = |id: &TagId| tags.contains(id);
    let start = siblings.iter().position(|id| *id == first.id)?;
    let above = siblings[..start].iter().rev().find(|id| !is_moved(id));
    let (parent, before) = match how {
        Move::Up => (first.parent, Some(*above?)),
        Move::Down => {
            let last = siblings.iter().rposition(is_moved)?;
            let mut below = siblings[last + 1..].iter();
            below.next()?;
            (first.parent, below.next().copied())
        }
        Move::In => (Some(*above?), None),
        Move::Out => {
            let parent = snapshot.tag(first.parent?)?;
            let mut uncles = snapshot.tags_under(parent.parent).map(|tag| tag.id);
            uncles.by_ref().find(|id| *id == parent.id);
            (parent.parent, uncles.next())
        }
    };
    Some(Command::MoveTags {
        tags: tags.to_vec(),
        parent,
        before,
    })
}
