//! Written forms by number, so that what is counted is numbers.

use std::collections::HashMap;
use std::sync::Arc;

/// Every written form that was met, each once. Numbers say nothing of an order.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    forms: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32>,
}

impl Forms {
    /// The number of a form, which may be new.
    pub(super) fn number(&mut self, form: &str) -> u32 {
        if let Some(number) = self.numbers.get(form) {
            return *number;
        }
        let number = self.forms.len() as u32;
        let form: Arc<str> = form.into();
        self.forms.push(Arc::clone(&form));
        self.numbers.insert(form, number);
        number
    }

    /// The forms by their numbers.
    pub(super) fn all(&self) -> &[Arc<str>] {
        &self.forms
    }
}

/// The forms that one thread meets, borrowed from the texts, and how often each stands in the text at hand.
#[derive(Debug, Default)]
pub(super) struct Tally<'t> {
    numbers: HashMap<&'t str, u32>,
    forms: Vec<&'t str>,
    counts: Vec<u32>,
    met: Vec<u32>,
}

impl<'t> Tally<'t> {
    /// Counts one word.
    pub(super) fn add(&mut self, form: &'t str) {
        let number = *self.numbers.entry(form).or_insert_with(|| {
            self.forms.push(form);
            self.counts.push(0);
            self.forms.len() as u32 - 1
        });
        let count = &mut self.counts[number as usize];
        if *count == 0 {
            self.met.push(number);
        }
        *count += 1;
    }

    /// Gives what was counted since it was last asked, as pairs of a form's number and its count.
    pub(super) fn take(&mut self) -> Vec<(u32, u32)> {
        let counts = &mut self.counts;
        self.met
            .drain(..)
            .map(|number| (number, std::mem::take(&mut counts[number as usize])))
            .collect()
    }

    /// The forms by the numbers of this tally.
    pub(super) fn into_forms(self) -> Vec<&'t str> {
        self.forms
    }
}
