//! Words of reports to read and print, and of their templates.

words! {
    ReportContents, "report.contents", "Contents", "المحتويات";
    ReportSummary, "report.summary", "Summary", "ملخص";
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
    ReportOtherLabel, "report.other_label", "Other label", "تسمية أخرى";
}
