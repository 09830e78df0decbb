//! What the palette offers for what is typed: sections of commands, documents, tags and memos, the best first.

use egui::Color32;

use crate::gui::commands::{Availability, Keys, Request, SearchRequest, UiCommand};
use crate::gui::icons;
use crate::gui::popups::palette::index::{PaletteIndex, memo_name};
use crate::gui::popups::palette::matching::{Query, Rank, SYNONYM, rank, rank_with_faults};
use crate::gui::theme::Theme;
use crate::i18n::{Language, Word, Wording, fill, synonyms, without_isolates};
use crate::model::{Memo, MemoTarget, Snapshot};
use crate::text::fold_name;

/// A row that can be taken.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    pub(super) request: Request,
    /// In its own direction.
    pub(super) name: String,
    /// Why it is offered, where the name does not show it: a word of another program, or the name in the other language.
    pub(super) also: Option<String>,
    pub(super) icon: &'static str,
    pub(super) swatch: Option<Color32>,
    /// A count or shortcut at the end.
    pub(super) hint: String,
    /// Why it cannot be done now.
    pub(super) why: Option<Word>,
}

/// A line of the list.
#[derive(Clone, Debug)]
pub(super) enum Line {
    /// The name of a section.
    Head(Word),
    /// Something to take.
    Offer(Offer),
}

/// What offers depend on besides the query.
pub(super) struct Offering<'a> {
    pub(super) theme: &'a Theme,
    pub(super) snapshot: Option<&'a Snapshot>,
    pub(super) at_hand: &'a Availability,
    /// Keys of the commands used last, newest first.
    pub(super) recent: &'a [String],
    pub(super) wording: Wording,
}

/// The lines for a query.
pub(super) fn lines(query: &Query, index: &PaletteIndex, offering: &Offering<'_>) -> Vec<Line> {
    if query.is_empty() {
        return without_query(offering);
    }
    let mut sections = found(query, index, offering, false);
    if sections.iter().all(|(_, _, offers)| offers.is_empty()) {
        sections = found(query, index, offering, true);
    }
    sections.retain(|(_, _, offers)| !offers.is_empty());
    // The section with the best offer stands first; equally good ones in their usual order.
    sections.sort_by_key(|(best, ..)| *best);
    let mut lines = Vec::new();
    for (_, head, offers) in sections {
        lines.push(Line::Head(head));
        lines.extend(offers.into_iter().map(Line::Offer));
    }
    lines
}

/// What was used last, then every command by the sections of the menu.
fn without_query(offering: &Offering<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let recent: Vec<UiCommand> = offering
        .recent
        .iter()
        .filter_map(|key| {
            let mut commands = UiCommand::ALL.iter().copied();
            commands.find(|command| command.word().key() == key)
        })
        .filter(|command| command.is_enabled(offering.at_hand))
        .collect();
    if !recent.is_empty() {
        lines.push(Line::Head(Word::PaletteRecent));
        lines.extend(
            recent
                .iter()
                .map(|command| Line::Offer(command_offer(*command, None, offering))),
        );
    }
    for section in crate::gui::commands::Section::ALL {
        let commands = UiCommand::ALL.iter().copied();
        let mut offers: Vec<Offer> = commands
            .filter(|command| command.section() == *section && !recent.contains(command))
            .map(|command| command_offer(command, None, offering))
            .collect();
        if offers.is_empty() {
            continue;
        }
        offers.sort_by_key(|offer| offer.why.is_some());
        lines.push(Line::Head(section.word()));
        lines.extend(offers.into_iter().map(Line::Offer));
    }
    lines
}

type Found = Vec<(Rank, Word, Vec<Offer>)>;

fn found(query: &Query, index: &PaletteIndex, offering: &Offering<'_>, with_faults: bool) -> Found {
    let (commands, best) = commands(query, offering, with_faults);
    let mut sections = vec![(best, Word::PaletteCommands, commands)];
    let Some(snapshot) = offering.snapshot else {
        return sections;
    };
    let hits = index.find(query, with_faults);
    let first = |rank: Option<Rank>| rank.unwrap_or(Rank::MAX);
    let is_arabic = offering.wording.language == Language::Arabic;
    let documents = hits.documents.iter().filter_map(|(_, id)| {
        let document = snapshot.document(*id)?;
        let count = snapshot.n_annotations_of(document.capture);
        Some(Offer {
            request: Request::ShowDocument(*id),
            name: document.name.clone(),
            also: None,
            icon: icons::FILE_TEXT,
            swatch: None,
            hint: offering.wording.digits.number(count as u64),
            why: None,
        })
    });
    let best = first(hits.documents.first().map(|(rank, _)| *rank));
    sections.push((best, Word::PanelDocuments, documents.collect()));
    let tags = hits.tags.iter().filter_map(|(_, id)| {
        let tag = snapshot.tag(*id)?;
        let (name, other) = (tag.label.prefer(is_arabic), tag.label.prefer(!is_arabic));
        let shows_why = fits(name, query, with_faults);
        Some(Offer {
            request: Request::SelectTag(*id),
            name: name.to_owned(),
            also: (!shows_why && other != name).then(|| other.to_owned()),
            icon: "",
            swatch: Some(offering.theme.tag(tag.color)),
            hint: offering
                .wording
                .digits
                .number(snapshot.n_taggings_with(*id) as u64),
            why: None,
        })
    });
    let best = first(hits.tags.first().map(|(rank, _)| *rank));
    sections.push((best, Word::PanelTags, tags.collect()));
    // Few enough to be looked through as they are.
    let mut searches: Vec<(Rank, Offer)> = snapshot
        .saved_searches()
        .filter_map(|saved| {
            let how = if with_faults { rank_with_faults } else { rank };
            let offer = Offer {
                request: Request::Search(SearchRequest::Run(saved.id)),
                name: saved.name.clone(),
                also: None,
                icon: icons::SEARCH,
                swatch: None,
                hint: String::new(),
                why: None,
            };
            Some((how(&fold_name(&saved.name), query)?, offer))
        })
        .collect();
    searches.sort_by(|one, other| (one.0, &one.1.name).cmp(&(other.0, &other.1.name)));
    let best = first(searches.first().map(|(rank, _)| *rank));
    let searches = searches.into_iter().map(|(_, offer)| offer).collect();
    sections.push((best, Word::SearchSaved, searches));
    let memos = hits.memos.iter().filter_map(|(_, id)| {
        let memo = snapshot.memo(*id)?;
        Some(Offer {
            request: Request::WriteMemo(target_of(memo)?),
            name: memo_name(memo),
            also: None,
            icon: icons::STICKY_NOTE,
            swatch: None,
            hint: String::new(),
            why: None,
        })
    });
    let best = first(hits.memos.first().map(|(rank, _)| *rank));
    sections.push((best, Word::PanelMemos, memos.collect()));
    sections
}

fn target_of(memo: &Memo) -> Option<MemoTarget> {
    memo.targets.first().copied()
}

fn fits(name: &str, query: &Query, with_faults: bool) -> bool {
    let folded = fold_name(name);
    rank(&folded, query).is_some() || (with_faults && rank_with_faults(&folded, query).is_some())
}

/// Commands by their names in both languages and by what other programs call them; those that cannot be done now last.
fn commands(query: &Query, offering: &Offering<'_>, with_faults: bool) -> (Vec<Offer>, Rank) {
    let how = if with_faults { rank_with_faults } else { rank };
    let mut ranked: Vec<(bool, Rank, Offer)> = Vec::new();
    for command in UiCommand::ALL.iter().copied() {
        let names = Language::ALL.map(|language| name_of(command, language));
        let by_name = names
            .iter()
            .filter_map(|name| how(&fold_name(name), query))
            .min();
        let by_synonym = synonyms(command.word())
            .iter()
            .filter_map(|word| Some((how(&fold_name(word), query)? + SYNONYM, *word)))
            .min();
        let by_synonym = by_synonym.filter(|(rank, _)| by_name.is_none_or(|name| *rank < name));
        let (rank, also) = match (by_name, by_synonym) {
            (_, Some((rank, word))) => (rank, Some(word.to_owned())),
            (Some(rank), None) => {
                let shown = name_of(command, offering.wording.language);
                let other = names.iter().find(|name| **name != shown);
                let is_shown = fits(&shown, query, with_faults);
                (rank, other.filter(|_| !is_shown).cloned())
            }
            (None, None) => continue,
        };
        let offer = command_offer(command, also, offering);
        ranked.push((offer.why.is_some(), rank, offer));
    }
    // What can be done counts for the place of the section; what cannot is still told, with the reason.
    ranked.sort_by_key(|(is_disabled, rank, _)| (*is_disabled, *rank));
    let best = ranked
        .iter()
        .map(|(is_disabled, rank, _)| rank + if *is_disabled { 500 } else { 0 })
        .min()
        .unwrap_or(Rank::MAX);
    (
        ranked.into_iter().map(|(_, _, offer)| offer).collect(),
        best,
    )
}

/// A command's name.
fn name_of(command: UiCommand, language: Language) -> String {
    let nothing: &dyn crate::i18n::Insert = &"";
    let name = fill(command.plain_word(), language, &[("n", nothing)]);
    without_isolates(&name).trim().to_owned()
}

fn command_offer(command: UiCommand, also: Option<String>, offering: &Offering<'_>) -> Offer {
    Offer {
        request: Request::Ui(command),
        name: name_of(command, offering.wording.language),
        also,
        icon: command.icon(),
        swatch: None,
        hint: command
            .mirrored(offering.wording.language.is_rtl())
            .keys()
            .map(Keys::name)
            .unwrap_or_default(),
        why: command.why_not(offering.at_hand),
    }
}
