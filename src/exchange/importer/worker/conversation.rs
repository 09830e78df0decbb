//! The thread that speaks with one worker: whoever waits for an answer can so wait for other things too.

use std::io::{BufReader, BufWriter, Read, Write};
use std::process::{ChildStdin, ChildStdout};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::base::Budget;
use crate::exchange::foreign::{ForeignReader, Part};
use crate::exchange::importer::worker::frame::FrameError;
use crate::exchange::importer::worker::message::{self, decode_answer};
use crate::exchange::importer::worker::project;
use crate::exchange::importer::{ImportOptions, Importer, SourceFile};

/// What to read, as the thread gets it.
pub(super) struct Question {
    pub(super) what: What,
    pub(super) budget: Budget,
}

/// Documents of a file, or a project.
pub(super) enum What {
    Documents {
        importer: &'static dyn Importer,
        source: Arc<SourceFile>,
        options: ImportOptions,
    },
    Project {
        reader: &'static dyn ForeignReader,
        parts: Vec<Part>,
    },
}

/// What a worker says of it.
pub(super) enum Answer {
    Documents(message::Answer),
    Project(Box<project::Answer>),
}

/// The two ends of the conversation.
pub(super) struct Conversation {
    pub(super) ask: Sender<Question>,
    pub(super) answers: Receiver<Result<Answer, FrameError>>,
}

/// Starts the thread. It ends with its worker, or when nobody asks any more.
pub(super) fn start(to: ChildStdin, from: ChildStdout) -> std::io::Result<Conversation> {
    let (ask_it, asked) = channel::<Question>();
    let (tell, answers) = channel();
    thread::Builder::new()
        .name("import conversation".to_owned())
        .spawn(move || {
            let (mut to, mut from) = (BufWriter::new(to), BufReader::new(from));
            for question in asked {
                let answer = question.ask(&mut to, &mut from);
                // The bytes are the other's alone again before it hears of it.
                drop(question);
                let is_over = answer.is_err();
                if tell.send(answer).is_err() || is_over {
                    return;
                }
            }
        })?;
    Ok(Conversation {
        ask: ask_it,
        answers,
    })
}

impl Question {
    fn ask(&self, to: &mut dyn Write, from: &mut dyn Read) -> Result<Answer, FrameError> {
        match &self.what {
            What::Documents {
                importer,
                source,
                options,
            } => {
                message::ask(to, *importer, source, options, &self.budget)?;
                decode_answer(from, &self.budget).map(Answer::Documents)
            }
            What::Project { reader, parts } => {
                project::ask(to, *reader, parts, &self.budget)?;
                project::decode_answer(from, &self.budget)
                    .map(|answer| Answer::Project(Box::new(answer)))
            }
        }
    }
}
