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
    DocReextract, "doc.reextract", "Extract the text again…", "إعادة استخراج النص…";
    DocDirection, "doc.direction", "Paragraph direction", "اتجاه الفقرة";

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
