//! Heads of the tables that are written for spreadsheet programs.

words! {
    TableDocument, "table.document", "Document", "المستند";
    TableSets, "table.sets", "Document sets", "حزم المستندات";
    TableLanguage, "table.language", "Language", "اللغة";
    TableTag, "table.tag", "Tag", "الوسم";
    TableTags, "table.tags", "Tags", "الوسوم";
    TableText, "table.text", "Text", "النص";
    TableBefore, "table.before", "Before", "ما قبله";
    TableAfter, "table.after", "After", "ما بعده";
    TableStart, "table.start", "Start", "البداية";
    TableEnd, "table.end", "End", "النهاية";
    TablePlace, "table.place", "Place", "الموضع";
    TableMemo, "table.memo", "Memo", "المذكرة";
    TableAnnotator, "table.annotator", "Annotator", "المعلِّق";
    TableCreated, "table.created", "Created", "تاريخ الإنشاء";
    TableModified, "table.modified", "Modified", "تاريخ التعديل";
    TableAnnotationId, "table.annotation_id", "Annotation id", "معرّف التعليقة";
    TableDocumentId, "table.document_id", "Document id", "معرّف المستند";
    TableTagId, "table.tag_id", "Tag id", "معرّف الوسم";
    TableAnnotations, "table.annotations", "Annotations", "التعليقات";
    TableCounts, "table.counts", "Documents by tags", "المستندات والوسوم";
    TableCodebook, "table.codebook", "Codebook", "دليل الوسوم";
    TableDefinition, "table.definition", "Definition", "التعريف";
    TableIncludes, "table.includes", "When to use", "متى يُستعمل";
    TableExcludes, "table.excludes", "When not to use", "متى لا يُستعمل";
    TableColor, "table.color", "Color", "اللون";
}
