//! The faces of the system: listed when someone looks for one, read when one is chosen.
//!
//! Listing opens every font file, and reading one is input and output: both are done on threads of their own (I10). What
//! is known is shared by all widgets of a context.
//!
//! Limits: upright regular faces that have a file of their own; faces in collections (`.ttc`) are left out, because the
//! layout engine registers a file as a whole.

use std::path::PathBuf;
use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{Context, Id};

use super::fonts::{self, FaceId};

/// The scripts for which a face can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Arabic letters.
    Arabic,
}

impl Script {
    /// The bundled families that can be chosen for it, the designed one first.
    pub fn bundled(self) -> &'static [&'static str] {
        match self {
            Self::Latin => &["Noto Serif", "IBM Plex Sans"],
            Self::Arabic => &["Noto Naskh Arabic", "Amiri", "IBM Plex Sans Arabic"],
        }
    }

    /// Letters that a face for it must have.
    fn probes(self) -> [char; 3] {
        match self {
            Self::Latin => ['a', 'M', 'é'],
            Self::Arabic => ['ب', 'ة', 'ئ'],
        }
    }
}

/// What is known of a family's face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FontState {
    /// It can be used.
    Ready(FaceId),
    /// It is being looked for or read.
    Loading,
    /// It is not on this machine, or not a font.
    Missing,
}

/// A family of the system.
#[derive(Clone, Debug)]
struct SystemFace {
    name: Arc<str>,
    path: PathBuf,
    has: [bool; 2],
}

#[derive(Default)]
struct State {
    is_scanning: bool,
    faces: Option<Arc<[SystemFace]>>,
    loading: Vec<String>,
    failed: Vec<String>,
}

/// The handle; clones share what is known.
#[derive(Clone, Default)]
pub struct SystemFonts(Arc<Mutex<State>>);

impl SystemFonts {
    /// The context's.
    pub fn of(ctx: &Context) -> Self {
        ctx.data_mut(|data| {
            data.get_temp_mut_or_default::<Self>(Id::unique("system fonts"))
                .clone()
        })
    }

    /// The families for a script by name, without the bundled ones; none while they are being listed, which this begins.
    pub fn families(&self, ctx: &Context, script: Script) -> Option<Vec<Arc<str>>> {
        let faces = self.0.lock().faces.clone();
        let Some(faces) = faces else {
            self.scan(ctx);
            return None;
        };
        let bundled = script.bundled();
        let fits =
            |face: &&SystemFace| face.has[script as usize] && !bundled.contains(&&*face.name);
        Some(
            faces
                .iter()
                .filter(fits)
                .map(|face| Arc::clone(&face.name))
                .collect(),
        )
    }

    /// The face of a family; begins to look for it and to read it if that was not done.
    pub fn face(&self, ctx: &Context, name: &str) -> FontState {
        if let Some(face) = fonts::face_named(name) {
            return FontState::Ready(face);
        }
        let mut state = self.0.lock();
        if state.failed.iter().any(|failed| failed == name) {
            return FontState::Missing;
        }
        if state.loading.iter().any(|loading| loading == name) {
            return FontState::Loading;
        }
        let Some(faces) = state.faces.clone() else {
            drop(state);
            self.scan(ctx);
            return FontState::Loading;
        };
        let Some(found) = faces.iter().find(|face| &*face.name == name) else {
            return FontState::Missing;
        };
        let path = found.path.clone();
        state.loading.push(name.to_owned());
        drop(state);
        let (shared, name, repaint) = (self.clone(), name.to_owned(), ctx.clone());
        let read = move || {
            let face = std::fs::read(path)
                .ok()
                .and_then(|bytes| fonts::add_face(&name, bytes));
            let mut state = shared.0.lock();
            state.loading.retain(|other| *other != name);
            if face.is_none() {
                state.failed.push(name);
            }
            drop(state);
            repaint.request_repaint();
        };
        spawn("hashiya font", read);
        FontState::Loading
    }

    fn scan(&self, ctx: &Context) {
        let mut state = self.0.lock();
        if std::mem::replace(&mut state.is_scanning, true) {
            return;
        }
        drop(state);
        let (shared, repaint) = (self.clone(), ctx.clone());
        let list = move || {
            let faces = list_faces();
            shared.0.lock().faces = Some(faces.into());
            repaint.request_repaint();
        };
        spawn("hashiya fonts", list);
    }
}

/// Without a thread nothing is found: the bundled faces stay.
fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    let _no_thread = std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(work);
}

/// Reads which families there are and which scripts they hold; by name.
fn list_faces() -> Vec<SystemFace> {
    let mut database = fontdb::Database::new();
    database.load_system_fonts();
    let mut faces: Vec<(u16, SystemFace)> = Vec::new();
    for info in database.faces() {
        let fontdb::Source::File(path) = &info.source else {
            continue;
        };
        let is_upright = info.style == fontdb::Style::Normal;
        let (Some((name, _)), true, 0) = (info.families.first(), is_upright, info.index) else {
            continue;
        };
        let off = info.weight.0.abs_diff(fontdb::Weight::NORMAL.0);
        let known = faces.iter().position(|(_, face)| *face.name == **name);
        if known.is_some_and(|known| faces[known].0 <= off) {
            continue;
        }
        let has = database.with_face_data(info.id, |bytes, _| coverage(bytes));
        let Some(has) = has.flatten() else { continue };
        let face = SystemFace {
            name: Arc::from(name.as_str()),
            path: path.clone(),
            has,
        };
        match known {
            Some(known) => faces[known] = (off, face),
            None => faces.push((off, face)),
        }
    }
    let mut faces: Vec<SystemFace> = faces.into_iter().map(|(_, face)| face).collect();
    faces.retain(|face| face.has != [false; 2]);
    faces.sort_by(|one, other| one.name.cmp(&other.name));
    faces
}

/// Whether a font file holds Latin, and Arabic; none for a collection, or for what is no font.
fn coverage(bytes: &[u8]) -> Option<[bool; 2]> {
    if bytes.starts_with(b"ttcf") {
        return None;
    }
    let map = swash::FontRef::from_index(bytes, 0)?.charmap();
    let has = |script: Script| {
        script
            .probes()
            .into_iter()
            .all(|letter| map.map(letter) != 0)
    };
    Some([has(Script::Latin), has(Script::Arabic)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bundled_faces_hold_the_script_that_they_are_offered_for() {
        for script in [Script::Latin, Script::Arabic] {
            for name in script.bundled() {
                let id = fonts::face_named(name).expect("it is bundled");
                let (_, data) = fonts::face(id).expect("it has bytes");
                let has = coverage((*data.font).as_ref()).expect("a font");
                assert!(has[script as usize], "{name}");
            }
        }
    }

    #[test]
    fn a_face_is_taken_in_once_and_keeps_its_number() {
        let (_, data) = fonts::face(fonts::face_named("Amiri").unwrap()).unwrap();
        let bytes = (*data.font).as_ref().to_vec();
        let first = fonts::add_face("A face of the system", bytes.clone()).unwrap();
        assert_eq!(fonts::add_face("A face of the system", bytes), Some(first));
        assert_eq!(fonts::face_named("A face of the system"), Some(first));
        assert!(fonts::add_face("No font", b"nothing".to_vec()).is_none());
    }

    #[test]
    fn a_family_that_is_nowhere_is_missing() {
        let ctx = Context::default();
        let fonts = SystemFonts::default();
        let mut state = fonts.face(&ctx, "No such family 7f3a");
        for _ in 0..2_000 {
            if state != FontState::Loading {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
            state = fonts.face(&ctx, "No such family 7f3a");
        }
        assert_eq!(state, FontState::Missing);
    }
}
