//! Arabic and English prose from a seed: words of reports put together at random, with the mixtures of real ones.

/// Numbers from a seed (splitmix64).
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The same seed gives the same numbers.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`; 0 if `end` is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        (mixed % end.max(1) as u64) as usize
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const ENGLISH: &[&str] = &[
    "the",
    "company",
    "said",
    "that",
    "its",
    "review",
    "of",
    "contracts",
    "had",
    "found",
    "no",
    "evidence",
    "a",
    "spokesperson",
    "for",
    "unit",
    "declined",
    "to",
    "comment",
    "on",
    "service",
    "storage",
    "access",
    "was",
    "ended",
    "after",
    "reports",
    "in",
    "newspapers",
    "described",
    "recordings",
    "calls",
    "kept",
    "abroad",
    "and",
    "employees",
    "asked",
    "whether",
    "policy",
    "applied",
    "documents",
    "seen",
    "by",
    "journalists",
    "show",
    "according",
    "officials",
    "investigation",
    "continues",
    "with",
    "several",
    "questions",
    "open",
    "(partly)",
    "“limited”",
];

const ARABIC: &[&str] = &[
    "قالت",
    "الشركة",
    "إنها",
    "أوقفت",
    "الخدمة",
    "عن",
    "الوحدة",
    "بعد",
    "مراجعة",
    "داخلية",
    "في",
    "تقارير",
    "صحفية",
    "نشرت",
    "أن",
    "تسجيلات",
    "المكالمات",
    "محفوظة",
    "خارج",
    "البلاد",
    "ولم",
    "يعلق",
    "المتحدث",
    "على",
    "الوثائق",
    "التي",
    "اطلعت",
    "عليها",
    "الصحيفة",
    "وأضاف",
    "موظفون",
    "سابقون",
    "السياسة",
    "لا",
    "تسمح",
    "بهذا",
    "الاستخدام",
    "مُراجَعةٌ",
    "التحقيق",
    "مستمر",
    "وفق",
    "مسؤولين",
    "من",
    "أيلول",
    "سبتمبر",
    "عقود",
    "التخزين",
    "السحابي",
    "«محدودة»",
    "أسئلة",
    "كثيرة",
];

const NAMES: &[&str] = &["Azure", "Cloud 9", "Nordwind", "the API", "Unit B"];
const NUMBERS: &[&str] = &["8,200", "٢٠٢٥", "11.5", "٪40", "2025", "1,000,000"];

/// A text of about `bytes` bytes (never more), in paragraphs of which two in three are Arabic, without an empty line.
pub(crate) fn prose(dice: &mut Dice, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes);
    loop {
        let paragraph = paragraph(dice);
        if text.len() + paragraph.len() + 1 > bytes {
            break;
        }
        text.push_str(&paragraph);
        text.push('\n');
    }
    let mut is_arabic = true;
    while text.len() + 24 < bytes {
        text.push_str(if is_arabic { "نهاية " } else { "end. " });
        is_arabic = !is_arabic;
    }
    text
}

fn paragraph(dice: &mut Dice) -> String {
    let is_arabic = dice.below(3) > 0;
    let mut text = String::new();
    for sentence in 0..3 + dice.below(5) {
        if sentence > 0 {
            text.push(' ');
        }
        for word in 0..8 + dice.below(13) {
            if word > 0 {
                text.push(' ');
            }
            text.push_str(match dice.below(24) {
                0 if word > 0 => dice.of(NAMES),
                1 if word > 0 => dice.of(NUMBERS),
                _ => dice.of(if is_arabic { ARABIC } else { ENGLISH }),
            });
        }
        text.push_str(if is_arabic && dice.below(6) == 0 {
            "؟"
        } else {
            "."
        });
    }
    text
}

/// Where words start and end in a text, bytes.
pub(crate) fn words(text: &str) -> Vec<(usize, usize)> {
    let start = text.as_ptr() as usize;
    text.split([' ', '\n'])
        .filter(|word| !word.is_empty())
        .map(|word| {
            let at = word.as_ptr() as usize - start;
            (at, at + word.len())
        })
        .collect()
}
