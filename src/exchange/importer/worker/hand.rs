//! One thread of an import reads its files through this: text here, everything foreign in a worker that it keeps.

use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use crate::base::{Budget, Progress};
use crate::exchange::foreign::{Foreign, ForeignReader, Part, read_here as read_project_here};
use crate::exchange::importer::detect::detect;
use crate::exchange::importer::reading::{add_note, read_here};
use crate::exchange::importer::worker::conversation::{self, Answer, Conversation, Question, What};
use crate::exchange::importer::worker::frame::FrameError;
use crate::exchange::importer::worker::process::{self, Process};
use crate::exchange::importer::{
    ImportError, ImportOptions, Importer, Isolation, Reading, SourceFile,
};

/// How soon a cancel request is seen.
const GLANCE: Duration = Duration::from_millis(20);
/// The clock on the wall is allowed so many times what reading may take.
const WALL: u32 = 2;
/// A worker that has read so many files makes room for a fresh one: memory does not always come back.
const MOST_FILES: usize = 500;

/// Reads files one after the other, and keeps its worker between them.
pub struct Hand<'a> {
    isolation: &'a Isolation,
    worker: Option<Worker>,
}

struct Worker {
    process: Process,
    conversation: Conversation,
    n_files: usize,
}

impl<'a> Hand<'a> {
    /// Starts nothing yet.
    pub fn new(isolation: &'a Isolation) -> Self {
        Self {
            isolation,
            worker: None,
        }
    }

    /// Reads a file where files of its format are read; gives it back with what was read.
    pub fn read(
        &mut self,
        source: SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<(SourceFile, Reading), ImportError> {
        let detected = detect(&source.name, &source.bytes)?;
        let is_here = !detected.importer.is_foreign() || *self.isolation == Isolation::InProcess;
        let (source, mut reading) = if is_here {
            let reading = read_here(detected.importer, &source, options, budget, progress)?;
            (source, reading)
        } else {
            self.read_apart(detected.importer, source, options, budget, progress)?
        };
        add_note(&mut reading, detected.note);
        Ok((source, reading))
    }

    fn read_apart(
        &mut self,
        importer: &'static dyn Importer,
        source: SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<(SourceFile, Reading), ImportError> {
        budget.check_bytes(source.bytes.len() as u64)?;
        let source = Arc::new(source);
        let what = What::Documents {
            importer,
            source: Arc::clone(&source),
            options: options.clone(),
        };
        let Answer::Documents(answer) = self.ask(what, budget, progress)? else {
            return Err(ImportError::WrongAnswer);
        };
        let source = Arc::try_unwrap(source).unwrap_or_else(|shared| (*shared).clone());
        answer.map(|reading| (source, reading))
    }

    /// Reads a project of another program where foreign files are read.
    pub fn read_project(
        &mut self,
        reader: &'static dyn ForeignReader,
        parts: Vec<Part>,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Foreign, ImportError> {
        if *self.isolation == Isolation::InProcess {
            return read_project_here(reader, &parts, budget, progress);
        }
        let all = parts.iter().map(|part| part.bytes.len() as u64).sum();
        budget.check_bytes(all)?;
        match self.ask(What::Project { reader, parts }, budget, progress)? {
            Answer::Project(answer) => (*answer).map(|foreign| Foreign {
                reader: reader.name(),
                ..foreign
            }),
            Answer::Documents(_) => Err(ImportError::WrongAnswer),
        }
    }

    fn ask(
        &mut self,
        what: What,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Answer, ImportError> {
        let mut worker = match self.worker.take() {
            Some(worker) => worker,
            None => self.start()?,
        };
        let question = Question {
            what,
            budget: *budget,
        };
        // Wherever this returns early, the worker is dropped and so killed: the next file gets a fresh one.
        let answer = worker.answer(question, budget, progress)?;
        worker.n_files += 1;
        if worker.n_files < MOST_FILES {
            self.worker = Some(worker);
        }
        Ok(answer)
    }

    fn start(&self) -> Result<Worker, ImportError> {
        let Isolation::Worker { program, arguments } = self.isolation else {
            return Err(ImportError::NoWorker);
        };
        let started = process::start(program, arguments).and_then(|(process, to, from)| {
            Ok(Worker {
                conversation: conversation::start(to, from)?,
                process,
                n_files: 0,
            })
        });
        started.map_err(|_| ImportError::NoWorker)
    }
}

impl Worker {
    /// Asks and waits, for as long as the budget allows and nobody wants to stop. What the worker says of it may be a refusal.
    fn answer(
        &mut self,
        question: Question,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Answer, ImportError> {
        let wall = budget.time.saturating_mul(WALL);
        let began = Instant::now();
        if self.conversation.ask.send(question).is_err() {
            return Err(self.process.reason(budget.time));
        }
        loop {
            match self.conversation.answers.recv_timeout(GLANCE) {
                Ok(Ok(answer)) => return Ok(answer),
                Ok(Err(FrameError::Wrong)) => return Err(ImportError::WrongAnswer),
                Ok(Err(FrameError::Gone(_))) | Err(RecvTimeoutError::Disconnected) => {
                    return Err(self.process.reason(budget.time));
                }
                Err(RecvTimeoutError::Timeout) => {
                    progress.check()?;
                    if began.elapsed() > wall {
                        return Err(ImportError::TookTooLong {
                            seconds: wall.as_secs(),
                        });
                    }
                }
            }
        }
    }
}
