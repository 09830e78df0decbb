//! Frames: what goes through the pipes. A kind (one byte), a length (four bytes, the low one first), and so many bytes.

use std::io::{self, Read, Write};

/// What a frame holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameKind {
    /// To the worker: what to read and how.
    Ask,
    /// To the worker: the bytes of the file.
    Bytes,
    /// To the worker: which project to read, of how many files.
    AskProject,
    /// From it: the bytes of a file in an archive, of which the documents that follow are.
    Original,
    /// From it: a document.
    Document,
    /// From it: a part that gave no document.
    Passed,
    /// From it: that it is done.
    Done,
    /// From it: why the file cannot be read.
    Refused,
    /// From it: a file of a project, its name first.
    File,
    /// From it: a project, after its files.
    Project,
}

const KINDS: [(u8, FrameKind); 10] = [
    (1, FrameKind::Ask),
    (2, FrameKind::Bytes),
    (3, FrameKind::AskProject),
    (16, FrameKind::Original),
    (17, FrameKind::Document),
    (18, FrameKind::Passed),
    (19, FrameKind::Done),
    (20, FrameKind::Refused),
    (21, FrameKind::File),
    (22, FrameKind::Project),
];

/// A frame as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// What it holds.
    pub kind: FrameKind,
    /// That.
    pub body: Vec<u8>,
}

/// Why there is no frame.
#[derive(Debug, thiserror::Error)]
pub enum FrameError {
    /// The other side is gone, or the pipe is broken.
    #[error("the other side is gone")]
    Gone(#[from] io::Error),
    /// It is no frame, or a longer one than is allowed.
    #[error("no frame")]
    Wrong,
}

impl Frame {
    /// Reads one frame of at most `limit` bytes; none where the other side has ended between frames.
    pub fn read(from: &mut dyn Read, limit: u64) -> Result<Option<Self>, FrameError> {
        let mut kind = [0];
        if from.read(&mut kind)? == 0 {
            return Ok(None);
        }
        let known = KINDS.iter().find(|(code, _)| *code == kind[0]);
        let (_, kind) = known.ok_or(FrameError::Wrong)?;
        let mut length = [0; 4];
        from.read_exact(&mut length)?;
        let length = u32::from_le_bytes(length);
        if u64::from(length) > limit {
            return Err(FrameError::Wrong);
        }
        // As it comes, not as it is promised: memory is taken only for what is there.
        let mut body = Vec::new();
        from.take(u64::from(length)).read_to_end(&mut body)?;
        match body.len() == length as usize {
            true => Ok(Some(Self { kind: *kind, body })),
            false => Err(FrameError::Gone(io::ErrorKind::UnexpectedEof.into())),
        }
    }

    /// Writes one frame.
    pub fn write(to: &mut dyn Write, kind: FrameKind, body: &[u8]) -> Result<(), FrameError> {
        let code = KINDS.iter().find(|(_, known)| *known == kind);
        let (code, _) = code.ok_or(FrameError::Wrong)?;
        let length = u32::try_from(body.len()).map_err(|_| FrameError::Wrong)?;
        to.write_all(&[*code])?;
        to.write_all(&length.to_le_bytes())?;
        to.write_all(body)?;
        Ok(())
    }
}
