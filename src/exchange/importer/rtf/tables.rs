//! What numbers mean in RTF: code pages, character sets of fonts, languages; and names that stand for a character.

use encoding_rs::Encoding;

/// How the bytes of a stretch of text are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bytes {
    /// In a code page.
    In(&'static Encoding),
    /// As signs of a symbol font: each is a private character from U+F000 on, as word processors store them.
    Symbols,
    /// In a code page that is not known: ASCII alone can be read.
    Unknown,
}

/// What a code page's number means (`\ansicpg`, `\cpg`).
pub(super) fn code_page(number: i64) -> Bytes {
    Bytes::In(match number {
        866 => encoding_rs::IBM866,
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        1252 => encoding_rs::WINDOWS_1252,
        1253 => encoding_rs::WINDOWS_1253,
        1254 => encoding_rs::WINDOWS_1254,
        1255 => encoding_rs::WINDOWS_1255,
        1256 => encoding_rs::WINDOWS_1256,
        1257 => encoding_rs::WINDOWS_1257,
        1258 => encoding_rs::WINDOWS_1258,
        10_000 => encoding_rs::MACINTOSH,
        10_007 => encoding_rs::X_MAC_CYRILLIC,
        28_596 => encoding_rs::ISO_8859_6,
        65_001 => encoding_rs::UTF_8,
        _ => return Bytes::Unknown,
    })
}

/// The code page of a font's character set (`\fcharset`); none where the document's holds.
pub(super) fn of_charset(charset: i64) -> Option<Bytes> {
    Some(match charset {
        0 => code_page(1252),
        2 => Bytes::Symbols,
        77 => code_page(10_000),
        128 => code_page(932),
        129 => code_page(949),
        134 => code_page(936),
        136 => code_page(950),
        161 => code_page(1253),
        162 => code_page(1254),
        163 => code_page(1258),
        177 => code_page(1255),
        // 178 is Arabic; 179 and 180 are its traditional and user's kinds.
        178..=180 => code_page(1256),
        186 => code_page(1257),
        204 => code_page(1251),
        222 => code_page(874),
        238 => code_page(1250),
        _ => return None,
    })
}

/// The tag of a language by its number (`\lang`, MS-LCID): those of Arabic, and the usual others.
pub(super) fn language(number: i64) -> Option<&'static str> {
    Some(match number {
        1025 => "ar-SA",
        1028 => "zh-TW",
        1029 => "cs-CZ",
        1030 => "da-DK",
        1031 => "de-DE",
        1032 => "el-GR",
        1033 => "en-US",
        1035 => "fi-FI",
        1036 => "fr-FR",
        1037 => "he-IL",
        1038 => "hu-HU",
        1040 => "it-IT",
        1041 => "ja-JP",
        1042 => "ko-KR",
        1043 => "nl-NL",
        1045 => "pl-PL",
        1046 => "pt-BR",
        1048 => "ro-RO",
        1049 => "ru-RU",
        1053 => "sv-SE",
        1055 => "tr-TR",
        1056 => "ur-PK",
        1057 => "id-ID",
        1058 => "uk-UA",
        1065 => "fa-IR",
        1081 => "hi-IN",
        1086 => "ms-MY",
        1164 => "prs-AF",
        1170 => "ckb-IQ",
        2049 => "ar-IQ",
        2052 => "zh-CN",
        2055 => "de-CH",
        2057 => "en-GB",
        2058 => "es-MX",
        2060 => "fr-BE",
        2070 => "pt-PT",
        3073 => "ar-EG",
        3079 => "de-AT",
        3081 => "en-AU",
        3082 => "es-ES",
        3084 => "fr-CA",
        4097 => "ar-LY",
        4105 => "en-CA",
        4108 => "fr-CH",
        5121 => "ar-DZ",
        6145 => "ar-MA",
        6153 => "en-IE",
        7169 => "ar-TN",
        8193 => "ar-OM",
        9217 => "ar-YE",
        10_241 => "ar-SY",
        11_265 => "ar-JO",
        12_289 => "ar-LB",
        13_313 => "ar-KW",
        14_337 => "ar-AE",
        15_361 => "ar-BH",
        16_385 => "ar-QA",
        _ => return None,
    })
}

/// The character for which a control word stands.
pub(super) fn character(name: &str) -> Option<&'static str> {
    Some(match name {
        "emdash" => "\u{2014}",
        "endash" => "\u{2013}",
        "lquote" => "\u{2018}",
        "rquote" => "\u{2019}",
        "ldblquote" => "\u{201C}",
        "rdblquote" => "\u{201D}",
        "bullet" => "\u{2022}",
        "emspace" => "\u{2003}",
        "enspace" => "\u{2002}",
        "qmspace" => "\u{2005}",
        "zwj" => "\u{200D}",
        "zwnj" => "\u{200C}",
        "zwbo" => "\u{200B}",
        "zwnbo" => "\u{2060}",
        "ltrmark" => "\u{200E}",
        "rtlmark" => "\u{200F}",
        _ => return None,
    })
}

/// Groups of which nothing is text, by their first word in the order of the alphabet; those with a star before an unknown word are none either.
/// `listtext` and `pntext` hold the numbers of lists for readers that cannot count.
pub(super) fn is_silent(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "aftncn",
        "aftnsep",
        "aftnsepc",
        "atnauthor",
        "atndate",
        "atnicn",
        "atnid",
        "atnref",
        "atntime",
        "atrfend",
        "atrfstart",
        "bkmkend",
        "bkmkstart",
        "buptim",
        "category",
        "colortbl",
        "comment",
        "company",
        "creatim",
        "doccomm",
        "factoidname",
        "falt",
        "filetbl",
        "fldinst",
        "fname",
        "fontemb",
        "fontfile",
        "ftncn",
        "ftnsep",
        "ftnsepc",
        "hlinkbase",
        "keywords",
        "levelnumbers",
        "leveltext",
        "listname",
        "listtable",
        "manager",
        "nesttableprops",
        "nonesttables",
        "nonshppict",
        "objalias",
        "objclass",
        "objdata",
        "objname",
        "objsect",
        "objtime",
        "operator",
        "panose",
        "pgptbl",
        "pn",
        "pnseclvl",
        "pntxta",
        "pntxtb",
        "printim",
        "private",
        "revtim",
        "rsidtbl",
        "rxe",
        "shprslt",
        "sn",
        "sp",
        "subject",
        "sv",
        "tc",
        "tcn",
        "template",
        "themedata",
        "txe",
        "userprops",
        "vern",
        "version",
        "xe",
        "xmlnstbl",
    ];
    NAMES.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn character_sets_lead_to_code_pages() {
        for (charset, expected) in [
            (0, Some(Bytes::In(encoding_rs::WINDOWS_1252))),
            (1, None),
            (2, Some(Bytes::Symbols)),
            (178, Some(Bytes::In(encoding_rs::WINDOWS_1256))),
            (255, None),
        ] {
            assert_eq!(of_charset(charset), expected, "{charset}");
        }
        assert_eq!(code_page(720), Bytes::Unknown);
        // Found by halving, so their order counts.
        for name in ["aftncn", "fldinst", "nonshppict", "xmlnstbl"] {
            assert!(is_silent(name), "{name}");
        }
    }
}
