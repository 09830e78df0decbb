//! Tags: the tree, its order, moving, merging, sets, and the files of codebooks.

words! {
    TagTree, "tag.tree", "Tree of tags", "شجرة الوسوم";
    TagMore, "tag.more", "More about tags", "المزيد عن الوسوم";
    TagFilter, "tag.filter", "Filter the tags", "تصفية الوسوم";
    TagFilterField, "tag.filter_field", "Part of a tag's name", "جزء من اسم الوسم";
    TagSortTree, "tag.sort_tree", "In the order of the tree", "بترتيب الشجرة";
    TagSortName, "tag.sort_name", "Sort by name", "فرز بحسب الاسم";
    TagSortCount, "tag.sort_count", "Sort by count", "فرز بحسب العدد";
    TagExpandAll, "tag.expand_all", "Open all branches", "فتح كل الفروع";
    TagCollapseAll, "tag.collapse_all", "Close all branches", "إغلاق كل الفروع";
    TagNameField, "tag.name_field", "Name of the tag", "اسم الوسم";
    TagCounts, "tag.counts", "{n} of its own, {all} with what is under it", "له {n}، ومع ما تحته {all}";
    TagMoveIn, "tag.move_in", "Move under the tag above", "نقل تحت الوسم الذي قبله";
    TagMoveOut, "tag.move_out", "Move out by one level", "نقل إلى المستوى الذي فوقه";
    TagTopLevel, "tag.top_level", "Top level", "المستوى الأعلى";
    TagMoveField, "tag.move_field", "Find the tag to move under", "ابحث عن الوسم الذي يُنقل تحته";
    WhyTreeOrder, "why.tree_order", "Tags are placed between others only in the order of the tree and without a filter", "لا يوضع وسم بين وسمين إلا بترتيب الشجرة ودون تصفية";

    TagMergeGoing, "tag.merge_going", "Find the tag that goes", "ابحث عن الوسم الذي يُدمج";
    TagMergeField, "tag.merge_field", "Find the tag that stays", "ابحث عن الوسم الباقي";
    TagMergeOne, "tag.merge_one", "Merge into another tag…", "دمج في وسم آخر…";
    MergeGoing, "merge.going", "These go", "ما يُدمج";
    MergeStaying, "merge.staying", "This one stays", "الوسم الباقي";
    MergeMore, "merge.more", "and {n} more", "وأخرى عددها {n}";
    MergeOther, "merge.other", "Choose another tag to stay", "اختيار وسم آخر ليبقى";
    MergeMoving, "merge.moving", "Annotations that get the tag", "تعليقات تكتسب الوسم";
    MergeThere, "merge.there", "Annotations that have it already", "تعليقات لها الوسم من قبل";
    MergeBelow, "merge.below", "Tags under them that come along", "وسوم تحتها تنتقل معها";
    MergeMemos, "merge.memos", "Memos that come along", "مذكرات تنتقل معها";
    MergeResult, "merge.result", "“{title}” will stand on {annotations}", "سيكون الوسم «{title}» على {annotations.obl}";
    MergeDo, "merge.do", "Merge", "دمج";

    TagSplit, "tag.split", "Split the tag…", "تقسيم الوسم…"; // Some of its passages get another tag
    HintSplit, "hint.split", "Choose passages of “{title}” in the list, then Change tag gives them another or a new one", "اختر من القائمة مقاطع الوسم «{title}»، ثم «تغيير الوسم» لإعطائها وسمًا آخر أو جديدًا";

    TagIncludes, "tag.includes", "Use it when", "متى يُستعمل";
    TagExcludes, "tag.excludes", "Do not use it when", "متى لا يُستعمل";
    TagIncludesEnglish, "tag.includes_english", "Use it when, in English", "متى يُستعمل، بالإنجليزية";
    TagIncludesArabic, "tag.includes_arabic", "Use it when, in Arabic", "متى يُستعمل، بالعربية";
    TagExcludesEnglish, "tag.excludes_english", "Do not use it when, in English", "متى لا يُستعمل، بالإنجليزية";
    TagExcludesArabic, "tag.excludes_arabic", "Do not use it when, in Arabic", "متى لا يُستعمل، بالعربية";
    TagIsCategory, "tag.is_category", "A category, which only groups tags", "فئة تجمع الوسوم فقط";
    TagStaysTag, "tag.stays_tag", "It stands on {annotations}, so it stays a tag", "إنه على {annotations.obl}، فيبقى وسمًا";
    TagExamples, "tag.examples", "Examples", "الأمثلة";
    TagNoExamples, "tag.no_examples", "The star beside a tag of an annotation makes its passage an example", "النجمة بجانب وسم التعليقة تجعل مقطعها مثالًا";
    TagExampleSet, "tag.example_set", "A good example of “{title}”", "مثال جيد على الوسم «{title}»";
    TagExampleUnset, "tag.example_unset", "No longer an example", "إلغاء كونه مثالًا";
    TagInDocuments, "tag.in_documents", "In documents", "في المستندات";
    TagInSets, "tag.in_sets", "In tag sets", "في حزم الوسوم";
    TagOwnColor, "tag.own_color", "Own color", "لون خاص";
    TagColorHex, "tag.color_hex", "Color as #RRGGBB", "اللون بصيغة #RRGGBB";
    TagColorChoose, "tag.color_choose", "Choose an own color", "اختيار لون خاص";
    TagColorBad, "tag.color_bad", "A color is # and six digits of 0–9 and A–F", "اللون هو # ثم ستة رموز من 0–9 وA–F";
    TagContrastLight, "tag.contrast_light", "On light paper {ratio}", "على الورق الفاتح {ratio}";
    TagContrastDark, "tag.contrast_dark", "On dark paper {ratio}", "على الورق الداكن {ratio}";
    TagContrastOk, "tag.contrast_ok", "easy to read", "سهل القراءة";
    TagContrastWeak, "tag.contrast_weak", "hard to read, so it is shown as {color}", "صعب القراءة، فيظهر باللون {color}";
    TagColorVariant, "tag.color_variant", "Take {color}", "أخذ {color}";

    SetNew, "set.new", "New tag set…", "حزمة وسوم جديدة…";
    SetRename, "set.rename", "Rename the set…", "إعادة تسمية الحزمة…";
    SetDelete, "set.delete", "Delete the set", "حذف الحزمة";
    SetAdd, "set.add", "Add to a tag set", "إضافة إلى حزمة وسوم";
    SetRemove, "set.remove", "Take out of the set “{title}”", "إخراج من الحزمة «{title}»";
    SetShow, "set.show", "Show only its tags", "عرض وسومها فقط";
    SetShowAll, "set.show_all", "Show all tags", "عرض كل الوسوم";
    SetSection, "set.section", "Tag sets", "حزم الوسوم";

    EyeOnly, "eye.only", "Show only this in the text", "إظهار هذا وحده في النص";
    EyeDim, "eye.dim", "Dim the others in the text", "تخفيت ما سواه في النص";
    EyeHide, "eye.hide", "Hide it in the text", "إخفاؤه في النص";
    EyeAll, "eye.all", "Show all highlights", "إظهار كل التظليلات";
    EyeMenu, "eye.menu", "Show or hide “{title}” in the text", "إظهار «{title}» في النص أو إخفاؤه";

    CodebookTitle, "codebook.title", "Codebook “{file}”", "دليل الوسوم «{file}»";
    CodebookNew, "codebook.new", "Tags that are new", "وسوم جديدة";
    CodebookDiffering, "codebook.differing", "Tags that are here and differ", "وسوم موجودة تختلف";
    CodebookSame, "codebook.same", "Tags that are the same", "وسوم مطابقة";
    CodebookDiffer, "codebook.differ", "What differs stays as it is here unless you take it", "يبقى المختلف على حاله هنا ما لم تأخذه";
    CodebookTakeAll, "codebook.take_all", "Take all that differ", "أخذ كل المختلف";
    CodebookLeaveAll, "codebook.leave_all", "Leave all that differ", "ترك كل المختلف";
    CodebookTake, "codebook.take", "Import {n}", "استيراد {n}";
    CodebookLabel, "codebook.label", "Label", "التسمية";
    CodebookPlace, "codebook.place", "Place in the tree", "المكان في الشجرة";
    MsgCodebookIn, "msg.codebook_in", "The codebook brought {tags}", "أتى دليل الوسوم بما يلي: {tags}";
    MsgCodebookLeft, "msg.codebook_left", "Left as they are because they differ here: {n}", "تُرك على حاله ما يختلف هنا، وعدده {n}";
    ErrNotCodebook, "err.not_codebook", "It is not a codebook: a table needs a column label_english or label_arabic", "ليس دليل وسوم: يلزم الجدول عمود label_english أو label_arabic";
    CodebookUnknownColumn, "codebook.unknown_column", "A column that is not known was passed over", "عمود غير معروف لم يُقرأ";
    CodebookNoLabel, "codebook.no_label", "Line {line} has no label and was left out", "السطر {line} بلا تسمية فتُرك";
    CodebookLongLabel, "codebook.long_label", "The label in line {line} has {n} characters, more than a tag's may have, and was left out", "طول التسمية في السطر {line} هو {n}، وهو فوق حد الوسوم، فتُركت";
    CodebookOnlyMarks, "codebook.only_marks", "The label in line {line} holds only marks and invisible characters", "ليس في تسمية السطر {line} إلا علامات ومحارف خفية";
    CodebookForced, "codebook.forced", "The label in line {line} holds characters that force a direction", "في تسمية السطر {line} محارف تفرض اتجاهًا";
    CodebookSameId, "codebook.same_id", "The id in line {line} stands in an earlier line, so the line was left out", "معرّف السطر {line} سبق في سطر قبله فتُرك";
    CodebookSameLabel, "codebook.same_label", "The tag in line {line} stands in an earlier line, so the line was left out", "وسم السطر {line} سبق في سطر قبله فتُرك";
    CodebookBadId, "codebook.bad_id", "The id in line {line} is none and was not used", "المعرّف في السطر {line} غير صالح فلم يُستعمل";
    CodebookBadTerm, "codebook.bad_term", "A term in line {line} could not be read and was left out", "لفظ في السطر {line} تعذرت قراءته فتُرك";
    CodebookBadColor, "codebook.bad_color", "The color in line {line} is none and was not used", "اللون في السطر {line} غير صالح فلم يُستعمل";
    CodebookNoParent, "codebook.no_parent", "The tag above line {line} is not known, so it comes to the top level", "الوسم الذي فوق السطر {line} غير معروف، فيأتي في المستوى الأعلى";
    CodebookCycle, "codebook.cycle", "The tag in line {line} stands below itself, so it comes to the top level", "وسم السطر {line} يقع تحت نفسه، فيأتي في المستوى الأعلى";
    CodebookTooDeep, "codebook.too_deep", "The tag in line {line} stands too deep in the tree and was left out", "وسم السطر {line} أعمق مما تسمح به الشجرة فتُرك";
    ActImportCodebook, "act.import_codebook", "import a codebook", "استيراد دليل وسوم";
}
