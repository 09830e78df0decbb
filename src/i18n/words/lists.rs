//! The panel below the text: lists of passages.

words! {
    PanelPassages, "panel.passages", "Passages", "المقاطع";
    ViewBelow, "view.below", "Lists below the text", "القوائم أسفل النص";
    ViewShowPassages, "view.show_passages", "Show the passages of the tag", "عرض مقاطع الوسم";
    ListHide, "list.hide", "Hide the lists", "إخفاء القوائم";

    PassagesAll, "passages.all", "All passages", "كل المقاطع";
    PassagesUntagged, "passages.untagged", "Highlights without a tag", "تظليلات بلا وسم";
    PassagesBranch, "passages.branch", "Passages of “{title}” and the tags under it", "مقاطع الوسم «{title}» وما تحته";
    PassagesTagSet, "passages.tag_set", "Passages of the tag set “{title}”", "مقاطع حزمة الوسوم «{title}»";
    PassagesOneMore, "passages.one_more", "With another tag…", "مع وسم آخر…";
    PassagesAny, "passages.any", "Any of them", "أيّ منها";
    PassagesEach, "passages.each", "All of them", "كلها معًا";
    ListChangeTag, "list.change_tag", "Change the tag “{title}” to…", "تغيير الوسم «{title}» إلى…";
    PassagesAnyTag, "passages.any_tag", "Passages with any of {tags}", "مقاطع عليها أيّ من {tags}";
    PassagesEachTag, "passages.each_tag", "Passages with all of {tags}", "مقاطع عليها معًا {tags}";
    PassagesDocument, "passages.document", "Passages in “{title}”", "مقاطع المستند «{title}»";
    PassagesDocumentSet, "passages.document_set", "Passages in the document set “{title}”", "مقاطع حزمة المستندات «{title}»";
    PassagesAnnotator, "passages.annotator", "Passages by {title}", "مقاطع المعلِّق {title}";
    PassagesTagUnder, "passages.tag_under", "“{title}” and the tags under it", "«{title}» وما تحته";
    PassagesChooseScope, "passages.choose_scope", "Choose which passages", "اختر أي المقاطع";
    PassagesScopeField, "passages.scope_field", "Tag, document, set or annotator", "وسم أو مستند أو حزمة أو معلِّق";
    PassagesList, "passages.list", "List of passages", "قائمة المقاطع";

    EmptyPassages, "empty.passages", "No passages here yet", "لا مقاطع هنا بعد";
    EmptyUntagged, "empty.untagged", "Every highlight has a tag", "لكل تظليل وسم";

    ListFilter, "list.filter", "Filter the list", "تصفية القائمة";
    ListGroupBy, "list.group_by", "Group by {title}", "تجميع بحسب {title}";
    ListSortBy, "list.sort_by", "Sort by {title}", "فرز بحسب {title}";
    ListDescending, "list.descending", "The other way round", "بالترتيب المعاكس";
    ListCompact, "list.compact", "One line each", "سطر لكل مقطع";
    ListNoGroups, "list.no_groups", "No headings", "بلا عناوين";
    ListByDocument, "list.by_document", "Document", "المستند";
    ListByTag, "list.by_tag", "Tag", "الوسم";
    ListByAnnotator, "list.by_annotator", "Annotator", "المعلِّق";
    ListByDocumentSet, "list.by_document_set", "Document set", "حزمة المستندات";
    ListByPlace, "list.by_place", "Place", "المكان";
    ListByTime, "list.by_time", "Time", "الوقت";
    ListByLength, "list.by_length", "Length", "الطول";
    ListNoTag, "list.no_tag", "Without a tag", "بلا وسم";
    ListNoSet, "list.no_set", "In no document set", "خارج حزم المستندات";
    ListParagraph, "list.paragraph", "¶ {n}", "¶ {n}";
    ListMore, "list.more", "+{n}", "+{n}";

    ListChosen, "list.chosen", "{passages} chosen", "المختار {passages}";
    ListAddTag, "list.add_tag", "Add a tag…", "إضافة وسم…";
    ListRemoveTag, "list.remove_tag", "Remove the tag “{title}”", "إزالة الوسم «{title}»";
    ListDelete, "list.delete", "Delete the annotations", "حذف التعليقات";
    ListGo, "list.go", "Go to the passage", "الانتقال إلى المقطع";
    MsgCopiedPassages, "msg.copied_passages", "Copied {passages}", "تم نسخ {passages.obl}";
    PassageReference, "passage.reference", "“{quote}” ({title}, paragraph {n})", "«{quote}» ({title}، الفقرة {n})";
}
