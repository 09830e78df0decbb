//! Words of reports to read and print, and of their templates.

words! {
    ReportContents, "report.contents", "Contents", "المحتويات";
    ReportSummary, "report.summary", "Summary", "ملخص";
    ReportManyCells, "report.many_cells", "A table of documents by tags would have {n} cells here. A spreadsheet (XLSX) holds it.", "عدد خلايا جدول المستندات والوسوم هنا {n}. يتسع لها جدول بيانات (XLSX).";
    ReportMemos, "report.memos", "Memos", "المذكرات";
    ReportSkip, "report.skip", "Skip to the texts", "الانتقال إلى النصوص";
    ReportByDocument, "report.by_document", "Annotations by document", "التعليقات بحسب المستندات";
    ReportByTag, "report.by_tag", "Passages by tag", "المقاطع بحسب الوسوم";
    ReportUntagged, "report.untagged", "Without a tag", "بلا وسم";
    ReportOpen, "report.open", "Annotations without a settled place in this text", "تعليقات لم يُحسم موضعها في هذا النص";
    ReportNoPlace, "report.no_place", "without a settled place", "لم يُحسم موضعه";
    ReportAnnotation, "report.annotation", "Annotation {n}", "التعليقة {n}";
    ReportPlace, "report.place", "paragraph {paragraph}", "الفقرة {paragraph}";
    ReportPlacePage, "report.place_page", "page {page}, paragraph {paragraph}", "الصفحة {page}، الفقرة {paragraph}";
    ReportPart, "report.part", "Part {part} of {n}", "الجزء {part} من {n}";
    ReportExample, "report.example", "example", "مثال";
    ErrTemplate, "err.template", "The template of reports cannot be used: line {line}. Nothing was written. Mend it, or go back to the built-in one in Preferences.", "تعذر استعمال قالب التقارير: السطر {line}. لم يُكتب شيء. أصلحه، أو عد إلى القالب المضمَّن في التفضيلات.";
    ErrNoPrintFolder, "err.no_print_folder", "The system names no folder for the page to print. Nothing was written. Export a report instead, and print it from the browser.", "لا يسمي النظام مجلدًا للصفحة المطلوب طباعتها. لم يُكتب شيء. صدّر تقريرًا واطبعه من المتصفح.";
    TemplateOpen, "template.open", "A placeholder does not end on its line", "علامة لا تنتهي في سطرها";
    TemplateHead, "template.head", "The value “head” must be the first thing in the head element", "يجب أن تكون القيمة «head» أول ما في عنصر head";
    TemplateUnknown, "template.unknown", "“{name}” is not known here", "«{name}» غير معروفة هنا";
    TemplateSection, "template.section", "The section “{name}” is not opened and closed outside of others", "القسم «{name}» لم يُفتح ويُغلق خارج غيره";
    TemplatePlace, "template.place", "“{name}” may stand only in a text, or in a quoted attribute that is no address or style", "لا ترد «{name}» إلا في نص، أو في سمة بين علامتي تنصيص ليست عنوانًا ولا نمطًا";
    TemplateForbidden, "template.forbidden", "“{name}” is not allowed, because a report loads and runs nothing", "«{name}» غير مسموح، فالتقرير لا يحمّل شيئًا ولا يشغّل شيئًا";
    TemplateMissing, "template.missing", "“{name}” must stand in it once", "يجب أن ترد فيه «{name}» مرة واحدة";
    FilePrint, "file.print", "Print…", "طباعة…";
    MsgPrintOpened, "msg.print_opened", "The page is open in the browser, which prints it: {file}", "الصفحة مفتوحة في المتصفح لتُطبع منه: {file}";
    MsgNoBrowser, "msg.no_browser", "No browser answered. The path of the page was copied: {file}", "لم يجب أي متصفح. نُسخ مسار الصفحة: {file}";
    MsgTemplateTaken, "msg.template_taken", "Reports have the shape of “{file}” now", "صارت التقارير على هيئة «{file}»";
    PrefReports, "pref.reports", "Reports", "التقارير";
    PrefTemplateNoCollection, "pref.template_no_collection", "Open a collection to choose or write a template", "افتح مجموعة لاختيار قالب أو كتابته";
    PrefTemplate, "pref.template", "Template of pages", "قالب الصفحات";
    PrefTemplateBuiltIn, "pref.template_built_in", "Built in", "المضمَّن";
    PrefTemplateHelp, "pref.template_help", "A file of your own that gives reports another shape. It stays on this computer and never comes with a collection.", "ملف لك يعطي التقارير هيئة أخرى. يبقى على هذا الحاسوب ولا يأتي مع أي مجموعة.";
    PrefTemplateChoose, "pref.template_choose", "Choose a template…", "اختيار قالب…";
    PrefTemplateWrite, "pref.template_write", "Write out the built-in template…", "كتابة القالب المضمَّن إلى ملف…";
    PrefTemplateBack, "pref.template_back", "Back to the built-in one", "العودة إلى القالب المضمَّن";
    ReportOtherLabel, "report.other_label", "Other label", "تسمية أخرى";
}
