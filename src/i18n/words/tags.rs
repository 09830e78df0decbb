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
}
