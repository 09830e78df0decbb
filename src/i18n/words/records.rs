//! Why a record is refused, and what else can go wrong with a file; lines of reports.

words! {
    RecordNotUtf8, "record.not_utf8", "It is not UTF-8 text", "ليس نصًا بترميز UTF-8";
    RecordOther, "record.other", "It is not a record of Hashiya", "ليس سجلًا من حاشية";
    RecordVersion, "record.version", "It is a record of version {found}, and this program reads version {known}", "إصدار السجل {found}، وهذا البرنامج يقرأ الإصدار {known}";
    RecordTruncated, "record.truncated", "It ends too early", "ينتهي السجل قبل تمامه";
    RecordDeep, "record.deep", "Its brackets are nested deeper than {n} levels", "تداخل الأقواس فيه أعمق من {n}";
    RecordUnknownField, "record.unknown_field", "This version of the format has no field “{field}” there", "لا حقل هناك باسم «{field}» في هذا الإصدار من الصيغة";
    RecordDuplicateField, "record.duplicate_field", "The field “{field}” stands there twice", "الحقل «{field}» مكرر هناك";
    RecordMissingField, "record.missing_field", "The field “{field}” is missing there", "الحقل «{field}» ناقص هناك";
    RecordSyntax, "record.syntax", "It could not be read there: {message}", "تعذرت قراءته هناك: {message}";
    RecordDuplicateId, "record.duplicate_id", "The same id stands there twice", "المعرّف نفسه مكرر هناك";
    RecordDangling, "record.dangling", "It refers to something that is not in the record", "يشير إلى ما ليس في السجل";
    RecordSpan, "record.span", "The place {start} to {end} does not fit the text", "المكان من {start} إلى {end} لا يوافق النص";
    RecordSpanOrder, "record.span_order", "The parts of a passage are missing, overlap or are out of order", "أجزاء مقطع ناقصة أو متداخلة أو في غير ترتيبها";
    RecordQuote, "record.quote", "The quote is “{found}”, but the text at its place is “{expected}”", "الاقتباس «{found}»، والنص في موضعه «{expected}»";
    RecordContext, "record.context", "The context is “{found}”, but the text there is “{expected}”", "السياق «{found}»، والنص هناك «{expected}»";
    RecordTextHash, "record.text_hash", "A text does not have the fingerprint that is stated for it", "بصمة أحد النصوص تخالف المذكورة له";
    RecordTextMissing, "record.text_missing", "The text of “{title}” is neither in the record nor in the collection", "نص «{title}» ليس في السجل ولا في المجموعة";
    RecordOriginal, "record.original", "The bytes of an original file do not have the fingerprint that is stated for them", "بصمة أحد الملفات الأصلية تخالف المذكورة له";
    RecordField, "record.field", "The field “{field}” cannot have this value", "لا يصح في الحقل «{field}» هذه القيمة";
    RecordTagCycle, "record.tag_cycle", "A tag stands under itself", "أحد الوسوم يقع تحت نفسه";
    RecordTagDeep, "record.tag_deep", "A tag stands deeper than {n} levels", "أحد الوسوم أعمق من {n}";
    WhyOtherText, "why.other_text", "a text does not have the fingerprint that is stated for it", "بصمة أحد النصوص تخالف المذكورة له";

    ErrClosed, "err.closed", "“{title}” has been closed. Every edit that was shown as saved is saved. Open it again.", "أُغلقت «{title}». كل تعديل ظهر محفوظًا فهو محفوظ. افتحها من جديد.";
    ErrNoPath, "err.no_path", "No file or folder was named", "لم يُذكر ملف ولا مجلد";
    ErrMixedPaths, "err.mixed_paths", "The collection “{file}” was named together with other files. Nothing was opened. Open it alone, then add the others to it.", "ذُكرت المجموعة «{file}» مع ملفات أخرى. لم يُفتح شيء. افتحها وحدها، ثم أضف إليها سائر الملفات.";
    ErrDamagedFile, "err.damaged_file", "“{title}” shows signs of damage. The file is left as it is. Keep a copy of it, and go on with an earlier copy or an export.", "في «{title}» علامات تلف. تُرك الملف كما هو. احفظ نسخة منه، وتابع العمل من نسخة سابقة أو من ملف مصدَّر.";
    ErrHeld, "err.held", "{annotator} is writing in “{title}”. Nothing was changed. Open it to read only, or try again once the other window is closed.", "«{title}» مفتوحة للكتابة لدى {annotator}. لم يتغير شيء. افتحها للقراءة فقط، أو أعد المحاولة بعد إغلاق النافذة الأخرى.";
    ErrNoLocks, "err.no_locks", "“{title}” lies in a folder where two programs could overwrite each other. Nothing was changed. Copy it to this computer.", "تقع «{title}» في مجلد قد يكتب فيه برنامجان أحدهما فوق عمل الآخر. لم يتغير شيء. انسخها إلى هذا الحاسوب.";
    ErrDiskFullNow, "err.disk_full_now", "The disk is full. Nothing was changed, and every earlier edit is saved. Free some space, then try again.", "امتلأ القرص. لم يتغير شيء، وكل تعديل سابق محفوظ. أفرغ بعض المساحة، ثم أعد المحاولة.";
    ErrBusy, "err.busy", "Another program has locked “{title}”. Nothing was changed. Try again when it is done.", "«{title}» مقفلة لدى برنامج آخر. لم يتغير شيء. أعد المحاولة بعد فراغه.";
    ErrMoved, "err.moved", "The file of “{title}” was moved, replaced or deleted while open. The last edit was not saved. Put the file back, or open it at its new place.", "نُقل ملف «{title}» أو استُبدل أو حُذف وهو مفتوح. لم يُحفظ التعديل الأخير. أعد الملف إلى مكانه، أو افتحه من مكانه الجديد.";
    ErrChangedOutside, "err.changed_outside", "Another program changed “{title}” while it was open. Nothing of it was overwritten. Open it again.", "غيّر برنامج آخر «{title}» وهي مفتوحة. لم يُكتب فوق شيء منها. افتحها من جديد.";
    ErrUncertain, "err.uncertain", "The disk did not confirm an edit in “{title}”. Everything before it is saved. Close the collection and open it again to see what it holds.", "لم يؤكد القرص حفظ تعديل في «{title}». كل ما سبقه محفوظ. أغلق المجموعة وافتحها من جديد لترى ما فيها.";
    ErrFault, "err.fault", "“{title}” did not take the edit because of a fault in the program ({detail}). Nothing was changed. Check the collection, and send the report if it happens again.", "لم تقبل «{title}» التعديل لخلل في البرنامج ({detail}). لم يتغير شيء. افحص المجموعة، وأرسل التقرير إن تكرر ذلك.";

    ReportLine, "report.line", "{file}: {note}", "‏{file}: {note}"; // Starts with a right-to-left mark, since a file's name may be in Latin letters
    CheckLine, "check.line", "{what}: {detail}", "‏{what}: {detail}"; // For a report to the makers: English but for the order
}
