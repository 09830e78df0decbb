//! Formats, and the words about files.

words! {
    FmtFile, "fmt.file", "file", "ملف"; // On disk; a document is what the collection holds
    FmtFolder, "fmt.folder", "folder", "مجلد";
    FmtCollectionFile, "fmt.collection_file", "Hashiya collection (.hashiya)", "مجموعة حاشية (.hashiya)";
    FmtTxt, "fmt.txt", "Plain text (TXT)", "نص مجرد (TXT)"; // Rejected: نص عادي (vague)
    FmtMd, "fmt.md", "Markdown", "Markdown";
    FmtHtml, "fmt.html", "Web page (HTML)", "صفحة ويب (HTML)";
    FmtDocx, "fmt.docx", "Word document (DOCX)", "مستند Word (DOCX)";
    FmtOdt, "fmt.odt", "OpenDocument text (ODT)", "نص OpenDocument (ODT)";
    FmtRtf, "fmt.rtf", "Rich text (RTF)", "نص منسق (RTF)";
    FmtPdf, "fmt.pdf", "PDF document", "مستند PDF";
    FmtEpub, "fmt.epub", "E-book (EPUB)", "كتاب إلكتروني (EPUB)";
    FmtEml, "fmt.eml", "Mail message (EML)", "رسالة بريد (EML)";
    FmtCsv, "fmt.csv", "Table (CSV)", "جدول (CSV)";
    FmtXlsx, "fmt.xlsx", "Spreadsheet (XLSX)", "جدول بيانات (XLSX)";
    FmtJson, "fmt.json", "JSON, holds everything", "JSON، يحفظ كل شيء";
    FmtRon, "fmt.ron", "RON, holds everything", "RON، يحفظ كل شيء";
    FmtQdpx, "fmt.qdpx", "REFI-QDA project (QDPX)", "مشروع REFI-QDA (QDPX)";
    FmtQdc, "fmt.qdc", "REFI-QDA codebook (QDC)", "دليل وسوم REFI-QDA (QDC)";
    FmtW3c, "fmt.w3c", "W3C Web Annotation (JSON-LD)", "تعليقات الويب W3C (JSON-LD)";
    FmtHtmlReport, "fmt.html_report", "Report to read or print (HTML)", "تقرير للقراءة أو الطباعة (HTML)";
    FmtZip, "fmt.zip", "Compressed folder (ZIP)", "مجلد مضغوط (ZIP)";
    FmtAll, "fmt.all", "All readable files", "كل الملفات المقروءة";
    FmtScope, "fmt.scope", "What to export", "ما يُصدَّر"; // Whole collection المجموعة كلها, chosen documents المستندات المختارة, these hits هذه النتائج
    FmtOptions, "fmt.options", "Options", "خيارات";
    FmtEncoding, "fmt.encoding", "Text encoding", "ترميز النص"; // ترميز is used for this alone
    FmtBom, "fmt.bom", "Byte order mark", "علامة ترتيب البايتات";
    FmtLineEnd, "fmt.line_end", "Line ends", "نهايات الأسطر";
    FmtOriginal, "fmt.original", "Original file", "الملف الأصلي"; // Its bytes are kept
    FmtExtracted, "fmt.extracted", "Extracted text", "النص المستخرج";
    FmtExtractor, "fmt.extractor", "Extractor and its version", "المستخرِج وإصداره";
    FmtFingerprint, "fmt.fingerprint", "Fingerprint", "البصمة"; // SHA-256; rejected: تجزئة
    FmtSize, "fmt.size", "Size", "الحجم"; // B بايت, kB كيلوبايت, MB ميغابايت, GB غيغابايت
    FmtLanguage, "fmt.language", "Language", "اللغة"; // Arabic العربية, English الإنجليزية, mixed مختلطة, unknown غير معروفة
    FmtFootnote, "fmt.footnote", "Footnote", "حاشية سفلية"; // As in Word; always both words
    FmtReviewComment, "fmt.review_comment", "Word comment", "ملاحظة مراجعة"; // Comes in as a memo; rejected: تعليق (too near تعليقة)
    FmtHeading, "fmt.heading", "Heading", "عنوان داخلي"; // Rejected: عنوان alone (title)
    FmtTable, "fmt.table", "Table", "جدول";
    FmtCaption, "fmt.caption", "Caption", "شرح الصورة";
    FmtQuoteMark, "fmt.quote_mark", "Quotation marks", "علامتا التنصيص";
    FmtInvisible, "fmt.invisible", "Invisible character", "محرف خفي";
    FmtDirectionMark, "fmt.direction_mark", "Direction mark", "علامة اتجاه"; // LRM, RLM, ALM, isolates, embeddings
    FmtVowelMarks, "fmt.vowel_marks", "Vowel marks", "التشكيل";
    FmtHamzaSeat, "fmt.hamza_seat", "Hamza seat", "كرسي الهمزة"; // Plural: صور الهمزة in the search options
    FmtTatweel, "fmt.tatweel", "Tatweel", "التطويل";
    FmtCalendar, "fmt.calendar", "Calendar", "التقويم"; // Gregorian ميلادي, Hijri هجري
    FmtPartialDate, "fmt.partial_date", "Partial date", "تاريخ ناقص"; // Year alone, or year and month
    FmtReport, "fmt.report", "Report", "تقرير";
    FmtKept, "fmt.kept", "Kept", "محفوظ"; // Export report
    FmtChanged, "fmt.changed", "Kept in another shape", "محفوظ بصورة أخرى"; // Export report
    FmtLost, "fmt.lost", "Did not fit", "لم تتسع له الصيغة"; // Export report

    ScopeCollection, "scope.collection", "Whole collection", "المجموعة كلها";
    ScopeDocuments, "scope.documents", "Chosen documents", "المستندات المختارة";
    ScopeHits, "scope.hits", "These hits", "هذه النتائج";

    SizeBytes, "size.bytes", "{n} B", "{n} بايت";
    SizeKilobytes, "size.kilobytes", "{n} kB", "{n} كيلوبايت";
    SizeMegabytes, "size.megabytes", "{n} MB", "{n} ميغابايت";
    SizeGigabytes, "size.gigabytes", "{n} GB", "{n} غيغابايت";
}
