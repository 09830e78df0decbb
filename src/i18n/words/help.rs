//! Palette, preferences, history, help and the page about the program.

words! {
    EditRedoPlain, "edit.redo_plain", "Redo", "إعادة التنفيذ";
    PaletteCommands, "palette.commands", "Commands", "الأوامر";
    PaletteRecent, "palette.recent", "Used last", "المستعملة حديثًا";
    WhyNoCollection, "why.no_collection", "no collection is open", "لا مجموعة مفتوحة";
    WhyNoDocument, "why.no_document", "no document is shown", "لا مستند معروض";
    WhyNoAnnotation, "why.no_annotation", "no annotation is selected", "لا تعليقة محددة";
    WhyNothingSelected, "why.nothing_selected", "no text or annotation is selected", "لا نص ولا تعليقة محددة";
    WhyNotNow, "why.not_now", "not possible now", "غير ممكن الآن";

    KeysFilter, "keys.filter", "Command or key", "أمر أو مفتاح";
    KeysReading, "keys.reading", "In the text", "في النص";
    KeysLists, "keys.lists", "In lists", "في القوائم";
    KeysPicker, "keys.picker", "In the picker and the palette", "في اختيار الوسم والأوامر";
    KeysFields, "keys.fields", "In fields", "في الحقول";
    KeyMoveCaret, "key.move_caret", "Move the caret", "تحريك المؤشر";
    KeyMoveWord, "key.move_word", "Move by a word", "التحريك بمقدار كلمة";
    KeySelectBy, "key.select_by", "Select while moving", "التحديد مع التحريك";
    KeyLineEnds, "key.line_ends", "To the start or end of the line", "إلى أول السطر أو آخره";
    KeyTextEnds, "key.text_ends", "To the start or end of the text", "إلى أول النص أو آخره";
    KeyPage, "key.page", "Turn a page", "التمرير صفحة";
    KeyMoveEdge, "key.move_edge", "Move the end of the annotation by a letter", "تحريك آخر التعليقة بمقدار حرف";
    KeyMoveEdgeWord, "key.move_edge_word", "Move the end of the annotation by a word", "تحريك آخر التعليقة بمقدار كلمة";
    KeyMoveStart, "key.move_start", "Move the start of the annotation", "تحريك أول التعليقة";
    KeyGiveUp, "key.give_up", "Give up the selection", "إلغاء التحديد";
    KeyNextPart, "key.next_part", "To the next or previous control", "إلى العنصر التالي أو السابق";
    KeyTake, "key.take", "Take the row", "اختيار الصف";
    KeyUpDown, "key.up_down", "To the row above or below", "إلى الصف الأعلى أو الأسفل";
    KeySelectSentence, "key.select_sentence", "Select by a sentence", "تحديد بمقدار جملة";
    KeySelectParagraph, "key.select_paragraph", "Select by a paragraph", "تحديد بمقدار فقرة";
    KeyNumberedTags, "key.numbered_tags", "Put the tag with that number on", "إضافة الوسم ذي الرقم";
    KeyTick, "key.tick", "Tick and stay", "تأشير مع البقاء";
    KeyGiveNumber, "key.give_number", "Give the tag that number, 1 to 9", "إعطاء الوسم ذلك الرقم، من 1 إلى 9";
    KeyCreate, "key.create", "Create what is typed", "إنشاء المكتوب";
    KeyLeave, "key.leave", "Leave and give the text back", "الخروج والعودة إلى النص";
    KeyMenu, "key.menu", "Open the menu of the row", "فتح قائمة الصف";
    KeyCommit, "key.commit", "Finish a field", "إنهاء الحقل";
    KeyDeleteWord, "key.delete_word", "Delete a word", "حذف كلمة";

    PrefInterface, "pref.interface", "Interface", "الواجهة";
    PrefNumbers, "pref.numbers", "Numbers and dates", "الأرقام والتواريخ";
    PrefReading, "pref.reading", "Reading", "القراءة";
    PrefPerson, "pref.person", "You and this computer", "أنت وهذا الحاسوب";
    PrefInterfaceSize, "pref.interface_size", "Size of the interface", "حجم الواجهة";
    PrefTextSize, "pref.text_size", "Size of the text", "حجم النص";
    PrefDigits, "pref.digits", "Digits", "صورة الأرقام";
    DigitsWestern, "digits.western", "Western", "الغربية";
    DigitsArabicIndic, "digits.arabic_indic", "Arabic-Indic", "العربية الهندية";
    DigitsLanguage, "digits.language", "As the language", "بحسب اللغة";
    PrefMonths, "pref.months", "Arabic names of months", "أسماء الأشهر بالعربية";
    MonthsLevantine, "months.levantine", "Levantine", "شامية (أيلول)";
    MonthsEgyptian, "months.egyptian", "Egyptian", "مصرية (سبتمبر)";
    MonthsBoth, "months.both", "Both", "معًا";
    CalendarBoth, "calendar.both", "Both", "معًا";
    PrefDateSample, "pref.date_sample", "A date looks like this: {time}", "يظهر التاريخ هكذا: {time}";
    PrefMotion, "pref.motion", "Reduce motion", "تقليل الحركة";
    PrefRecent, "pref.recent", "Keep a list of recent collections", "حفظ قائمة بالمجموعات المفتوحة حديثًا";
    PrefRecentHelp, "pref.recent_help", "Off, the list is emptied at once", "عند الإيقاف تُفرغ القائمة فورًا";
    PrefHints, "pref.hints", "Show all hints again", "إظهار كل الإرشادات من جديد";
    PrefHintsDone, "pref.hints_done", "The hints will be shown again", "ستظهر الإرشادات من جديد";
    PrefSections, "pref.sections", "Sections of the preferences", "أقسام التفضيلات";
    ViewInterfaceLarger, "view.interface_larger", "Larger interface", "تكبير الواجهة";
    ViewInterfaceSmaller, "view.interface_smaller", "Smaller interface", "تصغير الواجهة";
    ViewInterfaceReset, "view.interface_reset", "Original size of the interface", "الحجم الأصلي للواجهة";

    HintDone, "hint.done", "Got it", "فهمت";
    HintNone, "hint.none", "No more hints", "لا مزيد من الإرشادات";
    HintWord, "hint.word", "Hint", "إرشاد";

    HistoryWhen, "history.when", "When", "الوقت";
    HistoryWhat, "history.what", "What", "التغيير";
    HistoryUndone, "history.undone", "undone", "تُراجع عنه";
    HistoryUndid, "history.undid", "Undo: {action}", "تراجع: {action}";
    HistoryRedid, "history.redid", "Redo: {action}", "إعادة تنفيذ: {action}";
    HistoryUndoTo, "history.undo_to", "Undo to here…", "التراجع إلى هنا…";
    HistoryAsk, "history.ask", "Undo {changes}, this one and all after it? They can be redone.", "التراجع عن {changes.obl}، أي هذا وكل ما بعده؟ يمكن إعادة تنفيذها.";
    HistoryUndoing, "history.undoing", "Undoing, {n} of {total}", "جارٍ التراجع، {n} من {total}";
    HistoryUndidMany, "history.undid_many", "Undid {changes}", "تم التراجع عن {changes.obl}";
    HistoryStopped, "history.stopped", "Undid {changes}, then stopped: {reason}", "تم التراجع عن {changes.obl} ثم توقف: {reason}";
    HistoryEveryone, "history.everyone", "Everyone", "الجميع";
    HistoryEverything, "history.everything", "Every kind", "كل الأنواع";
    HistoryKindDocuments, "history.kind_documents", "On documents", "على المستندات";
    HistoryKindTags, "history.kind_tags", "On tags", "على الوسوم";
    HistoryKindAnnotations, "history.kind_annotations", "On annotations", "على التعليقات";
    HistoryKindMemos, "history.kind_memos", "On memos", "على المذكرات";
    HistoryKindOther, "history.kind_other", "Other", "غير ذلك";
    HistoryReading, "history.reading", "Reading the history…", "جارٍ قراءة سجل التغييرات…";

    AboutVersion, "about.version", "Version {n}", "الإصدار {n}";
    AboutLocal, "about.local", "Hashiya never opens a network connection. Collections, documents and backups stay on this computer, and nothing is counted or sent. Links in texts are shown and copied, never opened.", "لا يفتح برنامج حاشية أي اتصال بالشبكة. تبقى المجموعات والمستندات والنسخ الاحتياطية على هذا الحاسوب، ولا يُحصى شيء ولا يُرسل. تُعرض عناوين الويب في النصوص وتُنسخ ولا تُفتح.";
    AboutLicense, "about.license", "Free software under the MIT license or the Apache license 2.0, as you choose.", "برنامج حر برخصة MIT أو رخصة Apache 2.0، كما تختار.";
    AboutProgram, "about.program", "Program", "البرنامج";
    AboutLibraries, "about.libraries", "Libraries", "المكتبات البرمجية";
    AboutFonts, "about.fonts", "Fonts", "الخطوط";
    AboutFontLicense, "about.font_license", "License of {title}", "رخصة {title}";
}
