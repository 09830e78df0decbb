//! Panels, views and columns.

words! {
    UiPanel, "ui.panel", "panel", "لوحة"; // The parts that dock and hide

    PanelHandle, "panel.handle", "Size of the panel, by arrows", "حجم اللوحة، بالأسهم";
    PanelDocuments, "panel.documents", "Documents", "المستندات";
    PanelTags, "panel.tags", "Tags", "الوسوم";
    PanelInspector, "panel.inspector", "Inspector", "التفاصيل"; // Rejected: المفتش (a person), المعاينة (preview)
    PanelResults, "panel.results", "Results", "النتائج"; // Named after what it mostly holds: hits
    PanelClaims, "panel.claims", "Claims", "الادعاءات";
    PanelTasks, "panel.tasks", "Tasks", "المهام";
    PanelMemos, "panel.memos", "Memos", "المذكرات";
    PanelLinks, "panel.links", "Links", "الروابط";
    PanelHistory, "panel.history", "History", "سجل التغييرات";
    PanelSets, "panel.sets", "Document sets", "حزم المستندات";
    PanelVariables, "panel.variables", "Variables", "المتغيرات";
    PanelOutline, "panel.outline", "Outline", "بنية المستند";

    ViewReading, "view.reading", "Reading view", "منظر القراءة"; // Rejected: عرض (the menu)
    ViewPane, "view.pane", "Reading pane {n}", "جزء القراءة {n}";
    ViewMarginName, "view.margin_name", "Margin", "الهامش";
    ViewParallel, "view.parallel", "Side by side", "جنبًا إلى جنب";
    ViewPassages, "view.passages", "Passages of “{title}”", "مقاطع الوسم «{title}»";
    ViewKwic, "view.kwic", "Keyword in context", "الكلمة في سياقها";
    ViewMatrix, "view.matrix", "Claim and source matrix", "مصفوفة الادعاءات والمستندات"; // "Source" here is a document
    ViewFrequencies, "view.frequencies", "Tag counts", "أعداد الوسوم";
    ViewWords, "view.words", "Word counts", "أعداد الكلمات";
    ViewCooccurrence, "view.cooccurrence", "Co-occurrence of tags", "توارد الوسوم"; // Rejected: ارتباط (correlation), تزامن (same time)
    ViewCrosstab, "view.crosstab", "Tags by variable", "الوسوم بحسب المتغير";
    ViewAgreement, "view.agreement", "Agreement between annotators", "اتفاق المعلِّقين";
    ViewTimeline, "view.timeline", "Timeline", "خط زمني";
    ViewDiff, "view.diff", "Differences between captures", "الفروق بين اللقطات";
    ReportRefused, "report.refused", "Files that could not be read", "ملفات تعذّرت قراءتها";
    ReportWarn, "report.warn", "Imported, and worth a look", "استُورد ويستحق نظرة";
    ReportNotTaken, "report.not_taken", "Left out by choice", "تُركت باختيارك";
    ReportAlreadyThere, "report.already_there", "In the collection already", "في المجموعة من قبل";
    ReportPassedOver, "report.passed_over", "Not looked at", "لم يُنظر فيه";
    ReportOk, "report.ok", "Imported", "استُورد";
    ReportNone, "report.none", "Nothing was imported since the collection was opened", "لم يُستورد شيء منذ فتح المجموعة";
    ViewImportReport, "view.import_report", "Import report", "تقرير الاستيراد";
    ViewExportReport, "view.export_report", "What the format could not hold", "ما لم تتسع له الصيغة";
    ViewOrphans, "view.orphans", "Orphans", "التعليقات اليتيمة";
    ViewProposals, "view.proposals", "Proposed places", "المواضع المقترحة";
    ViewBackups, "view.backups", "Backups", "النسخ الاحتياطية";

    ColTitle, "col.title", "Title", "العنوان";
    ColLanguage, "col.language", "Language", "اللغة";
    ColDate, "col.date", "Date", "التاريخ";
    ColOrigin, "col.origin", "Origin", "المنشأ"; // Where it came from; rejected: المصدر
    ColAuthor, "col.author", "Author", "المؤلف";
    ColAnnotator, "col.annotator", "Annotator", "المعلِّق";
    ColTag, "col.tag", "Tag", "الوسم";
    ColDefinition, "col.definition", "Definition", "التعريف";
    ColCount, "col.count", "Count", "العدد";
    ColPercent, "col.percent", "Share", "النسبة";
    ColBefore, "col.before", "Before", "ما قبله"; // Context of a hit
    ColHit, "col.hit", "Hit", "النتيجة";
    ColAfter, "col.after", "After", "ما بعده";
    ColPlace, "col.place", "Place", "المكان"; // Paragraph or page
    ColParagraph, "col.paragraph", "Paragraph", "الفقرة";
    ColPage, "col.page", "Page", "الصفحة";
    ColStatus, "col.status", "Status", "الحالة";
    ColPlacement, "col.placement", "Placement", "الموضع";
    ColStance, "col.stance", "Stance", "الموقف";
    ColRelation, "col.relation", "Relation", "العلاقة";
    ColFrom, "col.from", "From", "من";
    ColTo, "col.to", "To", "إلى";
    ColCreated, "col.created", "Created", "تاريخ الإنشاء";
    ColChanged, "col.changed", "Changed", "تاريخ التغيير";
    ColSize, "col.size", "Size", "الحجم";
    ColRead, "col.read", "Read", "مقروء";
    ColSortAsc, "col.sort_asc", "Sort A to Z", "فرز تصاعدي";
    ColSortDesc, "col.sort_desc", "Sort Z to A", "فرز تنازلي";
    ColFilter, "col.filter", "Filter", "تصفية";
    ColGroup, "col.group", "Group by", "تجميع بحسب";
}
