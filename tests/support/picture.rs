//! Compares a picture with the one in `tests/fixtures/pictures`.
//!
//! Set `HASHIYA_UPDATE_PICTURES=1` to write the new picture in its place, then look at it before committing it.

use std::path::{Path, PathBuf};

use image::RgbaImage;

/// How far a channel of a pixel may be off without being counted.
const CHANNEL: u8 = 24;
/// How many pixels in a thousand may be off by more than that.
const PER_MILLE: usize = 2;

/// The file of a picture.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/pictures")
        .join(format!("{name}.png"))
}

/// Fails when the picture differs from the stored one; the new one is then written to the system's temporary folder.
pub fn check(name: &str, picture: &RgbaImage) {
    let stored = path(name);
    if std::env::var_os("HASHIYA_UPDATE_PICTURES").is_some() {
        picture.save(&stored).expect("the picture is written");
        return;
    }
    let seen = std::env::temp_dir().join(format!("hashiya-{name}-new.png"));
    let fail = |why: String| {
        picture.save(&seen).expect("the new picture is written");
        panic!("{why}; the new picture is {}", seen.display());
    };
    let Ok(expected) = image::open(&stored).map(image::DynamicImage::into_rgba8) else {
        return fail(format!("no picture {}", stored.display()));
    };
    if expected.dimensions() != picture.dimensions() {
        return fail(format!(
            "size {:?}, expected {:?}",
            picture.dimensions(),
            expected.dimensions()
        ));
    }
    let differing = expected
        .pixels()
        .zip(picture.pixels())
        .filter(|(a, b)| a.0.iter().zip(&b.0).any(|(a, b)| a.abs_diff(*b) > CHANNEL))
        .count();
    let total = (picture.width() * picture.height()) as usize;
    if differing * 1000 > total * PER_MILLE {
        fail(format!("{differing} of {total} pixels differ from {name}"));
    }
}
