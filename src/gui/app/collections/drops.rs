//! Files and folders that are dropped on the window or pasted as paths.

use std::path::PathBuf;

use egui::{Align2, Context, CornerRadius, Event, Id, LayerId, Order, Stroke, StrokeKind};

use crate::engine::locate::is_collection;
use crate::gui::app::{HashiyaApp, Stage};
use crate::gui::commands::{CollectionRequest, Request};
use crate::gui::icons;
use crate::gui::theme::Theme;
use crate::gui::widgets::{strong_font, text_font};
use crate::i18n::{Counted, Insert, Word, Wording, fill};

/// The most lines of a pasted text that are looked at.
const MOST_LINES: usize = 1000;

impl HashiyaApp {
    /// A collection opens; anything else is added to the open one, or starts a new one after a question.
    pub(in crate::gui::app) fn dropped(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        if let [one] = paths.as_slice()
            && is_collection(one)
        {
            self.open(ctx, paths);
            return;
        }
        match &self.stage {
            Stage::Opening(_) => {}
            Stage::Open(session) if session.engine.is_writable() => {
                if paths.iter().any(|path| is_collection(path)) {
                    self.open(ctx, paths);
                } else {
                    self.start_offer(paths);
                }
            }
            Stage::Open(_) => {
                let wording = self.wording();
                let reason = wording.text(Word::WhyReadOnly);
                let words = fill(Word::MsgRefused, wording, &[("reason", &reason)]);
                self.say(ctx, words, true, false);
            }
            Stage::Welcome => self.ask_new(paths),
        }
    }

    fn ask_new(&mut self, paths: Vec<PathBuf>) {
        let wording = self.wording();
        let files = Counted::File.of(paths.len());
        let question = fill(Word::AskDropNew, wording, &[("files", &files)]);
        let help = wording.text(Word::AskDropNewHelp);
        let way = self.way(Word::BtnOk, Request::OpenPaths(paths));
        self.ask_way(&format!("{question}. {help}"), vec![way], Word::BtnCancel);
    }

    /// Takes paths that are pasted while no field has the focus, and asks what to do with them.
    pub(super) fn take_pasted(&mut self, ctx: &Context) {
        if self.is_typing(ctx) {
            return;
        }
        let pasted = ctx.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::Paste(text) => Some(text.clone()),
                _ => None,
            })
        });
        let Some(paths) = pasted.map(|text| paths_in(&text)) else {
            return;
        };
        if paths.is_empty() {
            return;
        }
        let has_collection = paths.iter().any(|path| is_collection(path));
        let wording = self.wording();
        let Some(session) = self
            .session()
            .filter(|session| session.engine.is_writable() && !has_collection)
        else {
            self.dropped(ctx, paths);
            return;
        };
        let title = session.name();
        let files = Counted::File.of(paths.len());
        let values: [(&str, &dyn Insert); 2] = [("files", &files), ("title", &title)];
        let question = fill(Word::AskPaste, wording, &values);
        let names: Vec<String> = paths
            .iter()
            .take(5)
            .map(|path| path.display().to_string())
            .collect();
        let words = format!("{question}. {}", names.join("\n"));
        let add = CollectionRequest::Add(paths.clone());
        let new = wording.text(Word::FileNew).trim_end_matches('…').to_owned();
        let ways = vec![
            self.way(Word::BtnAdd, Request::Collection(add)),
            (new, Request::OpenPaths(paths)),
        ];
        self.ask_way(&words, ways, Word::BtnCancel);
    }
}

/// The paths that a text is made of, line by line; none if any line is something else.
fn paths_in(text: &str) -> Vec<PathBuf> {
    let lines = text
        .lines()
        .map(str::trim)
        // A list of addresses may begin with a word for its kind, and comments.
        .filter(|line| !line.is_empty() && !line.starts_with('#') && *line != "copy")
        .take(MOST_LINES);
    let paths: Option<Vec<PathBuf>> = lines.map(path_in).collect();
    paths.unwrap_or_default()
}

/// A path without the quotation marks, `file://` and percent signs that file managers and browsers put into it.
fn path_in(line: &str) -> Option<PathBuf> {
    let line = line.trim_matches(['"', '\'']);
    let path = match line.strip_prefix("file://") {
        Some(rest) => {
            let rest = rest.strip_prefix("localhost").unwrap_or(rest);
            let decoded = percent_decoded(rest)?;
            // `file:///C:/x`
            match decoded.strip_prefix('/') {
                Some(drive) if is_drive(drive) => PathBuf::from(drive),
                _ => PathBuf::from(decoded),
            }
        }
        None => match line.strip_prefix("~/") {
            Some(rest) => etcetera::home_dir().ok()?.join(rest),
            None => PathBuf::from(line),
        },
    };
    let text = path.to_str()?;
    let is_whole = text.starts_with('/') || text.starts_with("\\\\") || is_drive(text);
    (is_whole && text.len() > 1).then_some(path)
}

/// `C:\` or `C:/`.
fn is_drive(text: &str) -> bool {
    let mut letters = text.chars();
    letters
        .next()
        .is_some_and(|letter| letter.is_ascii_alphabetic())
        && letters.next() == Some(':')
        && matches!(letters.next(), Some('\\' | '/'))
}

/// Bytes that stand as `%20`; none if they do not make a text.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// Says over the whole window that it takes what is held over it.
pub(in crate::gui::app) fn drop_overlay_ui(ctx: &Context, wording: Wording) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let theme = Theme::of(ctx);
    let layer = LayerId::new(Order::Tooltip, Id::unique("drop"));
    let painter = ctx.layer_painter(layer);
    let whole = ctx.content_rect();
    painter.rect_filled(whole, CornerRadius::ZERO, theme.base.gamma_multiply(0.88));
    let frame = whole.shrink(24.0);
    let stroke = Stroke::new(2.0, theme.accent);
    painter.rect_stroke(frame, CornerRadius::same(8), stroke, StrokeKind::Inside);
    let center = frame.center();
    painter.text(
        center - egui::vec2(0.0, 36.0),
        Align2::CENTER_CENTER,
        icons::FOLDER_PLUS,
        text_font(36.0),
        theme.accent,
    );
    painter.text(
        center + egui::vec2(0.0, 14.0),
        Align2::CENTER_CENTER,
        wording.text(Word::HelloDrop),
        strong_font(20.0),
        theme.strong,
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_paths_are_read_line_by_line() {
        let check = |text: &str, expected: &[&str]| {
            let expected: Vec<PathBuf> = expected.iter().map(PathBuf::from).collect();
            assert_eq!(paths_in(text), expected, "{text:?}");
        };
        check("/data/a.txt", &["/data/a.txt"]);
        check(
            "/data/a.txt\r\n'/data/b c.txt'\n\n",
            &["/data/a.txt", "/data/b c.txt"],
        );
        check(
            "file:///data/%D8%AA%D9%82%D8%B1%D9%8A%D8%B1%20%31.txt",
            &["/data/تقرير 1.txt"],
        );
        check("file://localhost/data/x%zz", &["/data/x%zz"]);
        check(
            "copy\nfile:///data/x\nfile:///data/y",
            &["/data/x", "/data/y"],
        );
        check("file:///C:/data/x.txt", &["C:/data/x.txt"]);
        check("\"C:\\data\\x.txt\"", &["C:\\data\\x.txt"]);
        check("\\\\server\\share\\x.txt", &["\\\\server\\share\\x.txt"]);
        for text in [
            "",
            "/",
            "a word",
            "data/a.txt",
            "/data/a.txt\nand a word",
            "https://example.org/a.txt",
            "file:///%FF",
        ] {
            check(text, &[]);
        }
    }
}
