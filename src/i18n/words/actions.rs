//! Names of actions, for undo, redo and history. English: an infinitive; Arabic: an indefinite verbal noun.

words! {
    ActAddDocuments, "act.add_documents", "add documents", "إضافة مستندات";
    ActDeleteDocument, "act.delete_document", "delete a document", "حذف مستند";
    ActAddCapture, "act.add_capture", "add a capture", "إضافة لقطة";
    ActAddTag, "act.add_tag", "add a tag", "إضافة وسم";
    ActRemoveTag, "act.remove_tag", "remove a tag", "إزالة وسم";
    ActNewTag, "act.new_tag", "create a tag", "إنشاء وسم";
    ActRenameTag, "act.rename_tag", "rename a tag", "إعادة تسمية وسم";
    ActMergeTags, "act.merge_tags", "merge tags", "دمج وسوم";
    ActHighlight, "act.highlight", "highlight a passage", "تظليل مقطع";
    ActMoveEdge, "act.move_edge", "move a passage's edge", "تحريك حد مقطع";
    ActWriteMemo, "act.write_memo", "write a memo", "كتابة مذكرة";
    ActAddLink, "act.add_link", "add a link", "إضافة رابط";
    ActRecordStance, "act.record_stance", "record a stance", "تسجيل موقف";
    ActSetValue, "act.set_value", "set a value", "تعيين قيمة";
    ActAcceptPlace, "act.accept_place", "accept a place", "قبول موضع";
    ActDeleteAnnotation, "act.delete_annotation", "delete an annotation", "حذف تعليقة";
}
