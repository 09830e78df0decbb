//! Commands on passages, annotations and tags, and going from place to place.

words! {
    AnnTag, "ann.tag", "Tag…", "إضافة وسم…"; // Rejected: وسم… (verb or noun)
    AnnTagLast, "ann.tag_last", "Repeat the last tag", "تكرار آخر وسم";
    AnnTagNumbered, "ann.tag_numbered", "Tag {n}", "الوسم {n}"; // Keys 1 to 9
    AnnTag1, "ann.tag_1", "Tag 1", "الوسم 1";
    AnnTag2, "ann.tag_2", "Tag 2", "الوسم 2";
    AnnTag3, "ann.tag_3", "Tag 3", "الوسم 3";
    AnnTag4, "ann.tag_4", "Tag 4", "الوسم 4";
    AnnTag5, "ann.tag_5", "Tag 5", "الوسم 5";
    AnnTag6, "ann.tag_6", "Tag 6", "الوسم 6";
    AnnTag7, "ann.tag_7", "Tag 7", "الوسم 7";
    AnnTag8, "ann.tag_8", "Tag 8", "الوسم 8";
    AnnTag9, "ann.tag_9", "Tag 9", "الوسم 9";
    AnnTagInvivo, "ann.tag_invivo", "Tag with the passage's own words", "توسيم بكلمات المقطع نفسها"; // In vivo coding
    AnnUntag, "ann.untag", "Remove the tag “{title}”", "إزالة الوسم «{title}»";
    AnnUntagLast, "ann.untag_last", "Remove the tag put on last", "إزالة آخر وسم أُضيف";
    AnnChangeTag, "ann.change_tag", "Change the tag “{title}”…", "استبدال الوسم «{title}»…";
    AnnActions, "ann.actions", "Actions on the text", "أفعال على النص";
    AnnHighlight, "ann.highlight", "Highlight", "تظليل";
    AnnMemo, "ann.memo", "Memo…", "إضافة مذكرة…";
    AnnLink, "ann.link", "Link…", "إضافة رابط…";
    LinkPending, "link.pending", "Link from “{quote}”. Select its counterpart and press L.", "رابط من «{quote}». حدد نظيره واضغط L.";
    LinkGo, "link.go", "Go to the linked passage in “{title}”", "انتقال إلى المقطع المرتبط في «{title}»";
    LinkDelete, "link.delete", "Delete the link", "حذف الرابط";
    LinkReverse, "link.reverse", "Turn the link around", "عكس اتجاه الرابط";
    LinkChange, "link.change", "Change the relation…", "تغيير العلاقة…";
    RelationField, "relation.field", "Find or name a relation", "ابحث عن علاقة أو سمِّها";
    RelationNew, "relation.new", "New relation “{title}”", "علاقة جديدة «{title}»";
    AnnLinkStart, "ann.link_start", "Start a link here", "بدء رابط من هنا";
    AnnLinkFinish, "ann.link_finish", "Finish the link here", "إتمام الرابط هنا";
    AnnClaim, "ann.claim", "Use as evidence for a claim…", "جعله شاهدًا على ادعاء…";
    AnnStance, "ann.stance", "Record a stance…", "تسجيل موقف…";
    AnnAddPart, "ann.add_part", "Add a part to the passage", "إضافة جزء إلى المقطع";
    AnnExtendWord, "ann.extend_word", "Extend by a word", "توسيع بمقدار كلمة";
    AnnShrinkWord, "ann.shrink_word", "Shrink by a word", "تضييق بمقدار كلمة";
    AnnDelete, "ann.delete", "Delete the annotation", "حذف التعليقة";
    AnnAccept, "ann.accept", "Accept the proposed place", "قبول الموضع المقترح";
    AnnReject, "ann.reject", "Reject the proposed place", "رفض الموضع المقترح"; // The annotation becomes an orphan
    AnnPlace, "ann.place", "Place by hand…", "تعيين الموضع يدويًا…";

    NavNextAnn, "nav.next_ann", "Next annotation", "التعليقة التالية";
    NavPrevAnn, "nav.prev_ann", "Previous annotation", "التعليقة السابقة";
    NavNextSameTag, "nav.next_same_tag", "Next annotation with the same tag", "التعليقة التالية بالوسم نفسه";
    NavPrevSameTag, "nav.prev_same_tag", "Previous annotation with the same tag", "التعليقة السابقة بالوسم نفسه";
    NavNextHit, "nav.next_hit", "Next hit", "النتيجة التالية";
    NavPrevHit, "nav.prev_hit", "Previous hit", "النتيجة السابقة";
    NavNextDoc, "nav.next_doc", "Next document", "المستند التالي";
    NavPrevDoc, "nav.prev_doc", "Previous document", "المستند السابق";
    NavBack, "nav.back", "Back", "رجوع"; // Rejected: تراجع (undo)
    NavForward, "nav.forward", "Forward", "تقدم";
    NavGoto, "nav.goto", "Go to…", "انتقال إلى…";
    NavGotoParagraph, "nav.goto_paragraph", "Go to paragraph…", "انتقال إلى فقرة…";
    NavShowPlace, "nav.show_place", "Show in the document", "عرض في المستند";

    TagNew, "tag.new", "New tag…", "وسم جديد…";
    TagNewCategory, "tag.new_category", "New category…", "فئة جديدة…";
    TagEdit, "tag.edit", "Edit the tag…", "تحرير الوسم…";
    TagMerge, "tag.merge", "Merge tags…", "دمج الوسوم…";
    TagMove, "tag.move", "Move under…", "نقل تحت وسم آخر…";
    TagColor, "tag.color", "Color", "اللون";
    TagShowPassages, "tag.show_passages", "Show passages", "عرض المقاطع";
    TagPassagesOf, "tag.passages_of", "Show passages of “{title}”", "عرض مقاطع «{title}»";
    TagGiveNumber, "tag.give_number", "Give it the key", "إسناد مفتاح إليه";
    TagAddTerm, "tag.add_term", "Add a term…", "إضافة لفظ…";
}
