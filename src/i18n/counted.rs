//! Counted nouns: “3 documents”, with the plural categories of CLDR.
//!
//! Arabic has six categories and a dual with two cases: as subject (مستندان) and, after a preposition or a verbal noun,
//! oblique (مستندين). One and two are written without a numeral. A unit never leaves its number: no-break space between.

use icu_plurals::{PluralCategory, PluralRules};

use crate::i18n::message::{FIRST_STRONG_ISOLATE, Insert, POP_DIRECTIONAL_ISOLATE};
use crate::i18n::{Language, Wording};

/// The forms of one noun; `{n}` stands for the number.
struct Forms {
    english: [&'static str; 2],
    /// zero, one, two, two oblique, few, many, other.
    arabic: [&'static str; 7],
}

macro_rules! counted {
    ($($name:ident, $one:literal, $other:literal; $($arabic:literal),*;)*) => {
        /// A noun that can be counted.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Counted {
            $(#[doc = $other] $name,)*
        }

        impl Counted {
            /// Every counted noun.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            fn forms(self) -> Forms {
                match self {
                    $(Self::$name => Forms { english: [$one, $other], arabic: [$($arabic),*] },)*
                }
            }
        }
    };
}

// English one, other; Arabic zero, one, two, two oblique, few, many, other.
counted! {
    Document, "{n} document", "{n} documents"; "لا مستندات", "مستند واحد", "مستندان", "مستندين", "{n} مستندات", "{n} مستندًا", "{n} مستند";
    Passage, "{n} passage", "{n} passages"; "لا مقاطع", "مقطع واحد", "مقطعان", "مقطعين", "{n} مقاطع", "{n} مقطعًا", "{n} مقطع";
    Annotation, "{n} annotation", "{n} annotations"; "لا تعليقات", "تعليقة واحدة", "تعليقتان", "تعليقتين", "{n} تعليقات", "{n} تعليقة", "{n} تعليقة";
    Tag, "{n} tag", "{n} tags"; "لا وسوم", "وسم واحد", "وسمان", "وسمين", "{n} وسوم", "{n} وسمًا", "{n} وسم";
    Memo, "{n} memo", "{n} memos"; "لا مذكرات", "مذكرة واحدة", "مذكرتان", "مذكرتين", "{n} مذكرات", "{n} مذكرة", "{n} مذكرة";
    Link, "{n} link", "{n} links"; "لا روابط", "رابط واحد", "رابطان", "رابطين", "{n} روابط", "{n} رابطًا", "{n} رابط";
    Claim, "{n} claim", "{n} claims"; "لا ادعاءات", "ادعاء واحد", "ادعاءان", "ادعاءين", "{n} ادعاءات", "{n} ادعاءً", "{n} ادعاء";
    Hit, "{n} hit", "{n} hits"; "لا نتائج", "نتيجة واحدة", "نتيجتان", "نتيجتين", "{n} نتائج", "{n} نتيجة", "{n} نتيجة";
    File, "{n} file", "{n} files"; "لا ملفات", "ملف واحد", "ملفان", "ملفين", "{n} ملفات", "{n} ملفًا", "{n} ملف";
    Page, "{n} page", "{n} pages"; "لا صفحات", "صفحة واحدة", "صفحتان", "صفحتين", "{n} صفحات", "{n} صفحة", "{n} صفحة";
    Paragraph, "{n} paragraph", "{n} paragraphs"; "لا فقرات", "فقرة واحدة", "فقرتان", "فقرتين", "{n} فقرات", "{n} فقرة", "{n} فقرة";
    Word, "{n} word", "{n} words"; "لا كلمات", "كلمة واحدة", "كلمتان", "كلمتين", "{n} كلمات", "{n} كلمة", "{n} كلمة";
    Minute, "{n} minute", "{n} minutes"; "أقل من دقيقة", "دقيقة واحدة", "دقيقتان", "دقيقتين", "{n} دقائق", "{n} دقيقة", "{n} دقيقة";
    Day, "{n} day", "{n} days"; "أقل من يوم", "يوم واحد", "يومان", "يومين", "{n} أيام", "{n} يومًا", "{n} يوم";
    Warning, "{n} warning", "{n} warnings"; "لا تحذيرات", "تحذير واحد", "تحذيران", "تحذيرين", "{n} تحذيرات", "{n} تحذيرًا", "{n} تحذير";
    Error, "{n} error", "{n} errors"; "لا أخطاء", "خطأ واحد", "خطآن", "خطأين", "{n} أخطاء", "{n} خطأً", "{n} خطأ";
    Tagging, "{n} tagging", "{n} taggings"; "لا توسيمات", "توسيم واحد", "توسيمان", "توسيمين", "{n} توسيمات", "{n} توسيمًا", "{n} توسيم";
    Capture, "{n} capture", "{n} captures"; "لا لقطات", "لقطة واحدة", "لقطتان", "لقطتين", "{n} لقطات", "{n} لقطة", "{n} لقطة";
    Stance, "{n} stance", "{n} stances"; "لا مواقف", "موقف واحد", "موقفان", "موقفين", "{n} مواقف", "{n} موقفًا", "{n} موقف";
    Variable, "{n} variable", "{n} variables"; "لا متغيرات", "متغير واحد", "متغيران", "متغيرين", "{n} متغيرات", "{n} متغيرًا", "{n} متغير";
    Annotator, "{n} annotator", "{n} annotators"; "لا معلِّقين", "معلِّق واحد", "معلِّقان", "معلِّقين", "{n} معلِّقين", "{n} معلِّقًا", "{n} معلِّق";
    Backup, "{n} backup", "{n} backups"; "لا نسخ احتياطية", "نسخة احتياطية واحدة", "نسختان احتياطيتان", "نسختين احتياطيتين", "{n} نسخ احتياطية", "{n} نسخة احتياطية", "{n} نسخة احتياطية";
    Change, "{n} change", "{n} changes"; "لا تغييرات", "تغيير واحد", "تغييران", "تغييرين", "{n} تغييرات", "{n} تغييرًا", "{n} تغيير";
    Character, "{n} character", "{n} characters"; "لا محارف", "محرف واحد", "محرفان", "محرفين", "{n} محارف", "{n} محرفًا", "{n} محرف";
    Part, "{n} part", "{n} parts"; "لا أجزاء", "جزء واحد", "جزآن", "جزأين", "{n} أجزاء", "{n} جزءًا", "{n} جزء";
    Second, "{n} second", "{n} seconds"; "أقل من ثانية", "ثانية واحدة", "ثانيتان", "ثانيتين", "{n} ثوانٍ", "{n} ثانية", "{n} ثانية";
    Hour, "{n} hour", "{n} hours"; "أقل من ساعة", "ساعة واحدة", "ساعتان", "ساعتين", "{n} ساعات", "{n} ساعة", "{n} ساعة";
}

/// A number of things, to be put into a message: `Counted::Document.of(3)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Count {
    /// What is counted.
    pub noun: Counted,
    /// How many.
    pub number: u64,
}

impl Counted {
    /// A number of these.
    pub fn of(self, number: usize) -> Count {
        Count {
            noun: self,
            number: number as u64,
        }
    }

    /// Every form in one language, as in the table: for the check that none is missing.
    pub fn all_forms(self, language: Language) -> Vec<&'static str> {
        let forms = self.forms();
        match language {
            Language::English => forms.english.to_vec(),
            Language::Arabic => forms.arabic.to_vec(),
        }
    }
}

impl Insert for Count {
    fn insert(&self, wording: Wording, oblique: bool, message: &mut String) {
        message.push_str(&count(self.noun, self.number, wording, oblique));
    }
}

/// Writes a counted noun: “1 document”, «مستندان», oblique «مستندين». The number, where one is written, is isolated.
pub fn count(noun: Counted, number: u64, wording: impl Into<Wording>, oblique: bool) -> String {
    let wording = wording.into();
    let forms = noun.forms();
    let form = match (wording.language, category(wording.language, number)) {
        (Language::English, PluralCategory::One) => forms.english[0],
        (Language::English, _) => forms.english[1],
        (Language::Arabic, PluralCategory::Zero) => forms.arabic[0],
        (Language::Arabic, PluralCategory::One) => forms.arabic[1],
        (Language::Arabic, PluralCategory::Two) => forms.arabic[if oblique { 3 } else { 2 }],
        (Language::Arabic, PluralCategory::Few) => forms.arabic[4],
        (Language::Arabic, PluralCategory::Many) => forms.arabic[5],
        (Language::Arabic, PluralCategory::Other) => forms.arabic[6],
    };
    let written = format!(
        "{FIRST_STRONG_ISOLATE}{}{POP_DIRECTIONAL_ISOLATE}\u{A0}",
        wording.digits.number(number)
    );
    form.replace("{n} ", &written)
}

/// The plural category. The rules are compiled in; were they missing, the plain plural is still understood.
fn category(language: Language, number: u64) -> PluralCategory {
    thread_local! {
        // Per thread, because the rules cannot be shared between threads; making them costs microseconds.
        static RULES: [Option<PluralRules>; 2] = Language::ALL.map(rules);
    }
    RULES.with(|rules| {
        rules[language as usize]
            .as_ref()
            .map_or(PluralCategory::Other, |rules| rules.category_for(number))
    })
}

fn rules(language: Language) -> Option<PluralRules> {
    let locale: icu_locale::Locale = language.code().parse().ok()?;
    PluralRules::try_new_cardinal(locale.into()).ok()
}
