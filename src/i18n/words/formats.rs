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
    FmtRecord, "fmt.record", "Record of a collection (RON, JSON)", "سجل مجموعة (RON وJSON)"; // As it comes in
    FmtCodebookRon, "fmt.codebook_ron", "Codebook (RON)", "دليل وسوم (RON)";
    FmtCodebookTable, "fmt.codebook_table", "Table of tags (CSV)", "جدول وسوم (CSV)";
    FmtRonAbout, "fmt.ron_about", "To keep everything, and to read it as text; comes in again as it was", "لحفظ كل شيء وقراءته نصًا، ويعود كما كان";
    FmtJsonAbout, "fmt.json_about", "To keep everything, and for other people’s scripts; comes in again as it was", "لحفظ كل شيء ولبرامج الآخرين، ويعود كما كان";
    FmtQdpxAbout, "fmt.qdpx_about", "For NVivo, MAXQDA, ATLAS.ti, QualCoder and other programs of this kind", "لبرامج مثل NVivo وMAXQDA وATLAS.ti وQualCoder";
    FmtXlsxAbout, "fmt.xlsx_about", "For spreadsheet programs: annotations, documents by tags and the codebook, a sheet each", "لبرامج الجداول: التعليقات والمستندات بحسب الوسوم ودليل الوسوم، لكل منها ورقة";
    FmtCsvAbout, "fmt.csv_about", "One table for spreadsheet programs and statistics", "جدول واحد لبرامج الجداول والإحصاء";

    OptionLanguage, "option.language", "Language of headings", "لغة العناوين";
    OptionLanguageAbout, "option.language_about", "Headings, and labels of tags where they have one in it", "العناوين، وتسميات الوسوم إن وُجدت بها";
    OptionEnglish, "option.english", "English", "الإنجليزية";
    OptionArabic, "option.arabic", "Arabic", "العربية";
    OptionRows, "option.rows", "One row for", "سطر لكل";
    OptionRowsAbout, "option.rows_about", "What the table has rows of; a workbook holds documents by tags and the codebook too", "ما في أسطر الجدول، وفي المصنف أيضًا المستندات بحسب الوسوم ودليل الوسوم";
    OptionRowsTaggings, "option.rows_taggings", "Each tag on each annotation", "وسم على كل تعليقة";
    OptionRowsTagColumns, "option.rows_tag_columns", "Each annotation, with a column for each tag", "تعليقة، ولكل وسم عمود";
    OptionRowsCounts, "option.rows_counts", "Each document, with a count for each tag", "مستند، ولكل وسم عدد";
    OptionBom, "option.bom", "Begin with a byte order mark", "البدء بعلامة ترتيب البايتات";
    OptionBomAbout, "option.bom_about", "Spreadsheet programs know UTF-8 by it; some other programs stumble over it", "تعرف بها برامج الجداول ترميز UTF-8، وتتعثر بها برامج أخرى";
    OptionOriginals, "option.originals", "With the imported files", "مع الملفات المستوردة";
    OptionOriginalsAbout, "option.originals_about", "The bytes of the files that the documents were made of; the file grows by about their size and a third", "بايتات الملفات التي أُنشئت منها المستندات، ويكبر الملف بحجمها وثلثه تقريبًا";
    OptionHistory, "option.history", "With the history", "مع السجل";
    OptionHistoryAbout, "option.history_about", "What was done, when and by whom", "ما جرى ومتى ومن فعله";
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
