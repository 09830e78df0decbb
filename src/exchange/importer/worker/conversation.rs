//! The thread that speaks with one worker: whoever waits for an answer can so wait for other things too.

use std::io::{BufReader, BufWriter};
use std::process::{ChildStdin, ChildStdout};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::base::Budget;
use crate::exchange::importer::worker::frame::FrameError;
use crate::exchange::importer::worker::message::{Answer, ask, decode_answer};
use crate::exchange::importer::{ImportOptions, Importer, SourceFile};

/// A file to read, as the thread gets it.
pub(super) struct Question {
    pub(super) importer: &'static dyn Importer,
    pub(super) source: Arc<SourceFile>,
    pub(super) options: ImportOptions,
    pub(super) budget: Budget,
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
                let answer = ask(
                    &mut to,
                    question.importer,
                    &question.source,
                    &question.options,
                    &question.budget,
                )
                .and_then(|()| decode_answer(&mut from, &question.budget));
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
