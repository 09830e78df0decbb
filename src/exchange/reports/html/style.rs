//! The style of the page, and the colors of tags in it: those of the window in light and dark.

use std::collections::BTreeSet;

use crate::exchange::refi::codes::rgb;
use crate::exchange::reports::html::out::Out;
use crate::model::{PALETTE_LEN, Snapshot, TagColor};

const STYLE: &str = include_str!("report.css");

/// The colors of the palette on dark ground.
const DARK: [[u8; 3]; PALETTE_LEN as usize] = [
    [0xE0, 0x8A, 0x72],
    [0xE0, 0xAE, 0x57],
    [0xBD, 0xBB, 0x5A],
    [0x83, 0xC2, 0x95],
    [0x5F, 0xC2, 0xB8],
    [0x74, 0xBE, 0xDD],
    [0x8F, 0xA8, 0xEE],
    [0xB4, 0x9C, 0xEB],
    [0xD7, 0x93, 0xC4],
    [0xEC, 0x8F, 0xA6],
    [0xC9, 0xA2, 0x7E],
    [0xA7, 0xB0, 0xBC],
];

/// Paper in light and dark, and how much of a tag's color lies over it in a highlight.
const LIGHT_PAPER: ([u8; 3], u32) = ([0xFB, 0xFA, 0xF6], 17);
const DARK_PAPER: ([u8; 3], u32) = ([0x1A, 0x19, 0x17], 30);

/// The class of a color: `t3` of the palette, `x01abff` of a person's own.
pub(super) fn class(color: TagColor) -> String {
    match color {
        TagColor::Palette(index) => format!("t{}", index % PALETTE_LEN),
        TagColor::Custom([red, green, blue]) => format!("x{red:02x}{green:02x}{blue:02x}"),
    }
}

fn dark(color: TagColor) -> [u8; 3] {
    match color {
        TagColor::Palette(index) => DARK[usize::from(index % PALETTE_LEN)],
        TagColor::Custom(own) => own,
    }
}

/// A color over paper, so much of it in a hundred.
fn over(color: [u8; 3], (paper, percent): ([u8; 3], u32)) -> [u8; 3] {
    let mix = |one: u8, ground: u8| {
        let mixed = u32::from(one) * percent + u32::from(ground) * (100 - percent);
        u8::try_from((mixed + 50) / 100).unwrap_or(u8::MAX)
    };
    [0, 1, 2].map(|at| mix(color[at], paper[at]))
}

/// The ground of a highlight in light, over white paper as word processors have it.
pub(in crate::exchange::reports) fn fill_on_white(color: TagColor) -> [u8; 3] {
    over(rgb(color), ([0xFF; 3], 22))
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// Writes the style with the colors of the collection's tags.
pub(super) fn write(snapshot: &Snapshot, out: &mut Out<'_>) {
    let mut colors: BTreeSet<String> = BTreeSet::new();
    let palette = (0..PALETTE_LEN).map(TagColor::Palette);
    let own = snapshot.tags().map(|tag| tag.color);
    let own = own.filter(|color| matches!(color, TagColor::Custom(_)));
    let (mut light, mut night) = (String::new(), String::new());
    for color in palette.chain(own) {
        let class = class(color);
        if !colors.insert(class.clone()) {
            continue;
        }
        for (rules, line, paper) in [
            (&mut light, rgb(color), LIGHT_PAPER),
            (&mut night, dark(color), DARK_PAPER),
        ] {
            let fill = hex(over(line, paper));
            rules.push_str(&format!(".{class}{{--c:{};--f:{fill}}}\n", hex(line)));
        }
    }
    out.markup("<style>\n");
    out.markup(STYLE);
    out.markup(&light);
    out.markup("@media screen and (prefers-color-scheme:dark){\n");
    out.markup(&night);
    out.markup("}\n</style>");
}
