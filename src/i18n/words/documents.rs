//! Commands on documents, and the values that a document can have.

words! {
    DocProperties, "doc.properties", "Document properties", "خصائص المستند";
    DocNewCapture, "doc.new_capture", "Add a new capture…", "إضافة لقطة جديدة…";
    DocCompareCaptures, "doc.compare_captures", "Compare captures", "مقارنة اللقطات";
    DocMarkRead, "doc.mark_read", "Mark as read", "اعتباره مقروءًا";
    DocMarkUnread, "doc.mark_unread", "Mark as unread", "اعتباره غير مقروء";
    DocAddToSet, "doc.add_to_set", "Add to a document set…", "إضافة إلى حزمة مستندات…";
    DocVariables, "doc.variables", "Edit variables…", "تحرير المتغيرات…";
    DocMarkFurniture, "doc.mark_furniture", "Mark as furniture", "اعتباره من زوائد الصفحة";
    DocUnmarkFurniture, "doc.unmark_furniture", "Take back from furniture", "إخراجه من زوائد الصفحة";
    DocReextract, "doc.reextract", "Extract the text again…", "إعادة استخراج النص…";
    DocDirection, "doc.direction", "Paragraph direction", "اتجاه الفقرة";

    DocNextUnread, "doc.next_unread", "Next unread document", "المستند التالي غير المقروء";
    DocAllRead, "doc.all_read", "Every document in the list is read", "كل مستندات القائمة مقروءة";
    DocUnread, "doc.unread", "Unread", "غير مقروء";
    DocMore, "doc.more", "Sets, order and more", "الحزم والترتيب والمزيد";
    DocFilter, "doc.filter", "Filter the documents", "تصفية المستندات";
    DocNoMatch, "doc.no_match", "No document fits the filter", "لا مستند يوافق التصفية";
    DocShowAll, "doc.show_all", "Show all documents", "عرض كل المستندات";
    DocAny, "doc.any", "Any", "أيّ كان";
    DocUnreadOnly, "doc.unread_only", "Unread only", "غير المقروء فقط";
    DocNewSet, "doc.new_set", "New document set…", "حزمة مستندات جديدة…";
    DocRenameSet, "doc.rename_set", "Rename the document set…", "إعادة تسمية حزمة المستندات…";
    DocDeleteSet, "doc.delete_set", "Delete the document set", "حذف حزمة المستندات";
    DocRemoveFromSet, "doc.remove_from_set", "Take out of this document set", "إخراج من هذه الحزمة";
    DocSortArranged, "doc.sort_arranged", "As arranged", "كما رُتبت";
    DocSortAdded, "doc.sort_added", "Date added", "تاريخ الإضافة";
    DocSortAnnotations, "doc.sort_annotations", "Number of annotations", "عدد التعليقات";
    DocSortUnread, "doc.sort_unread", "Unread first", "غير المقروء أولًا";
    DocSortBy, "doc.sort_by", "Sort by", "الفرز بحسب";
    DocLanguageOther, "doc.language_other", "Another language…", "لغة أخرى…";
    DocLanguageHelp, "doc.language_help", "The code of the language, such as fr, he or zh-Hans", "رمز اللغة، مثل fr أو he أو zh-Hans";
    DocRemoveAlso, "doc.remove_also", "With it go {memos} and {links} that stand on it alone; undo brings them back.", "تذهب معه {memos} و{links} إن لم تكن على غيره، والتراجع يعيدها.";
    DocDirectionOwn, "doc.direction_own", "Document direction", "اتجاه المستند";
    DocDirectionCollection, "doc.direction_collection", "Direction of the collection", "اتجاه المجموعة";
    ParagraphLtr, "paragraph.ltr", "Paragraph from left to right", "فقرة من اليسار إلى اليمين";
    ParagraphRtl, "paragraph.rtl", "Paragraph from right to left", "فقرة من اليمين إلى اليسار";
    ParagraphAuto, "paragraph.auto", "Direction of the paragraph from its text", "اتجاه الفقرة من نصها";

    VariableNew, "variable.new", "New variable", "متغير جديد";
    VariableName, "variable.name", "Name of the variable", "اسم المتغير";
    VariableKind, "variable.kind", "What it holds", "ما يحمله";
    VariableMany, "variable.many", "A document may have several values", "قد يكون للمستند عدة قيم";
    VariableMake, "variable.make", "Create the variable", "إنشاء المتغير";
    VariableDelete, "variable.delete", "Delete the variable “{title}” with its values", "حذف المتغير «{title}» مع قيمه";
    VariableRename, "variable.rename", "Rename the variable “{title}”", "إعادة تسمية المتغير «{title}»";
    VariableNone, "variable.none", "No variables yet. A variable is a property of documents, such as the outlet or the date.", "لا متغيرات بعد. المتغير خاصية للمستندات، كالجهة الناشرة أو التاريخ.";
    ValueAdd, "value.add", "Add a value for {title}", "إضافة قيمة إلى {title}";
    ValueRemove, "value.remove", "Remove the value {value}", "إزالة القيمة {value}";
    ValueUnset, "value.unset", "No value", "بلا قيمة";
    ValueYes, "value.yes", "Yes", "نعم";
    ValueNo, "value.no", "No", "لا";
    ValueYear, "value.year", "Year", "السنة";
    ValueMonth, "value.month", "Month", "الشهر";
    ValueDay, "value.day", "Day", "اليوم";
    ValuePart, "value.part", "{part} of {title}", "{part} من {title}";

    DirAuto, "dir.auto", "From the text", "بحسب النص";
    DirRtl, "dir.rtl", "Right to left", "من اليمين إلى اليسار";
    DirLtr, "dir.ltr", "Left to right", "من اليسار إلى اليمين";

    ValueText, "value.text", "Text", "نص"; // Types of variables
    ValueNumber, "value.number", "Number", "عدد";
    ValueDate, "value.date", "Date", "تاريخ";
    ValueBoolean, "value.boolean", "Yes or no", "نعم أو لا";

    LanguageArabic, "language.arabic", "Arabic", "العربية"; // Of documents
    LanguageEnglish, "language.english", "English", "الإنجليزية";
    LanguageMixed, "language.mixed", "Mixed", "مختلطة";
    LanguageUnknown, "language.unknown", "Unknown", "غير معروفة";

    CalendarGregorian, "calendar.gregorian", "Gregorian", "ميلادي";
    CalendarHijri, "calendar.hijri", "Hijri", "هجري";
}
