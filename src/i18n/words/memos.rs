//! Memos: their kinds, their list and their editor.

words! {
    KindNote, "kind.note", "Note", "تدوين"; // Rejected: ملاحظة (observation, a method of its own), تدوينة (a blog's)
    KindIdea, "kind.idea", "Idea", "فكرة";
    KindQuestion, "kind.question", "Question", "سؤال";
    KindMethod, "kind.method", "Method", "منهج";
    KindSummary, "kind.summary", "Summary", "خلاصة";
    KindTask, "kind.task", "To do", "للإنجاز"; // Rejected: مهمة (what the program does in the background)

    MemoTitle, "memo.title", "Title", "العنوان";
    MemoText, "memo.text", "Text of the memo", "نص المذكرة";
    MemoNew, "memo.new", "New memo", "مذكرة جديدة";
    MemoShow, "memo.show", "Show the memos", "عرض المذكرات";
    MemoKindOf, "memo.kind_of", "Kind", "النوع";
    MemoStandsOn, "memo.stands_on", "Stands on", "تتعلق بـ";
    MemoAttach, "memo.attach", "Attach to…", "ربطها بشيء…";
    MemoAttachField, "memo.attach_field", "Document, tag, set or variable", "مستند أو وسم أو حزمة أو متغير";
    MemoDetach, "memo.detach", "Take off “{title}”", "فصلها عن «{title}»";
    MemoDelete, "memo.delete", "Delete the memo", "حذف المذكرة";
    MemoFree, "memo.free", "Free memo", "مذكرة حرة";
    MemoOpenHere, "memo.open_here", "Choose a memo to read, or write a new one", "اختر مذكرة لقراءتها، أو اكتب مذكرة جديدة";
    MemosList, "memos.list", "List of memos", "قائمة المذكرات";
    MemosFilter, "memos.filter", "Search the memos", "البحث في المذكرات";
    MemosNarrow, "memos.narrow", "Which memos", "أي المذكرات";
    MemosAll, "memos.all", "All", "الكل";
    MemoWritten, "memo.written", "Written by {title}, changed {time}", "كتبها {title}، وتغيرت في {time}";

    OnNothing, "on.nothing", "Nothing", "لا شيء";
    OnCollection, "on.collection", "The collection", "المجموعة";
    OnDocuments, "on.documents", "Documents", "المستندات";
    OnDocumentSets, "on.document_sets", "Document sets", "حزم المستندات";
    OnTags, "on.tags", "Tags", "الوسوم";
    OnTagSets, "on.tag_sets", "Tag sets", "حزم الوسوم";
    OnAnnotations, "on.annotations", "Annotations", "التعليقات";
    OnLinks, "on.links", "Links", "الروابط";
    OnVariables, "on.variables", "Variables", "المتغيرات";
    OnThisAnnotation, "on.this_annotation", "The selected annotation", "التعليقة المحددة";
    OnThisDocument, "on.this_document", "The document being read", "المستند المفتوح";
    ListByChanged, "list.by_changed", "Last change", "آخر تغيير";
    ListByCreated, "list.by_created", "Creation", "الإنشاء";
    ListByTitle, "list.by_title", "Title", "العنوان";
    ListByKind, "list.by_kind", "Kind", "النوع";
}
