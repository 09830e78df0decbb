//! Words of the window's own parts: welcome, picker, palette, panels, dialogs, and the names of actions that no menu holds.

words! {
    WelcomeLead, "welcome.lead", "Read documents in Arabic and English side by side, mark and tag what matters, and take your annotations with you.", "اقرأ مستندات بالعربية والإنجليزية جنبًا إلى جنب، وظلّل ما يهمك وضع عليه وسومك، ثم خذ تعليقاتك معك.";
    WelcomeSample, "welcome.sample", "Open the sample set", "فتح المجموعة النموذجية";
    WelcomeRecent, "welcome.recent", "Recent", "المفتوحة حديثًا";
    WelcomeDrop, "welcome.drop", "or drop documents or a folder here", "أو أفلت مستندات أو مجلدًا هنا";
    NounTagTitle, "noun.tag_title", "Tag", "وسم";
    WelcomeLocal, "welcome.local", "Everything stays on this computer", "كل شيء يبقى على هذا الحاسوب";
    AppName, "app.name", "Hashiya", "حاشية";
    HintSelection, "hint.selection", "T tags it, H only highlights, Ctrl+Z undoes", "T لإضافة وسم، وH للتظليل فقط، وCtrl+Z للتراجع";
    AppYourName, "app.your_name", "Your name…", "اسمك…";
    WelcomeForget, "welcome.forget", "Take off this list", "إزالة من هذه القائمة";
    MenuMain, "menu.main", "Menu", "القائمة";
    MenuGo, "menu.go", "Go", "انتقال";
    EditUndoPlain, "edit.undo_plain", "Undo", "تراجع";
    WelcomeNewHere, "welcome.new_here", "New collection from a folder…", "مجموعة جديدة من مجلد…";

    SectionPassage, "section.passage", "Passage", "المقطع";
    SectionMemo, "section.memo", "Memo", "المذكرة";
    SectionAnnotators, "section.annotators", "Annotators", "المعلِّقون";
    SectionAnnotatedBy, "section.annotated_by", "Annotated by", "المعلِّق";
    SectionDefinition, "section.definition", "Definition", "التعريف";
    SectionDocument, "section.document", "Document", "المستند";
    SectionTag, "section.tag", "Tag", "الوسم";
    SectionCollection, "section.collection", "Collection", "المجموعة";
    LabelEnglish, "label.english", "English label", "التسمية الإنجليزية";
    LabelArabic, "label.arabic", "Arabic label", "التسمية العربية";
    DefinitionEnglish, "definition.english", "English definition", "التعريف بالإنجليزية";
    DefinitionArabic, "definition.arabic", "Arabic definition", "التعريف بالعربية";
    MemoHint, "memo.hint", "Write what you think of this passage", "اكتب رأيك في هذا المقطع";
    MemoHintOther, "memo.hint_other", "Write a memo", "اكتب مذكرة";

    PickerField, "picker.field", "Find or create a tag", "ابحث عن وسم أو أنشئ وسمًا";
    PickerInstead, "picker.instead", "Instead of “{title}”", "بدلًا من «{title}»";
    PickerKeys, "picker.keys", "Enter applies · Shift+Enter ticks and stays", "للتطبيق Enter، وللتأشير مع البقاء Shift+Enter";
    PickerNew, "picker.new", "New tag “{title}”", "وسم جديد «{title}»";
    PaletteField, "palette.field", "Command, document or tag", "أمر أو مستند أو وسم";
    PaletteNone, "palette.none", "Nothing goes by that name", "لا شيء بهذا الاسم";
    SelectionBar, "selection.bar", "Actions on the selection", "أفعال على المحدد";

    ImportRecord, "import.record", "Import from RON or JSON…", "استيراد من RON أو JSON…";
    ViewZoomReset, "view.zoom_reset", "Original size", "الحجم الأصلي";
    ViewLeftPanels, "view.left_panels", "Documents and tags", "المستندات والوسوم";
    ViewInspector, "view.inspector", "Inspector beside the text", "التفاصيل بجانب النص";
    MemoDocument, "memo.document", "Memo on the document", "مذكرة على المستند";
    MemoCollection, "memo.collection", "Memo on the collection", "مذكرة على المجموعة";
    DocRename, "doc.rename", "Rename the document…", "إعادة تسمية المستند…";
    DocRemove, "doc.remove", "Remove the document", "إزالة المستند";
    TagDelete, "tag.delete", "Delete the tag…", "حذف الوسم…";
    TagNewUnder, "tag.new_under", "New tag under it…", "وسم جديد تحته…";
    TagMoveUp, "tag.move_up", "Move up", "نقل إلى أعلى";
    TagMoveDown, "tag.move_down", "Move down", "نقل إلى أسفل";
    TagMoveTop, "tag.move_top", "Move to the top level", "نقل إلى المستوى الأعلى";
    RowOpen, "row.open", "Show what is under it", "عرض ما تحته";
    RowClose, "row.close", "Hide what is under it", "إخفاء ما تحته";

    AskDeleteTag, "ask.delete_tag", "Delete the tag “{title}”? It stands on {annotations}.", "حذف الوسم «{title}»؟ إنه على {annotations.obl}.";
    AskKeepHighlights, "ask.keep_highlights", "Keep them as highlights", "إبقاؤها تظليلات";
    AskDeleteBare, "ask.delete_bare", "Delete those without another tag or memo", "حذف ما لا وسم آخر له ولا مذكرة";
    AskRemoveDocument, "ask.remove_document", "Remove “{title}” with {annotations}? This can be undone.", "إزالة «{title}» ومعه {annotations}؟ يمكن التراجع عن ذلك.";
    AskName, "ask.name", "Name", "الاسم";
    AskPath, "ask.path", "Path of the file or folder", "مسار الملف أو المجلد";
    AskPathNew, "ask.path_new", "Path of the new file", "مسار الملف الجديد";
    AskEncoding, "ask.encoding", "Read the letters again as", "قراءة الحروف من جديد بترميز";
    NoDialogService, "no.dialog_service", "No file dialog answers here, so type or paste a path", "لا نافذة اختيار هنا، فاكتب المسار أو ألصقه";

    MsgNoNumber, "msg.no_number", "No tag has the key {n}", "لا وسم للمفتاح {n}";
    MsgNoAnnotation, "msg.no_annotation", "No annotation here", "لا تعليقات هنا";
    MsgNoSameTag, "msg.no_same_tag", "No other annotation with that tag", "لا تعليقة أخرى بهذا الوسم";
    MsgWrappedToFirst, "msg.wrapped_to_first", "That was the last, here is the first", "كانت تلك الأخيرة، وهذه الأولى";
    MsgWrappedToLast, "msg.wrapped_to_last", "That was the first, here is the last", "كانت تلك الأولى، وهذه الأخيرة";
    RefQuote, "ref.quote", "“{quote}” ({title}, paragraph {n})", "«{quote}» ({title}، الفقرة {n})";
    EdgeStart, "edge.start", "Start of the passage", "بداية المقطع";
    EdgeEnd, "edge.end", "End of the passage", "نهاية المقطع";
    AnnotatorYou, "annotator.you", "{annotator} (you)", "{annotator} (أنت)";
    MsgSampleIn, "msg.sample_in", "The sample's {annotations} came in with its tags and memos", "دخلت {annotations} من النموذج مع وسومها ومذكراتها";
    MsgSaveFailed, "msg.save_failed", "Not saved", "لم يُحفظ";
    MsgMerged, "msg.merged", "Brought in {changes}", "دخل {changes}";
    MsgMergedConflicts, "msg.merged_conflicts", "Brought in {changes}, and left {n} as they are because they differ here", "دخل {changes}، وتُرك على حاله ما يختلف هنا وعدده {n}";
    MsgNothingNew, "msg.nothing_new", "Nothing new in the file", "لا جديد في الملف";
    MsgChecked, "msg.checked", "The check found {errors}", "وجد الفحص {errors.obl}";
    MsgNothing, "msg.nothing", "nothing would change", "لا شيء يتغير";
    WhyGone, "why.gone", "it is not in the collection any more", "لم يعد موجودًا في المجموعة";
    WhyFormer, "why.former", "this is a former version of the text, which is only read", "هذه لقطة سابقة من النص، وهي للقراءة فقط";
    WhyNoOriginal, "why.no_original", "the bytes of its file are not in the collection", "بايتات ملفه غير محفوظة في المجموعة";
    MsgReread, "msg.reread", "“{title}” is now read as {encoding}", "يُقرأ «{title}» الآن بترميز {encoding}";
    WhyChangedSince, "why.changed_since", "it has changed since then", "تغيّر منذ ذلك الحين";
    WhyNameLong, "why.name_long", "the name is longer than {n} characters", "الاسم أطول من {n} محرف";
    WhyBadFile, "why.bad_file", "the file does not hold together near line {n}", "الملف غير متماسك عند السطر {n}";
    WhySpan, "why.span", "the place does not fit the text", "المكان لا يوافق النص";

    WhoSomeone, "who.someone", "Someone", "شخص ما";
    ErrNotFound, "err.not_found", "There is no file “{file}”. Nothing was changed. It may have been moved or renamed; choose it again.", "لا ملف باسم «{file}». لم يتغير شيء. لعله نُقل أو غُيّر اسمه، فاختره من جديد.";
    ErrAlreadyThere, "err.already_there", "Something named “{file}” is there already. It was not changed. Choose another name.", "يوجد شيء باسم «{file}». لم يُمس. اختر اسمًا آخر.";
    ErrOpen, "err.open", "“{file}” could not be opened. Nothing was changed. Check the path and the permissions, then try again.", "تعذر فتح «{file}». لم يتغير شيء. راجع المسار والأذون ثم أعد المحاولة.";
    ErrRecord, "err.record", "“{file}” could not be brought in, line {line}, column {column}. The collection is unchanged. Export it again, or mend that line.", "تعذر استيراد «{file}»، السطر {line}، العمود {column}. لم تتغير المجموعة. صدّره من جديد، أو أصلح ذلك السطر.";
    ErrRecordWhole, "err.record_whole", "“{file}” could not be brought in. The collection is unchanged. It is not a whole record of Hashiya.", "تعذر استيراد «{file}». لم تتغير المجموعة. ليس سجلًا كاملًا من حاشية.";
    ErrExport, "err.export", "“{file}” could not be written. The collection is unchanged and an older file of that name is untouched. Choose another place.", "تعذرت كتابة «{file}». لم تتغير المجموعة ولم يُمس ملف أقدم بالاسم نفسه. اختر مكانًا آخر.";

    ActCreateCollection, "act.create_collection", "create the collection", "إنشاء المجموعة";
    ActRenameCollection, "act.rename_collection", "rename the collection", "إعادة تسمية المجموعة";
    ActRenameDocument, "act.rename_document", "rename a document", "إعادة تسمية مستند";
    ActSetFurniture, "act.set_furniture", "set page furniture apart", "تعيين زوائد الصفحة";
    ActSetDirection, "act.set_direction", "set a direction", "تعيين اتجاه";
    ActDefineTag, "act.define_tag", "define a tag", "تعريف وسم";
    ActRecolorTag, "act.recolor_tag", "color a tag", "تلوين وسم";
    ActMoveTag, "act.move_tag", "move a tag", "نقل وسم";
    ActDeleteTag, "act.delete_tag", "delete a tag", "حذف وسم";
    ActDeleteMemo, "act.delete_memo", "delete a memo", "حذف مذكرة";
    ActAddAnnotator, "act.add_annotator", "add an annotator", "إضافة معلِّق";
    ActRenameAnnotator, "act.rename_annotator", "rename an annotator", "إعادة تسمية معلِّق";
    ActMerge, "act.merge", "bring in a record", "استيراد سجل";
    ActOf, "act.of", "{action} “{title}”", "{action} «{title}»";
}
