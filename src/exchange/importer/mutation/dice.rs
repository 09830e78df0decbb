//! Numbers that look random and are always the same, and changes of bytes by them.

use super::shape;

/// A row of numbers that looks random and is always the same (a linear congruential generator, as in Knuth 3.3.4).
pub(crate) struct Dice(u64);

impl Dice {
    /// The row of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below the given one, which is not 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }

    /// Changes some bytes, or what the file is made of, or both.
    pub(crate) fn mutate(&mut self, bytes: &[u8], pieces: &[&[u8]]) -> Vec<u8> {
        let way = self.below(3);
        let mut bytes = bytes.to_vec();
        if way > 0 {
            bytes = shape::mutate(self, &bytes);
        }
        if way != 1 {
            self.change_bytes(&mut bytes, pieces);
        }
        bytes
    }

    /// Other values, pieces lost, doubled, put in, or the end cut off.
    fn change_bytes(&mut self, bytes: &mut Vec<u8>, pieces: &[&[u8]]) {
        for _ in 0..=self.below(4) {
            if bytes.is_empty() {
                return;
            }
            let at = self.below(bytes.len());
            let end = (at + 1 + self.below(40)).min(bytes.len());
            match self.below(7) {
                0 => bytes[at] ^= 1 << self.below(8),
                1 => bytes[at] = self.below(256) as u8,
                2 => drop(bytes.drain(at..end)),
                3 => {
                    let piece = bytes[at..end].to_vec();
                    let to = self.below(bytes.len());
                    bytes.splice(to..to, piece);
                }
                4 if !pieces.is_empty() => {
                    let piece = pieces[self.below(pieces.len())].to_vec();
                    bytes.splice(at..at, piece);
                }
                5 => self.change_number(bytes, at),
                _ if self.below(4) == 0 => bytes.truncate(at),
                _ => bytes[at] = bytes[self.below(at + 1)],
            }
        }
    }

    /// Puts another number where the next one stands: numbers are lengths, levels and places.
    fn change_number(&mut self, bytes: &mut Vec<u8>, from: usize) {
        const NUMBERS: [&[u8]; 10] = [
            b"0",
            b"-1",
            b"255",
            b"65536",
            b"2147483648",
            b"4294967295",
            b"9223372036854775807",
            b"18446744073709551615",
            b"18446744073709551616",
            b"1e308",
        ];
        let Some(at) = bytes[from..]
            .iter()
            .position(u8::is_ascii_digit)
            .map(|at| from + at)
        else {
            return;
        };
        let length = bytes[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let number = NUMBERS[self.below(NUMBERS.len())].to_vec();
        bytes.splice(at..at + length, number);
    }
}
