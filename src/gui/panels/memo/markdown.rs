//! A memo as it is read: headings, lists, quotations and stressed words, each paragraph in its own direction.
//!
//! Every line of a memo stays a paragraph of its own, as it was typed: Markdown would run them together.

use std::ops::Range;
use std::sync::Arc;

use egui::{Rect, Ui, pos2, vec2};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::gui::theme::Theme;
use crate::gui::typeset::{Family, ParagraphLayout, ParagraphSpec, TextStyle, Typesetter};
use crate::text::{Direction, first_strong};

/// Longer texts are shown as they are written, bytes.
const LONGEST: usize = 100_000;
/// How far a list, a quotation or what is in it stands in, points.
const INDENT: f32 = 20.0;

/// What a line of a memo is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    Plain,
    Heading(u8),
    /// An item of a list, or a further line of one (without a marker).
    Item(String),
    Quote,
    Code,
    Rule,
}

/// A line of a memo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MemoLine {
    pub(super) kind: LineKind,
    /// Lists and quotations around it.
    pub(super) depth: usize,
    pub(super) text: String,
    /// Stressed words, bytes of `text`.
    pub(super) strong: Vec<Range<usize>>,
    /// An empty line or another kind of text is before it.
    pub(super) begins: bool,
}

/// Reads the lines of a memo.
pub(super) fn lines_of(text: &str) -> Vec<MemoLine> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, Options::ENABLE_TASKLISTS) {
        reader.take(event);
    }
    reader.end_line();
    reader.lines
}

#[derive(Default)]
struct Reader {
    lines: Vec<MemoLine>,
    text: String,
    strong: Vec<Range<usize>>,
    stressed: Vec<usize>,
    heading: Option<u8>,
    is_code: bool,
    quotes: usize,
    /// The next number of each list that is open; none for bullets.
    lists: Vec<Option<u64>>,
    marker: Option<String>,
    is_item: bool,
    begins: bool,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.is_code => {
                for line in words.lines() {
                    self.text.push_str(line);
                    self.push(LineKind::Code);
                }
            }
            Event::Text(words)
            | Event::Code(words)
            | Event::Html(words)
            | Event::InlineHtml(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words)
            | Event::FootnoteReference(words) => self.text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => self.end_line(),
            Event::Rule => {
                self.end_line();
                self.push(LineKind::Rule);
            }
            Event::TaskListMarker(is_done) => {
                self.marker = Some(if is_done { "☑" } else { "☐" }.to_owned());
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_line();
                self.heading = Some(*level as u8);
            }
            Tag::CodeBlock(_) => {
                self.end_line();
                self.is_code = true;
            }
            Tag::BlockQuote(_) => {
                self.end_line();
                self.quotes += 1;
            }
            Tag::List(first) => {
                self.end_line();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.end_line();
                self.is_item = true;
                self.marker = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}.", *number - 1)
                    }
                    _ => "•".to_owned(),
                });
            }
            Tag::Strong | Tag::Emphasis => self.stressed.push(self.text.len()),
            Tag::Paragraph => {
                self.end_line();
                self.begins = true;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.end_line();
                self.heading = None;
            }
            TagEnd::CodeBlock => self.is_code = false,
            TagEnd::BlockQuote(_) => {
                self.end_line();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.end_line();
                self.lists.pop();
                self.is_item = !self.lists.is_empty();
            }
            TagEnd::Item => {
                self.end_line();
                self.marker = None;
            }
            TagEnd::Strong | TagEnd::Emphasis => {
                if let Some(start) = self.stressed.pop() {
                    self.strong.push(start..self.text.len());
                }
            }
            TagEnd::Paragraph => self.end_line(),
            _ => {}
        }
    }

    /// Ends the line that is being read, if there is one.
    fn end_line(&mut self) {
        if self.text.is_empty() {
            return;
        }
        // What is stressed over a line's end goes on in the next.
        for start in &mut self.stressed {
            self.strong.push(*start..self.text.len());
            *start = 0;
        }
        let kind = match self.heading {
            Some(level) => LineKind::Heading(level),
            None if self.is_item => LineKind::Item(self.marker.take().unwrap_or_default()),
            None if self.quotes > 0 => LineKind::Quote,
            None => LineKind::Plain,
        };
        self.push(kind);
    }

    fn push(&mut self, kind: LineKind) {
        let mut strong = std::mem::take(&mut self.strong);
        strong.retain(|range| !range.is_empty());
        strong.sort_by_key(|range| range.start);
        strong.dedup_by(|later, earlier| {
            let touches = later.start <= earlier.end;
            if touches {
                earlier.end = earlier.end.max(later.end);
            }
            touches
        });
        self.lines.push(MemoLine {
            kind,
            depth: self.lists.len() + self.quotes,
            text: std::mem::take(&mut self.text),
            strong,
            begins: std::mem::take(&mut self.begins),
        });
    }
}

#[derive(Clone, Debug)]
struct Laid {
    layout: Arc<ParagraphLayout>,
    marker: Option<Arc<ParagraphLayout>>,
    direction: Direction,
    /// Points from the top of the text.
    top: f32,
    /// Points from the start side.
    indent: f32,
}

/// A text with its lines, and these laid out for a width. View state.
#[derive(Clone, Debug, Default)]
pub(super) struct Formatted {
    text: Option<String>,
    lines: Vec<MemoLine>,
    laid_for: Option<[u32; 2]>,
    laid: Vec<Laid>,
    height: f32,
}

impl Formatted {
    /// Whether there is anything that the signs of Markdown stand for.
    pub(super) fn has_markup(&mut self, text: &str) -> bool {
        if self.text.as_deref() != Some(text) {
            self.lines = if text.len() <= LONGEST {
                lines_of(text)
            } else {
                Vec::new()
            };
            self.text = Some(text.to_owned());
            self.laid_for = None;
        }
        self.lines
            .iter()
            .any(|line| line.kind != LineKind::Plain || !line.strong.is_empty())
    }

    /// The height of the text at a width, points.
    pub(super) fn lay_out(&mut self, ui: &Ui, width: f32) -> f32 {
        let ppp = ui.ctx().pixels_per_point();
        let key = [width, ppp].map(f32::to_bits);
        if self.laid_for == Some(key) {
            return self.height;
        }
        let typesetter = Typesetter::of(ui.ctx());
        self.laid.clear();
        let mut top = 0.0;
        let mut direction = if ui.layout().prefer_right_to_left() {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        };
        for (number, line) in self.lines.iter().enumerate() {
            direction = first_strong(&line.text).unwrap_or(direction);
            let style = style_of(&line.kind);
            if number > 0 && (line.begins || matches!(line.kind, LineKind::Heading(_))) {
                top += 6.0;
            }
            let indent = line.depth as f32 * INDENT;
            let strong = TextStyle {
                family: Family::InterfaceStrong,
                ..style
            };
            let spans: Vec<(Range<usize>, TextStyle)> = line
                .strong
                .iter()
                .map(|range| (range.clone(), strong))
                .collect();
            let room = ((width - indent) * ppp).max(40.0);
            let spec = ParagraphSpec {
                spans: &spans,
                ..ParagraphSpec::new(&line.text, &style, direction, ppp).wrapped(room)
            };
            let layout = typesetter.lay_out(&spec);
            let marker = match &line.kind {
                LineKind::Item(marker) if !marker.is_empty() => {
                    Some(typesetter.lay_out(&ParagraphSpec::new(marker, &style, direction, ppp)))
                }
                _ => None,
            };
            let height = layout.height() / ppp;
            self.laid.push(Laid {
                layout,
                marker,
                direction,
                top,
                indent,
            });
            top += height + 2.0;
        }
        self.height = top;
        self.laid_for = Some(key);
        top
    }

    /// Paints the text as laid out for the width of `rect`.
    pub(super) fn paint(&self, ui: &Ui, rect: Rect) {
        let theme = Theme::of(ui.ctx());
        let typesetter = Typesetter::of(ui.ctx());
        for (line, laid) in self.lines.iter().zip(&self.laid) {
            let ppp = laid.layout.pixels_per_point();
            let top = rect.top() + laid.top;
            let height = laid.layout.height() / ppp;
            let is_rtl = laid.direction.is_rtl();
            let color = match line.kind {
                LineKind::Heading(_) => theme.strong,
                LineKind::Quote => theme.muted,
                _ => theme.text,
            };
            if line.kind == LineKind::Rule {
                let stroke = egui::Stroke::new(1.0, theme.stroke);
                ui.painter()
                    .hline(rect.x_range(), top + height / 2.0, stroke);
                continue;
            }
            if line.kind == LineKind::Code {
                let ground =
                    Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), height));
                ui.painter().rect_filled(ground, 0.0, theme.panel);
            }
            if line.kind == LineKind::Quote {
                let at = if is_rtl {
                    rect.right() - laid.indent + 8.0
                } else {
                    rect.left() + laid.indent - 10.0
                };
                let bar = Rect::from_min_size(pos2(at, top), vec2(2.0, height + 2.0));
                ui.painter().rect_filled(bar, 1.0, theme.stroke);
            }
            let left = if is_rtl {
                rect.left()
            } else {
                rect.left() + laid.indent
            };
            typesetter.paint(ui.painter(), pos2(left, top), &laid.layout, |_| color);
            if let Some(marker) = &laid.marker {
                let width = marker.width() / ppp;
                let at = if is_rtl {
                    rect.right() - laid.indent + 6.0
                } else {
                    rect.left() + laid.indent - 6.0 - width
                };
                typesetter.paint(ui.painter(), pos2(at, top), marker, |_| theme.muted);
            }
        }
    }
}

fn style_of(kind: &LineKind) -> TextStyle {
    let heading = |size: f32, line_height: f32| TextStyle {
        family: Family::InterfaceStrong,
        ..TextStyle::interface(size, line_height)
    };
    match kind {
        LineKind::Heading(1) => heading(18.0, 28.0),
        LineKind::Heading(2) => heading(16.0, 25.0),
        LineKind::Heading(_) => heading(14.0, 22.0),
        LineKind::Code => TextStyle {
            family: Family::Monospace,
            ..TextStyle::MEMO
        },
        _ => TextStyle::MEMO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Kind, depth and text of each line, stressed words between stars.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize, &str)]) {
        let found: Vec<(String, usize, String)> = lines_of(text)
            .into_iter()
            .map(|line| {
                let kind = match line.kind {
                    LineKind::Plain => String::new(),
                    LineKind::Heading(level) => format!("h{level}"),
                    LineKind::Item(marker) => format!("item {marker}"),
                    LineKind::Quote => "quote".to_owned(),
                    LineKind::Code => "code".to_owned(),
                    LineKind::Rule => "rule".to_owned(),
                };
                let mut words = line.text.clone();
                for range in line.strong.iter().rev() {
                    words.insert(range.end, '*');
                    words.insert(range.start, '*');
                }
                (kind, line.depth, words)
            })
            .collect();
        let expected: Vec<(String, usize, String)> = expected
            .iter()
            .map(|(kind, depth, words)| ((*kind).to_owned(), *depth, (*words).to_owned()))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn every_line_stays_a_paragraph() {
        check(
            "سطر\nline\n\nlast",
            &[("", 0, "سطر"), ("", 0, "line"), ("", 0, "last")],
        );
        check("", &[]);
        check("a **b\nc** d", &[("", 0, "a *b*"), ("", 0, "*c* d")]);
    }

    #[test]
    fn signs_become_headings_lists_and_quotations() {
        check(
            "# عنوان\n## Two\ntext",
            &[("h1", 0, "عنوان"), ("h2", 0, "Two"), ("", 0, "text")],
        );
        check(
            "- one\n- **two** x\n  - inner\n\nafter",
            &[
                ("item •", 1, "one"),
                ("item •", 1, "*two* x"),
                ("item •", 2, "inner"),
                ("", 0, "after"),
            ],
        );
        check(
            "3. ثلاثة\n4. أربعة",
            &[("item 3.", 1, "ثلاثة"), ("item 4.", 1, "أربعة")],
        );
        check(
            "- [ ] do\n- [x] done",
            &[("item ☐", 1, "do"), ("item ☑", 1, "done")],
        );
        check("- one\nmore", &[("item •", 1, "one"), ("item ", 1, "more")]);
        check(
            "> قول\n> آخر\n\nبعده",
            &[("quote", 1, "قول"), ("quote", 1, "آخر"), ("", 0, "بعده")],
        );
        check("```\na\n b\n```", &[("code", 0, "a"), ("code", 0, " b")]);
        check(
            "a\n\n---\n\nb",
            &[("", 0, "a"), ("rule", 0, ""), ("", 0, "b")],
        );
    }
}
