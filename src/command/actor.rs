//! Who acts in a command.

use crate::command::Command;
use crate::model::AnnotatorId;

impl Command {
    /// Who acts, where the command says so.
    pub fn annotator(&self) -> Option<AnnotatorId> {
        match self {
            Self::Annotate { annotator, .. }
            | Self::AnnotateAll { annotator, .. }
            | Self::RejectMentions { annotator, .. }
            | Self::SaveSearch { annotator, .. }
            | Self::Retag { annotator, .. }
            | Self::WriteMemo { annotator, .. }
            | Self::Link { annotator, .. } => Some(*annotator),
            _ => None,
        }
    }
}
