//! Notes beside a text, memos, and what is known of documents and tags.

use crate::exchange::record::ExchangeError;
use crate::exchange::reports::gather::{Gather, Note, Writing};
use crate::exchange::reports::html::out::{Out, dir};
use crate::exchange::reports::html::style::class;
use crate::exchange::reports::html::text::named;
use crate::exchange::reports::view::DocumentView;
use crate::i18n::Word;
use crate::model::{Document, MemoTarget, TagId};

/// The notes of annotations, in the direction of the report; nothing where there are none.
pub(super) fn list(gather: &Gather<'_>, notes: &[&Note], out: &mut Out<'_>) {
    if notes.is_empty() {
        return;
    }
    let own = dir(gather.direction());
    let language = gather.wording.language.code();
    out.markup(&format!(
        "\n<ol class=\"notes\"{own} lang=\"{language}\" aria-label=\""
    ));
    out.text(gather.word(Word::TableAnnotations));
    out.markup("\">");
    for note in notes {
        item(gather, note, None, out);
    }
    out.markup("\n</ol>");
}

/// One note; of an annotation without a place, with its words.
fn item(gather: &Gather<'_>, note: &Note, lost: Option<&str>, out: &mut Out<'_>) {
    out.markup(&format!(
        "\n<li id=\"n-{}\" class=\"{}\" data-annotation=\"{}\" data-tags=\"{}\">",
        note.id,
        class(note.color()),
        note.id,
        tag_ids(note)
    ));
    let number = gather.number(note.number);
    match lost {
        None => {
            out.markup(&format!(
                "<a class=\"number\" href=\"#a-{}\" aria-label=\"",
                note.id
            ));
            out.text(&named(gather, note));
            out.markup("\">");
            out.text(&number);
            out.markup("</a>");
        }
        Some(words) => {
            out.element("span", " class=\"number\"", &number);
            let own = dir(gather.direction_of(words));
            out.markup(&format!(
                "<blockquote{own}><mark class=\"{} l0 in\" data-annotations=\"{}\">",
                class(note.color()),
                note.id
            ));
            out.text(words);
            out.markup("</mark></blockquote>");
        }
    }
    body(gather, note, None, out);
    out.markup("</li>");
}

/// The ids of its tags, for the proof.
pub(super) fn tag_ids(note: &Note) -> String {
    let ids: Vec<String> = note.tags.iter().map(|tag| tag.id.to_string()).collect();
    ids.join(" ")
}

/// Tags, memos, links, and by whom. `under`: the tag under which it stands already.
pub(super) fn body(gather: &Gather<'_>, note: &Note, under: Option<TagId>, out: &mut Out<'_>) {
    let others = note.tags.iter().filter(|tag| Some(tag.id) != under);
    let is_example =
        |tag: &&crate::exchange::reports::gather::TagAt| Some(tag.id) == under && tag.is_example;
    let mut tags: Vec<(String, String, bool)> = others
        .map(|tag| (class(tag.color), tag.path.clone(), tag.is_example))
        .collect();
    if note.tags.iter().any(|tag| is_example(&tag)) {
        tags.insert(0, (String::new(), String::new(), true));
    }
    if !tags.is_empty() {
        out.markup("<ul class=\"tags\">");
        for (class, path, is_example) in tags {
            out.markup("<li>");
            if !path.is_empty() {
                out.markup(&format!("<bdi class=\"tag {class}\">"));
                out.text(&path);
                out.markup("</bdi>");
            }
            if is_example {
                out.element(
                    "span",
                    " class=\"example\"",
                    gather.word(Word::ReportExample),
                );
            }
            out.markup("</li>");
        }
        out.markup("</ul>");
    }
    memos_beside(gather, &note.memos, Some(&note.by.name), out);
    for link in &note.links {
        out.markup("<p class=\"link\">");
        let arrow = match (link.leads_away, gather.direction().is_rtl()) {
            (true, false) | (false, true) => "→ ",
            (true, true) | (false, false) => "← ",
        };
        out.text(arrow);
        out.element("bdi", " class=\"relation\"", &link.relation);
        out.markup(" “");
        out.element("bdi", "", &link.words);
        out.markup("” ");
        out.element("bdi", " class=\"source\"", &link.document);
        out.markup("</p>");
    }
    by(&note.by, out);
}

fn by(by: &crate::exchange::reports::gather::By, out: &mut Out<'_>) {
    out.markup("<p class=\"by\">");
    out.element("bdi", "", &by.name);
    out.markup(" · ");
    out.markup(&format!("<time datetime=\"{}\">", moment(by.at)));
    out.element("bdi", "", &by.when);
    out.markup("</time></p>");
}

/// A time as HTML has it: to the minute, with the offset that was in force.
fn moment(at: crate::base::environment::Timestamp) -> String {
    let (day, time) = (at.date(), at.clock_time());
    let minutes = at.offset_seconds / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
    format!("{day}T{time}{sign}{hours:02}:{minutes:02}")
}

/// Memos, one after the other.
pub(super) fn memos(gather: &Gather<'_>, memos: &[Writing], out: &mut Out<'_>) {
    memos_beside(gather, memos, None, out);
}

/// The same beside something whose maker is said already.
fn memos_beside(gather: &Gather<'_>, memos: &[Writing], maker: Option<&str>, out: &mut Out<'_>) {
    for memo in memos {
        out.markup("<div class=\"memo\" role=\"note\">");
        if let Some(kind) = memo.kind {
            out.element("p", " class=\"kind\"", kind);
        }
        if !memo.title.is_empty() {
            let own = dir(gather.direction_of(&memo.title));
            out.element("p", &format!(" class=\"heading\"{own}"), &memo.title);
        }
        for paragraph in memo.body.split('\n').filter(|line| !line.trim().is_empty()) {
            out.element("p", dir(gather.direction_of(paragraph)), paragraph);
        }
        if maker != Some(memo.by.name.as_str()) {
            by(&memo.by, out);
        }
        out.markup("</div>");
    }
}

/// The memos of the collection and the free ones, with their heading; nothing where there are none.
pub(super) fn collection_memos(
    gather: &Gather<'_>,
    out: &mut Out<'_>,
) -> Result<(), ExchangeError> {
    let all = gather.snapshot.memos_on(MemoTarget::Collection).into_iter();
    let mut all = all.chain(gather.snapshot.free_memos()).peekable();
    if all.peek().is_none() {
        return Ok(());
    }
    out.markup("<section id=\"memos\" aria-labelledby=\"memos-heading\">");
    out.element(
        "h2",
        " id=\"memos-heading\"",
        gather.word(Word::ReportMemos),
    );
    for memo in all {
        memos(gather, &[gather.writing(memo)], out);
        out.send()?;
    }
    out.markup("</section>");
    Ok(())
}

/// Sets and variables of a document.
pub(super) fn facts(gather: &Gather<'_>, document: &Document, out: &mut Out<'_>) {
    let snapshot = gather.snapshot;
    let mut sets: Vec<&str> = snapshot
        .sets_of(document.id)
        .map(|set| set.name.as_str())
        .collect();
    sets.sort_unstable();
    let mut facts: Vec<(String, String)> = Vec::new();
    for set in sets {
        facts.push((gather.word(Word::TableSets).to_owned(), set.to_owned()));
    }
    let mut values: Vec<(String, String)> = snapshot
        .values_of(document.id)
        .filter_map(|value| {
            let variable = snapshot.variable(value.variable)?;
            Some((variable.name.clone(), value.value.plain()))
        })
        .collect();
    values.sort();
    facts.extend(values);
    if facts.is_empty() {
        return;
    }
    let own = dir(gather.direction());
    out.markup(&format!("<dl class=\"facts\"{own}>"));
    for (name, value) in facts {
        out.markup("<div><dt>");
        out.element("bdi", "", &name);
        out.markup("</dt><dd>");
        out.element("bdi", "", &value);
        out.markup("</dd></div>");
    }
    out.markup("</dl>");
}

/// What a tag says of itself.
pub(super) fn meaning(gather: &Gather<'_>, lines: &[(&str, String)], out: &mut Out<'_>) {
    if lines.is_empty() {
        return;
    }
    out.markup("<dl class=\"meaning\">");
    let mut last = "";
    for (name, text) in lines {
        if *name != last {
            out.element("dt", "", name);
            last = name;
        }
        out.markup("<dd>");
        for paragraph in text.split('\n').filter(|line| !line.trim().is_empty()) {
            out.element("p", dir(gather.direction_of(paragraph)), paragraph);
        }
        out.markup("</dd>");
    }
    out.markup("</dl>");
}

/// The annotations of a document that have no settled place in its text.
pub(super) fn open(gather: &Gather<'_>, view: &DocumentView<'_>, out: &mut Out<'_>) {
    if view.open.is_empty() {
        return;
    }
    let own = dir(gather.direction());
    let language = gather.wording.language.code();
    out.markup(&format!(
        "<div class=\"open\" data-open=\"{}\"{own} lang=\"{language}\">",
        view.document.id
    ));
    out.element("h3", "", gather.word(Word::ReportOpen));
    out.markup("<ol class=\"notes\">");
    for note in &view.open {
        item(gather, note, Some(&note.words), out);
    }
    out.markup("</ol></div>");
}
