//! Puts the labels of stock widgets in order at the end of each pass.
use super::typesetter::Typesetter;

/// See the module.
pub struct BidiPlugin {
    typesetter: Typesetter,
}

impl BidiPlugin {
    pub(super) fn new(typesetter: Typesetter) -> Self {
        Self { typesetter }
    }
}

impl egui::Plugin for BidiPlugin {
    fn debug_name(&self) -> &'static str {
        "bidi text"
    }
}
