//! Which pairs of letters stand in a copy: tells most documents without a word from those that may have it, unread.
//!
//! A set of bits for each copy, some 5 % of it: every two letters that follow each other set the bit that their hash names. A word
//! of ten letters passes by chance in one of a thousand documents of 6 kB in which it is not, a word of four in one of fifty. What
//! passes is searched as ever, so that the set decides nothing but how long it takes: at 560 MB a scan for a rare word takes longer
//! than a tenth of a second. Derived and in memory only (I9).

/// The least and the most bits of a set; languages have few pairs, so that long texts need no more.
const LEAST: usize = 256;
const MOST: usize = 16_384;

/// The pairs of letters of one copy.
#[derive(Clone, Debug)]
pub(super) struct Filter(Box<[u64]>);

/// The pairs of letters that have to be there.
#[derive(Clone, Debug, Default)]
pub(super) struct Probe(Vec<u32>);

impl Filter {
    /// Reads a copy once.
    pub(super) fn new(copy: &str) -> Self {
        let n_bits = (copy.len() / 3).next_power_of_two().clamp(LEAST, MOST);
        let mut bits = vec![0_u64; n_bits / 64];
        let mask = n_bits as u32 - 1;
        pairs(copy, |hash| {
            let bit = hash & mask;
            bits[bit as usize / 64] |= 1 << (bit % 64);
        });
        Self(bits.into())
    }

    /// Whether all pairs may be there; certainly not all of them if it says no.
    pub(super) fn may_hold(&self, probe: &Probe) -> bool {
        let mask = self.0.len() as u32 * 64 - 1;
        probe.0.iter().all(|hash| {
            let bit = hash & mask;
            let bits = self.0.get(bit as usize / 64).copied().unwrap_or(u64::MAX);
            bits & (1 << (bit % 64)) != 0
        })
    }

    /// Bytes of memory.
    pub(super) fn len_bytes(&self) -> usize {
        size_of_val(&*self.0)
    }
}

impl Probe {
    /// The pairs of letters of needles that have all to be there.
    pub(super) fn new<S: AsRef<str>>(needles: impl IntoIterator<Item = S>) -> Self {
        let mut found = Vec::new();
        for needle in needles {
            pairs(needle.as_ref(), |hash| found.push(hash));
        }
        found.sort_unstable();
        found.dedup();
        Self(found)
    }
}

fn pairs(text: &str, mut each: impl FnMut(u32)) {
    let mut letters = text.chars();
    let Some(mut last) = letters.next() else {
        return;
    };
    for letter in letters {
        let hash =
            (last as u32).wrapping_mul(0x9e37_79b1) ^ (letter as u32).wrapping_mul(0x85eb_ca6b);
        each(hash ^ (hash >> 15));
        last = letter;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_passes_and_most_of_what_is_not_does_not() {
        let words: Vec<String> = (0..900_u32).map(|n| format!("كلمة{n}")).collect();
        let text = words.join(" ");
        let filter = Filter::new(&text);
        assert!(filter.len_bytes() * 12 < text.len());
        for word in &words {
            assert!(filter.may_hold(&Probe::new([word.as_str(), "كلمة"])));
        }
        assert!(filter.may_hold(&Probe::new(["س", ""])));
        let absent = ["مايكروسوفت", "quasar", "الشركه", "وزاره"];
        assert!(
            absent
                .iter()
                .all(|word| !filter.may_hold(&Probe::new([*word])))
        );
        assert!(!Filter::new("").may_hold(&Probe::new(["ab"])));
    }
}
