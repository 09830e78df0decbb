//! Links, their ends and their relations.

use super::*;
use crate::command::{ActionCode, LinkEnd, RelationChoice};

fn contradicts() -> RelationChoice {
    RelationChoice::Named {
        label: Bilingual {
            english: "contradicts".to_owned(),
            arabic: "يناقض".to_owned(),
        },
        is_symmetric: true,
    }
}

fn adds() -> RelationChoice {
    RelationChoice::Named {
        label: Bilingual::from_one("adds"),
        is_symmetric: false,
    }
}

impl World {
    fn words(&self, words: &str) -> LinkEnd {
        let start = TEXT.find(words).unwrap();
        let [start, end] = [start, start + words.len()].map(ByteOffset::from_index);
        LinkEnd::Spans {
            capture: self.capture,
            spans: vec![Span::checked(TEXT, start, end).unwrap()],
        }
    }

    fn linking(&self, from: LinkEnd, to: LinkEnd, relation: RelationChoice) -> Command {
        Command::Link {
            from,
            to,
            relation,
            annotator: self.annotator,
        }
    }

    fn only_link(&self) -> Link {
        let mut links = self.snapshot.links();
        let link = (**links.next().unwrap()).clone();
        assert!(links.next().is_none());
        link
    }
}

#[test]
fn an_end_that_is_not_annotated_becomes_a_highlight() {
    let mut world = World::new();
    let there = world.annotate("الشركة", &[]);
    let command = world.linking(
        LinkEnd::Annotation(there),
        world.words("company"),
        contradicts(),
    );
    let change = world.run(command);
    assert_eq!(change.action.code, ActionCode::AddLink);
    assert_eq!(change.action.subject, "contradicts");
    let link = world.only_link();
    let quote = |id| world.snapshot.passage(id).unwrap().quote.clone();
    assert_eq!(
        (quote(link.from).as_str(), quote(link.to).as_str()),
        ("الشركة", "company")
    );
    assert_eq!(world.snapshot.n_annotations(), 2);
    // The selection on an annotation's very words takes that annotation.
    let again = world.linking(world.words("company"), world.words("service"), adds());
    world.run(again);
    assert_eq!(world.snapshot.n_annotations(), 3);
}

#[test]
fn a_relation_is_found_by_either_label() {
    let mut world = World::new();
    let command = world.linking(
        world.words("company"),
        world.words("service"),
        contradicts(),
    );
    world.run(command);
    let arabic = RelationChoice::Named {
        label: Bilingual::from_one("يناقض"),
        is_symmetric: false,
    };
    let command = world.linking(world.words("company"), world.words("ended"), arabic);
    world.run(command);
    assert_eq!(world.snapshot.relations().count(), 1);
}

#[test]
fn a_link_that_is_there_or_leads_nowhere_is_refused() {
    let mut world = World::new();
    let [company, service] = ["company", "service"].map(|words| world.words(words));
    let same = world.linking(company.clone(), company.clone(), adds());
    assert_eq!(world.refusal(same), Refusal::SameEnd);
    world.run(world.linking(company.clone(), service.clone(), contradicts()));
    // One that reads the same both ways is there from both sides; one that does not, is not.
    let back = world.linking(service.clone(), company.clone(), contradicts());
    assert_eq!(world.refusal(back), Refusal::NoChange);
    world.run(world.linking(company.clone(), service.clone(), adds()));
    world.run(world.linking(service, company, adds()));
    assert_eq!(world.snapshot.n_links(), 3);
}

#[test]
fn a_link_is_given_another_meaning_turned_around_and_deleted() {
    let mut world = World::new();
    let there = world.annotate("company", &[]);
    world.run(world.linking(LinkEnd::Annotation(there), world.words("service"), adds()));
    let before = world.only_link();
    let link = before.id;
    world.run(Command::SetRelation {
        link,
        relation: contradicts(),
    });
    world.run(Command::ReverseLink { link });
    let after = world.only_link();
    assert_eq!((after.from, after.to), (before.to, before.from));
    assert_ne!(after.relation, before.relation);
    world.run(Command::DeleteLinks { links: vec![link] });
    assert_eq!(world.snapshot.n_links(), 0);
    assert_eq!(world.snapshot.n_annotations(), 2, "the passages stay");
    let missing = Refusal::Missing { key: link.into() };
    assert_eq!(world.refusal(Command::ReverseLink { link }), missing);
}

#[test]
fn passages_without_annotations_go_with_their_link() {
    let mut world = World::new();
    world.run(world.linking(world.words("company"), world.words("service"), adds()));
    let annotations: Vec<_> = world.snapshot.annotations().map(|row| row.id).collect();
    world.run(Command::DeleteAnnotations { annotations });
    assert_eq!(world.snapshot.n_links(), 0);
    assert_eq!(world.snapshot.passages().count(), 0);
}
