//! The page on which files are looked at before they come in.

words! {
    AddingTitle, "adding.title", "Add documents", "إضافة مستندات";
    AddingKept, "adding.kept", "{files}; the originals are kept unchanged inside the collection", "{files}، وتُحفظ الأصول داخل المجموعة كما هي";
    AddingReading, "adding.reading", "Reading {file}", "تجري قراءة {file}";
    AddingReadingFiles, "adding.reading_files", "Reading files", "تجري قراءة الملفات";
    AddingCount, "adding.count", "{n} of {total}", "{n} من {total}";
    AddingAdd, "adding.add", "Add {documents}", "إضافة {documents.obl}";
    AddingNothing, "adding.nothing", "Nothing to add", "لا شيء يُضاف";
    AddingWaiting, "adding.waiting", "Waiting to be added: {documents}", "بانتظار الإضافة: {documents}";
    AddingShow, "adding.show", "Show", "عرض";

    AddingFile, "adding.file", "File", "الملف";
    AddingFormat, "adding.format", "Format", "الصيغة";
    AddingEncoding, "adding.encoding", "Encoding", "الترميز";
    AddingNote, "adding.note", "Note", "ملاحظة";
    AddingProposed, "adding.proposed", "{encoding} (proposed)", "{encoding} (مقترح)";
    AddingBecome, "adding.become", "Becomes {documents}", "يصير {documents}";
    AddingThere, "adding.there", "In the collection already", "في المجموعة من قبل";
    AddingThereSome, "adding.there_some", "Of them in the collection already: {n}", "منها في المجموعة من قبل: {n}";

    AddingEncodings, "adding.encodings", "Which of these reads right?", "أيّها يُقرأ صحيحًا؟";
    AddingAs, "adding.as", "As {encoding}", "بترميز {encoding}";
    AddingForAll, "adding.for_all", "The same for every file of uncertain encoding: {n}", "وكذلك لكل ملف ترميزه غير مؤكد، وعددها {n}";
    AddingText, "adding.text", "Text", "النص";
    AddingPart, "adding.part", "{n} of {total}: {title}", "{n} من {total}: {title}";
    AddingPrevious, "adding.previous", "Previous document", "المستند السابق";
    AddingNext, "adding.next", "Next document", "المستند التالي";
    AddingSetApart, "adding.set_apart", "Set apart as furniture (Shift: from the last one to here)", "اعتباره من زوائد الصفحة (Shift: من الأخيرة إلى هنا)";
    AddingTakeBack, "adding.take_back", "Take back into the text (Shift: from the last one to here)", "إعادته إلى النص (Shift: من الأخيرة إلى هنا)";
    AddingVariables, "adding.variables", "Variables found", "المتغيرات الموجودة";
    AddingVariable, "adding.variable", "{name}: {value}", "{name}: {value}";
    AddingInDocuments, "adding.in_documents", "{name}, in {documents}", "{name}، في {documents.obl}";
    AddingColumns, "adding.columns", "Columns that become text", "الأعمدة التي تصير نصًا";
    AddingColumnsHelp, "adding.columns_help", "The other columns become variables of the documents, one document a row.", "تصير الأعمدة الأخرى متغيرات للمستندات، ولكل صف مستند.";
    AddingSet, "adding.set", "Document set", "حزمة المستندات";
    AddingNotes, "adding.notes", "Worth knowing", "ما يجدر علمه";
}
