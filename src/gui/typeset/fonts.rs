//! The one place for faces: the bundled files, and the order in which they are asked for a letter.
//!
//! egui and the shaper get the same faces in the same order, so that the width that egui reserves for a label is the
//! width that the shaper needs. The Latin face stands first: with a face of both scripts first the two differ by up to
//! 46 points (measured). Every list ends with emoji and egui's own symbol faces; with no face at all for a list the
//! shaper lays out nothing.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use egui::{FontData, FontDefinitions, FontFamily};

use super::style::{Family, ReadingFace};

/// A face: bundled, or added while the program runs. Means the same face until the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FaceId(pub(super) u16);

/// Faces of the system that someone has chosen, behind the bundled ones. Never taken away: layouts name them.
static ADDED: RwLock<Vec<(String, Arc<FontData>)>> = RwLock::new(Vec::new());

/// Takes a face of the system in by the bytes of its file; the same name again gives the face that is there.
///
/// None if the bytes are no font, or there are too many.
pub(super) fn add_face(name: &str, bytes: Vec<u8>) -> Option<FaceId> {
    swash::FontRef::from_index(&bytes, 0)?;
    let mut added = ADDED.write().unwrap_or_else(PoisonError::into_inner);
    let at = added.iter().position(|(other, _)| other == name);
    let at = at.unwrap_or_else(|| {
        added.push((name.to_owned(), Arc::new(FontData::from_owned(bytes))));
        added.len() - 1
    });
    u16::try_from(faces().len() + at).ok().map(FaceId)
}

/// A face by the name of its family, bundled or added.
pub(super) fn face_named(name: &str) -> Option<FaceId> {
    let bundled = faces().iter().position(|face| face.name == name);
    let added = || {
        let added = ADDED.read().unwrap_or_else(PoisonError::into_inner);
        let at = added.iter().position(|(other, _)| other == name)?;
        Some(faces().len() + at)
    };
    let index = bundled.or_else(added)?;
    u16::try_from(index).ok().map(FaceId)
}

/// The name under which a face is registered, and its file.
pub(super) fn face(id: FaceId) -> Option<(String, Arc<FontData>)> {
    let index = usize::from(id.0);
    if let Some(face) = faces().get(index) {
        return Some((face.name.to_owned(), Arc::clone(&face.data)));
    }
    let added = ADDED.read().unwrap_or_else(PoisonError::into_inner);
    let (name, data) = added.get(index - faces().len())?;
    Some((format!("added: {name}"), Arc::clone(data)))
}

/// A face: its name in family lists, and its file.
pub(super) struct Face {
    pub(super) name: &'static str,
    pub(super) data: Arc<FontData>,
}

impl Face {
    /// The bytes of the font file.
    pub(super) fn bytes(&self) -> &[u8] {
        (*self.data.font).as_ref()
    }
}

macro_rules! bundled {
    ($path:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/", $path))
    };
}

const BUNDLED: [(&str, &[u8]); 9] = [
    (
        "IBM Plex Sans",
        bundled!("ibm-plex-sans/IBMPlexSans-Regular.ttf"),
    ),
    (
        "IBM Plex Sans SemiBold",
        bundled!("ibm-plex-sans/IBMPlexSans-SemiBold.ttf"),
    ),
    (
        "IBM Plex Sans Arabic",
        bundled!("ibm-plex-sans-arabic/IBMPlexSansArabic-Regular.ttf"),
    ),
    (
        "IBM Plex Sans Arabic SemiBold",
        bundled!("ibm-plex-sans-arabic/IBMPlexSansArabic-SemiBold.ttf"),
    ),
    ("Noto Serif", bundled!("noto-serif/NotoSerif-Regular.ttf")),
    (
        "Noto Naskh Arabic",
        bundled!("noto-naskh-arabic/NotoNaskhArabic-Regular.ttf"),
    ),
    ("Amiri", bundled!("amiri/Amiri-Regular.ttf")),
    ("Noto Emoji", bundled!("noto-emoji/NotoEmoji-Regular.ttf")),
    ("lucide", bundled!("lucide/lucide-subset.ttf")),
];

/// egui's own faces that we keep for symbols, by egui's names; its emoji are too few.
const FROM_EGUI: [&str; 4] = ["egui-icons", "emoji-icon-font", "Hack", "Ubuntu-Light"];

/// All faces; read once. egui's own come without egui's size tweaks, which the shaper does not know.
pub(super) fn faces() -> &'static [Face] {
    static FACES: OnceLock<Vec<Face>> = OnceLock::new();
    FACES.get_or_init(|| {
        let mut faces: Vec<Face> = BUNDLED
            .into_iter()
            .map(|(name, bytes)| Face {
                name,
                data: Arc::new(FontData::from_static(bytes)),
            })
            .collect();
        let defaults = FontDefinitions::default();
        for name in FROM_EGUI {
            if let Some(data) = defaults.font_data.get(name) {
                let mut data = FontData::clone(data);
                data.tweak = egui::FontTweak::default();
                faces.push(Face {
                    name,
                    data: Arc::new(data),
                });
            }
        }
        faces
    })
}

/// The names of the two faces that a family is set in: Latin, Arabic.
pub(super) fn main_faces(family: Family) -> [&'static str; 2] {
    match family {
        Family::Interface => ["IBM Plex Sans", "IBM Plex Sans Arabic"],
        Family::InterfaceStrong => ["IBM Plex Sans SemiBold", "IBM Plex Sans Arabic SemiBold"],
        Family::Reading(ReadingFace::Naskh) => ["Noto Serif", "Noto Naskh Arabic"],
        Family::Reading(ReadingFace::Amiri) => ["Noto Serif", "Amiri"],
        // The shaper knows these by their numbers; egui, where it is asked, sets them as texts by default.
        Family::Chosen(_) => ["Noto Serif", "Noto Naskh Arabic"],
        Family::Monospace => ["Hack", "IBM Plex Sans Arabic"],
    }
}

/// All names of a family, in the order to ask them; only faces that exist.
pub(super) fn family_list(family: Family) -> Vec<&'static str> {
    const REST: [&str; 9] = [
        "lucide",
        "Noto Naskh Arabic",
        "Noto Serif",
        "IBM Plex Sans",
        "Noto Emoji",
        "egui-icons",
        "emoji-icon-font",
        "Hack",
        "Ubuntu-Light",
    ];
    let mut list: Vec<&'static str> = main_faces(family).to_vec();
    for name in REST {
        if !list.contains(&name) {
            list.push(name);
        }
    }
    list.retain(|name| faces().iter().any(|face| face.name == *name));
    list
}

/// The name under which egui knows a family.
pub(super) fn egui_family(family: Family) -> FontFamily {
    match family {
        Family::Interface => FontFamily::Proportional,
        Family::Monospace => FontFamily::Monospace,
        Family::InterfaceStrong => FontFamily::Name("strong".into()),
        Family::Reading(ReadingFace::Naskh) | Family::Chosen(_) => {
            FontFamily::Name("reading".into())
        }
        Family::Reading(ReadingFace::Amiri) => FontFamily::Name("reading-amiri".into()),
    }
}

/// All families, each once.
pub(super) const FAMILIES: [Family; 5] = [
    Family::Interface,
    Family::InterfaceStrong,
    Family::Reading(ReadingFace::Naskh),
    Family::Reading(ReadingFace::Amiri),
    Family::Monospace,
];

/// The family that egui's name stands for; the interface's if the name is not ours.
pub(super) fn family_of(egui: &FontFamily) -> Family {
    FAMILIES
        .into_iter()
        .find(|family| egui_family(*family) == *egui)
        .unwrap_or_default()
}

/// What to give to [`egui::Context::set_fonts`]; [`super::Typesetter::install`] does.
///
/// Families: `Proportional` (interface), `Monospace`, and by name `strong`, `reading`, `reading-amiri`.
pub fn font_definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    for face in faces() {
        definitions
            .font_data
            .insert(face.name.to_owned(), Arc::clone(&face.data));
    }
    for family in FAMILIES {
        let names = family_list(family).into_iter().map(str::to_owned).collect();
        definitions.families.insert(egui_family(family), names);
    }
    definitions
}
