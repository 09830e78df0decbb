//! Words of other programs for the commands: who types “code” or «ترميز» finds *Tag…*.
//!
//! Never shown as the name of anything, only matched and named as the reason of a match; the words for things are fixed.
//! In both languages whatever the interface's, since people search in the language of their training.

use crate::i18n::Word;

/// A word of the interface with what else people call it.
type Synonyms = (Word, &'static [&'static str]);

const SYNONYMS: &[Synonyms] = &[
    (
        Word::FileNew,
        &["new project", "create", "مشروع جديد", "إنشاء"],
    ),
    (
        Word::FileOpen,
        &["open project", "load", "فتح مشروع", "تحميل"],
    ),
    (
        Word::FileAddDocuments,
        &[
            "import files",
            "add sources",
            "upload",
            "استيراد ملفات",
            "إضافة مصادر",
            "رفع",
        ],
    ),
    (
        Word::FileAddFolder,
        &["import folder", "directory", "استيراد مجلد"],
    ),
    (
        Word::FileClose,
        &["close project", "close file", "إغلاق المشروع"],
    ),
    (Word::FileQuit, &["exit", "خروج"]),
    (
        Word::SearchCollection,
        &[
            "keyword in context",
            "kwic",
            "concordance",
            "full text search",
            "text search query",
            "autocode",
            "الكلمة في سياقها",
            "فهرس السياقات",
            "بحث شامل",
            "ترميز آلي",
        ],
    ),
    (
        Word::FileCheck,
        &["verify", "integrity", "doctor", "repair", "تحقق", "سلامة"],
    ),
    (Word::FileBackup, &["save", "snapshot", "حفظ", "نسخة"]),
    (Word::FileRestore, &["recover", "استرجاع"]),
    (
        Word::FileSaveCopy,
        &["save", "save as", "duplicate", "حفظ", "حفظ باسم"],
    ),
    (
        Word::FileExport,
        &["save as", "json", "ron", "qdpx", "csv", "xlsx", "حفظ باسم"],
    ),
    (Word::FileImport, &["load", "json", "ron", "تحميل"]),
    (Word::EditUndo, &["take back", "revert", "إلغاء"]),
    (Word::EditRedo, &["repeat", "إعادة"]),
    (
        Word::EditHistory,
        &[
            "log",
            "audit trail",
            "journal",
            "changes",
            "versions",
            "سجل",
            "أثر التدقيق",
        ],
    ),
    (Word::DocRename, &["title", "العنوان", "تسمية"]),
    (
        Word::DocRemove,
        &[
            "delete document",
            "delete source",
            "حذف المستند",
            "حذف المصدر",
        ],
    ),
    (
        Word::AppYourName,
        &[
            "user",
            "coder",
            "author",
            "user name",
            "المستخدم",
            "المرمز",
            "اسم المستخدم",
        ],
    ),
    (
        Word::AnnTag,
        &[
            "code",
            "coding",
            "apply code",
            "label",
            "keyword",
            "category",
            "ترميز",
            "كود",
            "رمز",
            "علامة",
            "تصنيف",
        ],
    ),
    (
        Word::AnnTagLast,
        &["code again", "last code", "same code", "آخر كود", "آخر رمز"],
    ),
    (
        Word::AnnTagInvivo,
        &["in vivo", "in-vivo code", "code in vivo", "ترميز حي"],
    ),
    (
        Word::AnnHighlight,
        &[
            "quotation",
            "quote",
            "passage",
            "mark",
            "marker",
            "segment",
            "underline",
            "اقتباس",
            "مقطع",
            "تمييز",
            "تعليم",
        ],
    ),
    (
        Word::AnnMemo,
        &["note", "comment", "remark", "ملاحظة", "تعليق", "تدوين"],
    ),
    (
        Word::AnnLink,
        &["hyperlink", "connect", "relation", "ربط", "وصلة", "علاقة"],
    ),
    (
        Word::AnnDelete,
        &[
            "delete quotation",
            "remove highlight",
            "uncode",
            "حذف الاقتباس",
            "إزالة التظليل",
        ],
    ),
    (
        Word::TagNew,
        &[
            "new code",
            "create code",
            "create tag",
            "كود جديد",
            "رمز جديد",
            "إنشاء وسم",
        ],
    ),
    (
        Word::TagMerge,
        &["merge codes", "combine", "دمج الأكواد", "دمج الرموز", "ضم"],
    ),
    (
        Word::TagShowPassages,
        &[
            "retrieve",
            "coded segments",
            "quotations",
            "استرجاع",
            "الاقتباسات",
        ],
    ),
    (
        Word::FilePrintCodebook,
        &["codebook", "code system", "دليل الترميز", "كتاب الرموز"],
    ),
    (
        Word::MemoDocument,
        &["document note", "document comment", "ملاحظة على المستند"],
    ),
    (
        Word::MemoCollection,
        &["project note", "project memo", "ملاحظة على المشروع"],
    ),
    (
        Word::NavNextAnn,
        &["next quotation", "next code", "الاقتباس التالي"],
    ),
    (
        Word::NavPrevAnn,
        &["previous quotation", "previous code", "الاقتباس السابق"],
    ),
    (Word::NavNextDoc, &["next file", "الملف التالي"]),
    (Word::NavPrevDoc, &["previous file", "الملف السابق"]),
    (
        Word::SearchFind,
        &["search text", "look for", "البحث في النص"],
    ),
    (
        Word::ViewSecondPane,
        &[
            "split",
            "compare",
            "side by side",
            "parallel",
            "تقسيم",
            "مقارنة",
            "جنبًا إلى جنب",
        ],
    ),
    (
        Word::ViewInspector,
        &[
            "details",
            "sidebar",
            "properties",
            "الشريط الجانبي",
            "الخصائص",
        ],
    ),
    (
        Word::ViewLeftPanels,
        &["navigator", "sidebar", "explorer", "الشريط الجانبي"],
    ),
    (
        Word::ViewLarger,
        &["zoom in", "bigger", "font size", "تقريب", "حجم الخط"],
    ),
    (
        Word::ViewSmaller,
        &["zoom out", "font size", "تبعيد", "حجم الخط"],
    ),
    (Word::ThemeLight, &["light mode", "الوضع الفاتح", "نهاري"]),
    (
        Word::ThemeDark,
        &["dark mode", "night", "الوضع الداكن", "ليلي"],
    ),
    (Word::ThemeSystem, &["automatic theme", "سمة تلقائية"]),
    (
        Word::AppPreferences,
        &[
            "settings",
            "options",
            "configuration",
            "إعدادات",
            "خيارات",
            "ضبط",
        ],
    ),
    (
        Word::AppKeys,
        &["hotkeys", "key bindings", "مفاتيح", "اختصارات"],
    ),
    (
        Word::AppHelp,
        &[
            "manual", "guide", "how to", "tutorial", "دليل", "شرح", "كيف",
        ],
    ),
    (
        Word::AppAbout,
        &[
            "version",
            "licenses",
            "credits",
            "الإصدار",
            "الرخص",
            "الترخيص",
        ],
    ),
];

/// What else people call the thing of this name, in both languages.
pub fn synonyms(word: Word) -> &'static [&'static str] {
    SYNONYMS
        .iter()
        .find(|(of, _)| *of == word)
        .map_or(&[], |(_, words)| words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_word_stands_twice_and_none_repeats_its_own_name() {
        let mut seen = BTreeSet::new();
        for (word, synonyms) in SYNONYMS {
            assert!(seen.insert(word.key()), "{word:?} stands twice");
            let mut own = BTreeSet::new();
            for synonym in *synonyms {
                assert!(own.insert(*synonym), "{word:?}: “{synonym}” stands twice");
                for language in crate::i18n::Language::ALL {
                    assert_ne!(*synonym, word.text(language), "{word:?}");
                }
            }
        }
    }
}
