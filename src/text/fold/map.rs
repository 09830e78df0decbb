//! The way back from a folded copy: where it shifts against its source, and nothing where it does not.
//!
//! A break says that from here to the next one both run alike. Breaks are kept as steps, each how much farther on it is than the one
//! before; steps that repeat are kept once, with a whole break every 32. A text with a mark on each letter would otherwise carry a
//! map larger than itself. All positions are bytes.

/// From here on, up to the next break, source and copy run alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Break {
    /// Bytes of the folded copy.
    pub(super) folded: u32,
    /// Bytes of the source.
    pub(super) source: u32,
}

impl Break {
    fn farther(self, folded: u64, source: u64) -> Self {
        Self {
            folded: self.folded + folded as u32,
            source: self.source + source as u32,
        }
    }
}

/// Steps between two whole breaks.
const STRIDE: usize = 32;

/// Breaks in their order, both ends growing.
#[derive(Clone, Debug, Default)]
pub(super) struct Breaks {
    /// Some of the breaks, with where the steps behind each begin.
    whole: Box<[(Break, u32)]>,
    /// The steps to the others: of the copy, with a lowest bit that tells of more than one; of the source; how many, if so. Seven
    /// bits to a byte.
    steps: Box<[u8]>,
}

/// Takes breaks in their order.
#[derive(Debug, Default)]
pub(super) struct BreaksBuilder {
    whole: Vec<(Break, u32)>,
    steps: Vec<u8>,
    /// Steps written since the last whole break.
    count: usize,
    written: Break,
    /// The step that is repeated, and how often so far.
    repeated: Option<(Break, u32)>,
    /// Not written yet: the next may stand at the same place of the copy, and then counts alone.
    last: Option<Break>,
}

impl BreaksBuilder {
    pub(super) fn push(&mut self, next: Break) {
        if let Some(last) = self.last.replace(next)
            && last.folded != next.folded
        {
            self.write(last);
        }
    }

    fn write(&mut self, one: Break) {
        let step = Break {
            folded: one.folded - self.written.folded,
            source: one.source - self.written.source,
        };
        self.written = one;
        if let Some((repeated, times)) = &mut self.repeated
            && *repeated == step
        {
            *times += 1;
            return;
        }
        self.write_step();
        if self.whole.is_empty() || self.count >= STRIDE {
            self.whole.push((one, self.steps.len() as u32));
            self.count = 0;
        } else {
            self.repeated = Some((step, 1));
        }
    }

    fn write_step(&mut self) {
        let Some((step, times)) = self.repeated.take() else {
            return;
        };
        push_number(
            u64::from(step.folded) << 1 | u64::from(times > 1),
            &mut self.steps,
        );
        push_number(u64::from(step.source), &mut self.steps);
        if times > 1 {
            push_number(u64::from(times), &mut self.steps);
        }
        self.count += 1;
    }

    pub(super) fn finish(mut self) -> Breaks {
        if let Some(last) = self.last.take() {
            self.write(last);
        }
        self.write_step();
        Breaks {
            whole: self.whole.into(),
            steps: self.steps.into(),
        }
    }
}

impl Breaks {
    /// The last break at or before a place of the copy, and the one behind it. O(log n).
    pub(super) fn around(&self, folded: usize) -> (Option<Break>, Option<Break>) {
        let after = self
            .whole
            .partition_point(|(one, _)| one.folded as usize <= folded);
        let next_whole = self.whole.get(after);
        let Some((start, at)) = after.checked_sub(1).and_then(|index| self.whole.get(index)) else {
            return (None, next_whole.map(|(one, _)| *one));
        };
        let end = next_whole.map_or(self.steps.len(), |(_, at)| *at as usize);
        let mut steps = self.steps.get(*at as usize..end).unwrap_or_default().iter();
        let mut one = *start;
        while let (Some(folded_step), Some(source_step)) = (number(&mut steps), number(&mut steps))
        {
            let times = match folded_step & 1 {
                0 => 1,
                _ => number(&mut steps).unwrap_or(1),
            };
            // No step of the copy is nothing: of two breaks at one place the last counts alone.
            let folded_step = (folded_step >> 1).max(1);
            let passed = (folded as u64 - u64::from(one.folded)) / folded_step;
            let done = passed.min(times);
            one = one.farther(folded_step * done, source_step * done);
            if done < times {
                return (Some(one), Some(one.farther(folded_step, source_step)));
            }
        }
        (Some(one), next_whole.map(|(next, _)| *next))
    }

    /// Bytes of memory.
    pub(super) fn len_bytes(&self) -> usize {
        size_of_val(&*self.whole) + self.steps.len()
    }
}

fn push_number(mut number: u64, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn number(bytes: &mut std::slice::Iter<'_, u8>) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let byte = *bytes.next()?;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            break;
        }
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Most are of the few kinds that texts have, and repeat.
    fn step() -> impl Strategy<Value = (u32, u32)> {
        prop_oneof![
            4 => Just((2, 4)),
            2 => (0_u32..3, 1_u32..4),
            1 => (0_u32..300, 0_u32..100_000),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn breaks_come_back(steps in prop::collection::vec(step(), 0..300)) {
            let mut builder = BreaksBuilder::default();
            let mut plain: Vec<Break> = Vec::new();
            let mut at = Break::default();
            for (folded, source) in steps {
                at = Break { folded: at.folded + folded, source: at.source + source };
                builder.push(at);
                plain.retain(|one| one.folded != at.folded);
                plain.push(at);
            }
            let breaks = builder.finish();
            let end = at.folded as usize + 2;
            for place in (0..end).step_by(1 + end / 500) {
                let after = plain.partition_point(|one| one.folded as usize <= place);
                let before = after.checked_sub(1).map(|index| plain[index]);
                prop_assert_eq!(breaks.around(place), (before, plain.get(after).copied()));
            }
        }
    }
}
