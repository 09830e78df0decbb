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
    FmtJson, "fmt.json", "JSON, holds everything", "‏JSON، يحفظ كل شيء"; // Starts with a right-to-left mark
    FmtRon, "fmt.ron", "RON, holds everything", "‏RON، يحفظ كل شيء";
    FmtQdpx, "fmt.qdpx", "REFI-QDA project (QDPX)", "مشروع REFI-QDA (QDPX)";
    FmtQdc, "fmt.qdc", "REFI-QDA codebook (QDC)", "دليل وسوم REFI-QDA (QDC)";
    FmtW3c, "fmt.w3c", "W3C Web Annotation (JSON-LD)", "تعليقات الويب W3C (JSON-LD)";
    FmtHtmlReport, "fmt.html_report", "Report to read or print (HTML)", "تقرير للقراءة أو الطباعة (HTML)";
    FmtRecord, "fmt.record", "Record of a collection (RON, JSON)", "سجل مجموعة (RON وJSON)"; // As it comes in
    FmtCodebookRon, "fmt.codebook_ron", "Codebook (RON)", "دليل وسوم (RON)";
    FmtTaguette, "fmt.taguette", "Taguette project (SQLite)", "مشروع Taguette (SQLite)";
    FmtQualCoder, "fmt.qual_coder", "QualCoder project (QDA folder)", "مشروع QualCoder (مجلد QDA)";
    FmtCodebookTable, "fmt.codebook_table", "Table of tags (CSV)", "جدول وسوم (CSV)";
    FmtRonAbout, "fmt.ron_about", "To keep everything, and to read it as text; comes in again as it was", "لحفظ كل شيء وقراءته نصًا، ويعود كما كان";
    FmtJsonAbout, "fmt.json_about", "To keep everything, and for other people’s scripts; comes in again as it was", "لحفظ كل شيء ولبرامج الآخرين، ويعود كما كان";
    FmtQdpxAbout, "fmt.qdpx_about", "For NVivo, MAXQDA, ATLAS.ti, QualCoder and other programs of this kind", "لبرامج مثل NVivo وMAXQDA وATLAS.ti وQualCoder";
    FmtW3cAbout, "fmt.w3c_about", "For annotation tools of the web and digital editions: each annotation with its words and its place", "لأدوات تعليقات الويب والنشرات الرقمية: كل تعليقة بألفاظها وموضعها";
    FmtXlsxAbout, "fmt.xlsx_about", "For spreadsheet programs: annotations, documents by tags and the codebook, a sheet each", "لبرامج الجداول: التعليقات والمستندات بحسب الوسوم ودليل الوسوم، لكل منها ورقة";
    FmtBrat, "fmt.brat", "brat stand-off (ZIP)", "ملفات brat (ZIP)";
    FmtBratAbout, "fmt.brat_about", "For the annotation tool brat and programs that read its files: a text and its annotations for each document", "لأداة التعليق brat وما يقرأ ملفاتها: نص وتعليقاته لكل مستند";
    FmtLines, "fmt.lines", "JSON lines with spans, for doccano (JSONL)", "أسطر JSON بمواضع، لأداة doccano (JSONL)";
    FmtLinesAbout, "fmt.lines_about", "For the labelling tool doccano and for scripts: a text with its labels on each line", "لأداة doccano ولبرامج الآخرين: في كل سطر نص وتسمياته";
    FmtLinesIn, "fmt.lines_in", "Labels of doccano or Label Studio (JSONL, JSON)", "تسميات doccano أو Label Studio (JSONL وJSON)";
    FmtXmi, "fmt.xmi", "UIMA CAS XMI (ZIP)", "ملفات UIMA CAS XMI (ZIP)";
    FmtXmiAbout, "fmt.xmi_about", "For UIMA, DKPro and INCEpTION: a file for each document, and the type system", "لأدوات UIMA وDKPro وINCEpTION: ملف لكل مستند، ومعه نظام الأنواع";
    FmtConll, "fmt.conll", "CoNLL, BIO tags (ZIP)", "ملفات CoNLL بوسوم BIO (ZIP)";
    FmtConllAbout, "fmt.conll_about", "For training and testing taggers: a token on each line, a column for each branch of tags", "لتدريب برامج الوسم واختبارها: لكل كلمة سطر، ولكل فرع من الوسوم عمود";
    FmtTei, "fmt.tei", "TEI stand-off (ZIP)", "ملفات TEI (ZIP)";
    FmtTeiAbout, "fmt.tei_about", "For digital editions: texts with anchors, annotations beside them, tags as a taxonomy", "للنشرات الرقمية: نصوص فيها علامات مواضع، وتعليقات إلى جانبها، والوسوم تصنيفًا";
    FmtCsvAbout, "fmt.csv_about", "One table for spreadsheet programs and statistics", "جدول واحد لبرامج الجداول والإحصاء";

    OptionLanguage, "option.language", "Language of headings", "لغة العناوين";
    OptionLanguageAbout, "option.language_about", "Headings, and labels of tags where they have one in it", "العناوين، وتسميات الوسوم إن وُجدت بها";
    OptionEnglish, "option.english", "English", "الإنجليزية";
    OptionArabic, "option.arabic", "Arabic", "العربية";
    FmtHtmlReportAbout, "fmt.html_report_about", "One page for browsers: texts with their highlights and notes, or tags with their passages", "صفحة واحدة للمتصفحات: نصوص بتظليلها وتعليقاتها، أو وسوم بمقاطعها";
    FmtDocxReport, "fmt.docx_report", "Report with comments (DOCX)", "تقرير بملاحظات مراجعة (DOCX)";
    FmtDocxReportAbout, "fmt.docx_report_about", "For word processors: annotations are comments on highlighted words", "لبرامج تحرير النصوص: التعليقات ملاحظات مراجعة على ألفاظ مظلَّلة";
    OptionReportBy, "option.report_by", "Along", "بحسب";
    OptionReportByAbout, "option.report_by_about", "Each document with its text, or each tag with its passages", "كل مستند بنصه، أو كل وسم بمقاطعه";
    OptionByDocument, "option.by_document", "Documents", "المستندات";
    OptionByTag, "option.by_tag", "Tags", "الوسوم";
    OptionSummary, "option.summary", "Begin with a summary", "البدء بملخص";
    OptionSummaryAbout, "option.summary_about", "Counts, and a table of documents and tags", "أعداد، وجدول المستندات والوسوم";
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
    ExportFile, "export.file", "File", "الملف";
    ExportChoose, "export.choose", "Choose…", "اختيار…";
    ExportWrite, "export.write", "Export", "تصدير";
    ExportReplace, "export.replace", "Replace it", "استبداله";
    ExportIsThere, "export.is_there", "A file of this name is there, and stays as it is until you say otherwise", "في المكان ملف بهذا الاسم، وهو باقٍ كما هو ما لم تقل غير ذلك";
    ExportCancelled, "export.cancelled", "Stopped; nothing was written", "أُوقف ولم يُكتب شيء";
    ExportPromise, "export.promise", "The file is read back and compared before it takes its name", "يُقرأ الملف ويُقارن قبل أن يأخذ اسمه";
    ExportProved, "export.proved", "Written, read back and compared: {documents}, {annotations}", "كُتب وقُرئ وقورن: {documents} و{annotations}";
    ExportLost, "export.lost", "What the format cannot hold", "ما لا تتسع له الصيغة";
    ExportLeft, "export.left", "Not in the file; it stays in the collection", "ليس في الملف، وهو باقٍ في المجموعة";
    ExportFits, "export.fits", "The format holds everything", "تتسع الصيغة لكل شيء";
    ExportCounting, "export.counting", "Counting…", "جارٍ العد…";
    ExportBeside, "export.beside", "Write this list beside the file (.loss.json)", "كتابة هذه القائمة بجانب الملف (‎.loss.json)";
    ExportQuery, "export.query", "Words, phrases, conditions", "كلمات وعبارات وشروط";
    ExportQueryHelp, "export.query_help", "As in the search of the whole collection, with the switches that were used there last", "كالبحث في المجموعة كلها، بالخيارات المستعملة فيه آخر مرة";
    ExportFindTag, "export.find_tag", "Find a tag", "البحث عن وسم";
    ExportNoSets, "export.no_sets", "There are no document sets yet", "لا حزم مستندات بعد";
    ExportNothingHere, "export.nothing_here", "There is nothing of that name", "لا شيء بهذا الاسم";
    ExportChooseSome, "export.choose_some", "Choose at least one", "اختر واحدًا على الأقل";
    ExportSearchTime, "export.search_time", "The search took too long, so what it finds is not known in full. Nothing was written. Make the pattern simpler.", "طال البحث، فلا يُعرف كل ما يجده. لم يُكتب شيء. بسّط النمط.";
    ExportSearchHits, "export.search_hits", "The search has more than a million hits, so what it finds is not known in full. Nothing was written. Make it narrower.", "للبحث أكثر من مليون نتيجة، فلا يُعرف كل ما يجده. لم يُكتب شيء. ضيّق البحث.";
    OptionTexts, "option.texts", "With the texts of documents", "مع نصوص المستندات";
    OptionTextsAbout, "option.texts_about", "So that the file stands for itself; leave them out where you may not pass them on", "ليكتفي الملف بنفسه، واتركها حيث لا يحق لك نقلها";
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
    ScopeTags, "scope.tags", "Tags", "وسوم";
    ScopeAnnotators, "scope.annotators", "Annotators", "معلِّقون";
    ScopeSearch, "scope.search", "A search", "بحث";
    ScopeCollectionAbout, "scope.collection_about", "All documents with all that stands on them", "كل المستندات وكل ما عليها";
    ScopeSetsAbout, "scope.sets_about", "The documents of these sets, with all that stands on them", "مستندات هذه الحزم وكل ما عليها";
    ScopeTagsAbout, "scope.tags_about", "Passages with these tags or with those below them, and the documents they stand in", "المقاطع الموسومة بهذه الوسوم أو بما تحتها، والمستندات التي فيها";
    ScopeAnnotatorsAbout, "scope.annotators_about", "What these people marked, tagged, linked and wrote, with all documents", "ما ظلّله هؤلاء ووسموه وربطوه وكتبوه، مع كل المستندات";
    ScopeSearchAbout, "scope.search_about", "The documents in which it finds something, and the annotations that a hit touches", "المستندات التي يجد فيها شيئًا، والتعليقات التي تمسها نتيجة";
    ScopeDocuments, "scope.documents", "Chosen documents", "المستندات المختارة";
    ScopeHits, "scope.hits", "These hits", "هذه النتائج";

    SizeBytes, "size.bytes", "{n} B", "{n} بايت";
    SizeKilobytes, "size.kilobytes", "{n} kB", "{n} كيلوبايت";
    SizeMegabytes, "size.megabytes", "{n} MB", "{n} ميغابايت";
    SizeGigabytes, "size.gigabytes", "{n} GB", "{n} غيغابايت";
}
