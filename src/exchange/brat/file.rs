//! Archives for brat as files: proved before they take their name, or not there at all.

use std::io::Write;
use std::path::Path;

use crate::base::Progress;
use crate::exchange::brat::draw::{Tally, draw};
use crate::exchange::brat::mirror::{
    AnnotatorMirror, BESIDE, FORMAT, OF_ALL, ProjectMirror, RelationMirror, TagMirror, VERSION,
};
use crate::exchange::brat::proof::prove;
use crate::exchange::brat::settings::{annotation_conf, visual_conf};
use crate::exchange::brat::types::{Types, types_of};
use crate::exchange::bundle::Bundle;
use crate::exchange::marked::{Holds, loss_beside, marked};
use crate::exchange::names::Names;
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::codes::{description_of, rgb};
use crate::exchange::replace::{reopened, replace_read};
use crate::exchange::{LossKind, LossReport};
use crate::model::Snapshot;

/// What brat has a place for, or the files beside it, or what is counted where documents are drawn.
const HOLDS: &[LossKind] = &[
    LossKind::Parts,
    LossKind::Definitions,
    LossKind::Colors,
    LossKind::Annotators,
    LossKind::Links,
];

/// What brat cannot hold of a collection. Can be stopped at each document, annotation, link and memo.
pub fn loss_of(snapshot: &Snapshot, progress: &Progress) -> Result<LossReport, ExchangeError> {
    let types = types_of(snapshot);
    let mut tally = Tally::default();
    for marked in marked(snapshot) {
        draw(snapshot, &types, &marked, &mut tally, progress)?;
    }
    settled(snapshot, tally, progress)
}

/// Writes a collection as an archive for brat, replacing a file that is there; says what it cannot hold.
///
/// Fails without a trace if anything cannot be written, does not come back as it was, or is cancelled before the last moment.
pub fn write_brat(
    snapshot: &Snapshot,
    path: &Path,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    replace_read(
        path,
        progress,
        |out| write(snapshot, progress, out),
        |_, temporary| prove(snapshot, reopened(temporary)?, progress),
    )
}

/// Counts one step of `progress` for each document.
fn write(
    snapshot: &Snapshot,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<LossReport, ExchangeError> {
    progress.begin(snapshot.n_documents() as u64);
    let types = types_of(snapshot);
    let project = project_of(snapshot, &types);
    let mut bundle = Bundle::new(out);
    bundle.file(
        "annotation.conf",
        annotation_conf(snapshot, &types).as_bytes(),
    )?;
    bundle.file("visual.conf", visual_conf(snapshot, &types).as_bytes())?;
    bundle.file(OF_ALL, &json(&project)?)?;
    let mut tally = Tally::default();
    for (name, marked) in project.documents.iter().zip(marked(snapshot)) {
        let drawn = draw(snapshot, &types, &marked, &mut tally, progress)?;
        bundle.file(&format!("{name}.txt"), marked.capture.text.as_bytes())?;
        bundle.file(&format!("{name}.ann"), drawn.ann.as_bytes())?;
        bundle.file(&format!("{name}{BESIDE}"), &json(&drawn.beside)?)?;
        progress.step()?;
    }
    bundle.finish()?;
    settled(snapshot, tally, progress)
}

fn settled(
    snapshot: &Snapshot,
    mut tally: Tally,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    tally.finish(snapshot, progress)?;
    let memo = |target| tally.held.contains(&target);
    let mut loss = loss_beside(
        snapshot,
        &Holds {
            kinds: HOLDS,
            memo: &memo,
        },
        progress,
    )?;
    let n_rules = snapshot.tags().filter(|tag| {
        tag.definition.is_twofold() || !tag.includes.is_empty() || !tag.excludes.is_empty()
    });
    loss.add(LossKind::TagRules, n_rules.count());
    loss.join(&tally.loss);
    Ok(loss)
}

fn project_of(snapshot: &Snapshot, types: &Types) -> ProjectMirror {
    let is_arabic = snapshot.prefers_arabic();
    let annotators = snapshot.annotators().map(|row| AnnotatorMirror {
        id: row.id.0,
        name: row.name.clone(),
    });
    let tags = snapshot.tags_in_order().into_iter();
    let tags = tags.map(|(tag, _)| TagMirror {
        kind: types.tags.get(&tag.id).cloned().unwrap_or_default(),
        id: tag.id.0,
        parent: tag.parent.map(|above| above.0),
        name: tag.label.prefer(is_arabic).to_owned(),
        category: tag.is_category,
        color: rgb(tag.color),
        description: description_of(tag, is_arabic),
    });
    let relations = snapshot.relations().map(|row| RelationMirror {
        kind: types.relations.get(&row.id).cloned().unwrap_or_default(),
        name: row.label.prefer(is_arabic).to_owned(),
        symmetric: row.is_symmetric,
    });
    let mut names = Names::default();
    let documents = marked_names(snapshot, &mut names);
    ProjectMirror {
        format: FORMAT.to_owned(),
        version: VERSION,
        name: snapshot
            .collection()
            .map_or_else(String::new, |row| row.name.clone()),
        untagged: types.untagged.clone(),
        annotators: annotators.collect(),
        tags: tags.collect(),
        relations: relations.collect(),
        documents,
    }
}

/// Names of the files of documents, in their order.
fn marked_names(snapshot: &Snapshot, names: &mut Names) -> Vec<String> {
    let documents = snapshot.documents_in_order();
    let documents = documents.filter(|row| snapshot.capture(row.capture).is_some());
    documents
        .map(|row| names.file(&row.name, row.id.0))
        .collect()
}

fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, ExchangeError> {
    serde_json::to_vec(value).map_err(|error| ExchangeError::Output {
        source: error.into(),
    })
}
