//! Compares a picture with the one in `tests/fixtures/pictures`.
//!
//! Set `HASHIYA_UPDATE_PICTURES=1` to write the new picture in its place, then look at it before committing it.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{DynamicImage, RgbaImage};

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

/// Writes a picture as small as PNG can make it.
fn save(picture: &RgbaImage, to: &Path) {
    let file = File::create(to).expect("the file can be made");
    let encoder = PngEncoder::new_with_quality(
        BufWriter::new(file),
        CompressionType::Best,
        FilterType::Adaptive,
    );
    let opaque = DynamicImage::from(picture.clone()).into_rgb8();
    opaque
        .write_with_encoder(encoder)
        .expect("the picture is written");
}

/// Fails when the picture differs from the stored one; the new one is then written to the system's temporary folder.
pub fn check(name: &str, picture: &RgbaImage) {
    let stored = path(name);
    if std::env::var_os("HASHIYA_UPDATE_PICTURES").is_some() {
        save(picture, &stored);
        return;
    }
    let seen = std::env::temp_dir().join(format!("hashiya-{name}-new.png"));
    let fail = |why: String| {
        save(picture, &seen);
        panic!("{why}; the new picture is {}", seen.display());
    };
    let Ok(expected) = image::open(&stored).map(DynamicImage::into_rgba8) else {
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
