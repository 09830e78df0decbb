//! Names of actions, for undo, redo and history. English: an infinitive; Arabic: an indefinite verbal noun.

words! {
    ActAddDocuments, "act.add_documents", "add documents", "إضافة مستندات";
    ActDeleteDocument, "act.delete_document", "delete a document", "حذف مستند";
    ActAddCapture, "act.add_capture", "add a capture", "إضافة لقطة";
    ActDecidePlaces, "act.decide_places", "decide on a place", "تعيين موضع";
    ActFindPlaces, "act.find_places", "find places again", "إعادة البحث عن المواضع";
    ActAddTag, "act.add_tag", "add a tag", "إضافة وسم";
    ActRemoveTag, "act.remove_tag", "remove a tag", "إزالة وسم";
    ActNewTag, "act.new_tag", "create a tag", "إنشاء وسم";
    ActRenameTag, "act.rename_tag", "rename a tag", "إعادة تسمية وسم";
    ActMergeTags, "act.merge_tags", "merge tags", "دمج وسوم";
    ActHighlight, "act.highlight", "highlight a passage", "تظليل مقطع";
    ActMoveEdge, "act.move_edge", "move a passage's edge", "تحريك حد مقطع";
    ActWriteMemo, "act.write_memo", "write a memo", "كتابة مذكرة";
    ActAddLink, "act.add_link", "add a link", "إضافة رابط";
    ActChangeLink, "act.change_link", "change a link", "تعديل رابط";
    ActDeleteLink, "act.delete_link", "delete a link", "حذف رابط";
    ActRecordStance, "act.record_stance", "record a stance", "تسجيل موقف";
    ActSetValue, "act.set_value", "set a value", "تعيين قيمة";
    ActAcceptPlace, "act.accept_place", "accept a place", "قبول موضع";
    ActDeleteAnnotation, "act.delete_annotation", "delete an annotation", "حذف تعليقة";
    ActSetLanguage, "act.set_language", "set a language", "تعيين لغة";
    ActMoveDocuments, "act.move_documents", "move documents", "نقل مستندات";
    ActNewDocumentSet, "act.new_document_set", "create a document set", "إنشاء حزمة مستندات";
    ActRenameDocumentSet, "act.rename_document_set", "rename a document set", "إعادة تسمية حزمة مستندات";
    ActDeleteDocumentSet, "act.delete_document_set", "delete a document set", "حذف حزمة مستندات";
    ActAddToDocumentSet, "act.add_to_document_set", "add to a document set", "إضافة إلى حزمة مستندات";
    ActRemoveFromDocumentSet, "act.remove_from_document_set", "take out of a document set", "إخراج من حزمة مستندات";
    ActNewVariable, "act.new_variable", "create a variable", "إنشاء متغير";
    ActRenameVariable, "act.rename_variable", "rename a variable", "إعادة تسمية متغير";
    ActDeleteVariable, "act.delete_variable", "delete a variable", "حذف متغير";
    ActSetTagRules, "act.set_tag_rules", "say when to use a tag", "تحديد استعمال وسم";
    ActSetCategory, "act.set_category", "turn a tag into a category or back", "تحويل بين وسم وفئة";
    ActNewTagSet, "act.new_tag_set", "create a tag set", "إنشاء حزمة وسوم";
    ActRenameTagSet, "act.rename_tag_set", "rename a tag set", "إعادة تسمية حزمة وسوم";
    ActDeleteTagSet, "act.delete_tag_set", "delete a tag set", "حذف حزمة وسوم";
    ActAddToTagSet, "act.add_to_tag_set", "add to a tag set", "إضافة إلى حزمة وسوم";
    ActRemoveFromTagSet, "act.remove_from_tag_set", "take out of a tag set", "إخراج من حزمة وسوم";
    ActChangeTags, "act.change_tags", "change tags", "تغيير وسوم";
    ActSetExample, "act.set_example", "mark an example", "تحديد مثال";
    ActSetMemoKind, "act.set_memo_kind", "change the kind of a memo", "تغيير نوع مذكرة";
    ActAttachMemo, "act.attach_memo", "attach a memo", "إرفاق مذكرة";
    ActDetachMemo, "act.detach_memo", "detach a memo", "فصل مذكرة";
}
