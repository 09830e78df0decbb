//! The hands that work in a window, and the eyes that look at what it says.

use std::ops::Range;
use std::time::{Duration, Instant};

use egui::accesskit::{Role, TextDirection};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use hashiya::gui::app::HashiyaApp;
use hashiya::gui::typeset::{ParagraphSpec, TextStyle, Typesetter};
use hashiya::text::{Direction, first_strong};

pub const NONE: Modifiers = Modifiers::NONE;
pub const SHIFT: Modifiers = Modifiers::SHIFT;
pub const ALT: Modifiers = Modifiers::ALT;
/// Ctrl as a keyboard under Linux sends it.
pub const CTRL: Modifiers = Modifiers {
    ctrl: true,
    command: true,
    ..Modifiers::NONE
};

/// How long a thread may take to answer before a test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// Waits for something without running a frame of any window.
pub fn wait_outside(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// A window with hands.
pub struct Window {
    pub harness: Harness<'static, HashiyaApp>,
}

impl Window {
    // --- waiting -------------------------------------------------------------------------------------------------

    /// Runs frames until something is so.
    pub fn wait_for(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        loop {
            self.harness.step();
            if is_so(self) {
                // What is so in the file shows in the next frame.
                self.harness.step();
                return;
            }
            if start.elapsed() > PATIENCE {
                panic!(
                    "waited in vain for {what}; the window says:\n{}",
                    self.said()
                );
            }
            std::thread::sleep(Duration::from_millis(3));
        }
    }

    /// Runs frames until nothing asks for another one at once.
    pub fn settle(&mut self) {
        self.harness.run();
    }

    /// Lets some seconds of the window's clock go by.
    pub fn pass(&mut self, seconds: f32) {
        self.harness.run_steps((seconds * 60.0).ceil() as usize);
    }

    // --- looking -------------------------------------------------------------------------------------------------

    /// What has that role and name; marks of direction in the name do not count.
    pub fn find(&self, role: Role, label: &str) -> Option<Node<'_>> {
        let nodes = self.harness.root().children_recursive();
        nodes.into_iter().find(|node| {
            let node = node.accesskit_node();
            let name = node.label().or(node.value());
            node.role() == role && name.is_some_and(|name| without_marks(&name) == label)
        })
    }

    #[track_caller]
    fn get(&self, role: Role, label: &str) -> Node<'_> {
        self.find(role, label)
            .unwrap_or_else(|| panic!("no {role:?} {label:?} in:\n{}", self.said()))
    }

    pub fn has(&self, role: Role, label: &str) -> bool {
        self.find(role, label).is_some()
    }

    /// The names of what has a role inside something else, in order; a star behind what is selected.
    #[track_caller]
    pub fn names_in(&self, parent: Role, label: &str, role: Role) -> Vec<String> {
        let inside = self.get(parent, label).children_recursive();
        let nodes = inside.into_iter().map(|node| node.accesskit_node());
        nodes
            .filter(|node| node.role() == role)
            .map(|node| {
                let name = without_marks(&node.label().unwrap_or_default());
                match node.is_selected() {
                    Some(true) => format!("{name}*"),
                    _ => name,
                }
            })
            .collect()
    }

    /// The names of everything that has a role, in order.
    pub fn names_with(&self, role: Role) -> Vec<String> {
        let nodes = self.harness.root().children_recursive();
        let nodes = nodes.into_iter().map(|node| node.accesskit_node());
        nodes
            .filter(|node| node.role() == role)
            .map(|node| without_marks(&node.label().unwrap_or_default()))
            .collect()
    }

    /// Whether a label shows these words, among others.
    pub fn shows(&self, words: &str) -> bool {
        let nodes = self.harness.root().children_recursive();
        nodes.into_iter().any(|node| {
            let node = node.accesskit_node();
            let said = node.value().or(node.label()).unwrap_or_default();
            node.role() == Role::Label && without_marks(&said).contains(words)
        })
    }

    #[track_caller]
    pub fn rect(&self, role: Role, label: &str) -> Rect {
        self.get(role, label).rect()
    }

    #[track_caller]
    pub fn is_enabled(&self, role: Role, label: &str) -> bool {
        !self.get(role, label).accesskit_node().is_disabled()
    }

    /// What a field holds.
    #[track_caller]
    pub fn value(&self, role: Role, label: &str) -> String {
        self.get(role, label).value().unwrap_or_default()
    }

    /// What is told of a thing beside its name, such as its count.
    #[track_caller]
    pub fn description(&self, role: Role, label: &str) -> String {
        let node = self.get(role, label).accesskit_node();
        node.data().description().unwrap_or_default().to_owned()
    }

    /// Whether a label that begins with these words is set from right to left.
    #[track_caller]
    pub fn is_rtl(&self, words: &str) -> bool {
        let node = self.get(Role::Label, words).accesskit_node();
        node.data().text_direction() == Some(TextDirection::RightToLeft)
    }

    #[track_caller]
    pub fn is_focused(&self, role: Role, label: &str) -> bool {
        self.get(role, label).is_focused()
    }

    /// What is selected in the reading view, as assistive programs are told.
    pub fn selected(&self) -> String {
        let mut documents = self.harness.get_all_by_role(Role::Document);
        let words = documents.find_map(|document| {
            let words = document.accesskit_node().data().description();
            words.filter(|words| !words.is_empty()).map(str::to_owned)
        });
        words.unwrap_or_default()
    }

    /// Everything that has a role and a name, for messages of failures.
    pub fn said(&self) -> String {
        let mut said = String::new();
        for node in self.harness.root().children_recursive() {
            let node = node.accesskit_node();
            let words = node.label().or(node.value()).unwrap_or_default();
            if !words.is_empty() {
                said.push_str(&format!("{:?} {words:?}\n", node.role()));
            }
        }
        said
    }

    // --- hands ---------------------------------------------------------------------------------------------------

    fn send(&mut self, modifiers: Modifiers, events: Vec<Event>) {
        let input = self.harness.input_mut();
        input.events.push(Event::ModifiersChanged(modifiers));
        input.events.extend(events);
        self.harness.step();
    }

    /// Presses and lets go a key that writes no letter.
    pub fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.strike(modifiers, key, key, "");
    }

    /// Presses and lets go a key; `letter` is what the layout writes with it, in the same frame as winit does.
    pub fn strike(&mut self, modifiers: Modifiers, key: Key, physical: Key, letter: &str) {
        let event = |pressed| Event::Key {
            key,
            physical_key: Some(physical),
            pressed,
            repeat: false,
            modifiers,
        };
        let mut events = vec![event(true)];
        if !letter.is_empty() {
            events.push(Event::Text(letter.to_owned()));
        }
        self.send(modifiers, events);
        self.send(modifiers, vec![event(false)]);
        self.send(NONE, Vec::new());
        self.settle();
    }

    /// Types a text key by key, under an Arabic or English layout as each letter needs.
    pub fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            let key = key_of(letter);
            let modifiers = if letter.is_ascii_uppercase() {
                SHIFT
            } else {
                NONE
            };
            self.strike(modifiers, key, key, &letter.to_string());
        }
    }

    fn button(&mut self, at: Pos2, pressed: bool) {
        let button = Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: NONE,
        };
        self.send(NONE, vec![Event::PointerMoved(at), button]);
    }

    pub fn click_at(&mut self, at: Pos2) {
        self.button(at, true);
        self.button(at, false);
        self.settle();
    }

    /// Opens the menu of a thing.
    #[track_caller]
    pub fn secondary_click(&mut self, role: Role, label: &str) {
        self.secondary_click_at(self.rect(role, label).center());
    }

    pub fn secondary_click_at(&mut self, at: Pos2) {
        for pressed in [true, false] {
            let button = Event::PointerButton {
                pos: at,
                button: PointerButton::Secondary,
                pressed,
                modifiers: NONE,
            };
            self.send(NONE, vec![Event::PointerMoved(at), button]);
        }
        self.settle();
    }

    pub fn double_click_at(&mut self, at: Pos2) {
        // A click of long ago must not make three of two.
        self.pass(0.5);
        for pressed in [true, false, true, false] {
            self.button(at, pressed);
        }
        self.settle();
    }

    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.pass(0.5);
        self.button(from, true);
        for step in 1_u8..=6 {
            let at = from.lerp(to, f32::from(step) / 6.0);
            self.send(NONE, vec![Event::PointerMoved(at)]);
        }
        self.button(to, false);
        self.settle();
    }

    #[track_caller]
    pub fn click_with(&mut self, modifiers: Modifiers, role: Role, label: &str) {
        self.get(role, label).click_modifiers(modifiers);
        self.settle();
    }

    #[track_caller]
    pub fn click(&mut self, role: Role, label: &str) {
        let at = self.rect(role, label).center();
        self.click_at(at);
    }

    /// Opens the palette, types a command's name and takes the first offer.
    pub fn command(&mut self, name: &str) {
        self.key(CTRL, Key::K);
        self.type_text(name);
        self.key(NONE, Key::Enter);
    }

    /// The place on the screen of words in a paragraph that is in view.
    pub fn place_of(&self, paragraph: &str, words: &str) -> Rect {
        let at = paragraph.find(words).expect("the words are in it");
        self.place_of_bytes(paragraph, at..at + words.len())
    }

    fn place_of_bytes(&self, paragraph: &str, bytes: Range<usize>) -> Rect {
        let node = self.rect(Role::Paragraph, paragraph);
        let ppp = self.harness.ctx.pixels_per_point();
        let direction = first_strong(paragraph).expect("a direction");
        let style = TextStyle::reading(direction);
        let spec = ParagraphSpec::new(paragraph, &style, direction, ppp)
            .wrapped((node.width() * ppp).floor());
        let layout = Typesetter::of(&self.harness.ctx).lay_out(&spec);
        let rects = layout.rects(bytes);
        rects
            .iter()
            .map(|rect| rect.on_screen(node.min, ppp))
            .reduce(Rect::union)
            .expect("it has a place")
    }

    /// Drags from the start of words to their end, each side by the direction of the letter there.
    pub fn select(&mut self, paragraph: &str, words: &str) {
        let first = words.chars().next().expect("a letter");
        let last = words.chars().next_back().expect("a letter");
        let at = paragraph.find(words).expect("the words are in it");
        let end = at + words.len();
        let start = self.place_of_bytes(paragraph, at..at + first.len_utf8());
        let stop = self.place_of_bytes(paragraph, end - last.len_utf8()..end);
        let is_rtl = |letter: char| {
            let direction = first_strong(&letter.to_string()).or(first_strong(paragraph));
            // Digits of either script run from left to right.
            !letter.is_numeric() && direction.is_some_and(Direction::is_rtl)
        };
        let side = |place: Rect, right: bool| match right {
            true => place.right_center() - egui::vec2(0.5, 0.0),
            false => place.left_center() + egui::vec2(0.5, 0.0),
        };
        self.drag(side(start, is_rtl(first)), side(stop, !is_rtl(last)));
        assert_eq!(self.selected(), words);
    }
}

/// Words without what is there for the eye or for the order of letters only.
fn without_marks(words: &str) -> String {
    words
        .replace(['\u{2068}', '\u{2069}'], "")
        .replace('\u{a0}', " ")
}

/// The key of a letter on the Arabic (101) and the American layout.
pub fn key_of(letter: char) -> Key {
    const ARABIC: [(char, Key); 30] = [
        ('ض', Key::Q),
        ('ص', Key::W),
        ('ث', Key::E),
        ('ق', Key::R),
        ('ف', Key::T),
        ('غ', Key::Y),
        ('ع', Key::U),
        ('ه', Key::I),
        ('خ', Key::O),
        ('ح', Key::P),
        ('ش', Key::A),
        ('س', Key::S),
        ('ي', Key::D),
        ('ب', Key::F),
        ('ل', Key::G),
        ('ا', Key::H),
        ('ت', Key::J),
        ('ن', Key::K),
        ('م', Key::L),
        ('ئ', Key::Z),
        ('ء', Key::X),
        ('ؤ', Key::C),
        ('ر', Key::V),
        ('ى', Key::N),
        ('ة', Key::M),
        ('و', Key::Comma),
        ('ز', Key::Period),
        ('أ', Key::H),
        ('د', Key::CloseBracket),
        ('ج', Key::OpenBracket),
    ];
    if letter == ' ' {
        return Key::Space;
    }
    let arabic = ARABIC.iter().find(|(other, _)| *other == letter);
    let latin = Key::from_name(&letter.to_ascii_uppercase().to_string());
    arabic.map(|(_, key)| *key).or(latin).unwrap_or(Key::Quote)
}
