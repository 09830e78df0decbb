//! Menus, commands of the file and the window, buttons.

words! {
    MenuFile, "menu.file", "File", "ملف";
    MenuEdit, "menu.edit", "Edit", "تحرير";
    MenuView, "menu.view", "View", "عرض";
    MenuAnnotate, "menu.annotate", "Annotate", "تعليق على النص"; // Rejected: تعليق alone
    MenuSearch, "menu.search", "Search", "بحث";
    MenuAnalyze, "menu.analyze", "Analyze", "تحليل";
    MenuHelp, "menu.help", "Help", "مساعدة";

    FileNew, "file.new", "New collection…", "مجموعة جديدة…";
    FileOpen, "file.open", "Open…", "فتح…";
    FileOpenRecent, "file.open_recent", "Open recent", "المفتوحة حديثًا";
    FileOpenCopy, "file.open_copy", "Open a copy…", "فتح نسخة…";
    FileSaveCopy, "file.save_copy", "Save a copy as…", "حفظ نسخة باسم…"; // There is no Save: every edit is saved
    FileClose, "file.close", "Close collection", "إغلاق المجموعة";
    FileAddDocuments, "file.add_documents", "Add documents…", "إضافة مستندات…"; // Rejected: استيراد for documents; it is kept for whole formats
    FileAddFolder, "file.add_folder", "Add a folder…", "إضافة مجلد…";
    FileImport, "file.import", "Import a project, annotations or codebook…", "استيراد مشروع أو تعليقات أو دليل وسوم…"; // "Project" only for other programs' files
    FileMerge, "file.merge", "Merge another collection…", "دمج مجموعة أخرى…";
    FileExport, "file.export", "Export…", "تصدير…";
    FilePrintCodebook, "file.print_codebook", "Export the codebook…", "تصدير دليل الوسوم…";
    FileBackup, "file.backup", "Back up now", "النسخ الاحتياطي الآن";
    FileRestore, "file.restore", "Restore a backup…", "استعادة نسخة احتياطية…";
    FileCheck, "file.check", "Check the collection", "فحص المجموعة";
    FilePurge, "file.purge", "Purge…", "محو نهائي…"; // Ends undo for what it removes
    FileQuit, "file.quit", "Quit", "إنهاء"; // Rejected: خروج (sounds like signing out)

    EditUndo, "edit.undo", "Undo {action}", "تراجع عن {action}"; // {action} is a verbal noun: تراجع عن إضافة وسم
    EditRedo, "edit.redo", "Redo {action}", "إعادة تنفيذ {action}"; // Rejected: إعادة alone (unclear before a noun), تكرار
    EditUndoNone, "edit.undo_none", "Nothing to undo", "لا شيء للتراجع عنه";
    EditRedoNone, "edit.redo_none", "Nothing to redo", "لا شيء لإعادة تنفيذه";
    EditCut, "edit.cut", "Cut", "قص";
    EditCopy, "edit.copy", "Copy", "نسخ";
    SelExpand, "sel.expand", "Expand the selection", "توسيع المحدد";
    SelShrink, "sel.shrink", "Shrink the selection", "تضييق المحدد";
    EditCopyRef, "edit.copy_ref", "Copy with reference", "نسخ مع الإحالة"; // Quote, document and paragraph
    EditPaste, "edit.paste", "Paste", "لصق";
    EditDelete, "edit.delete", "Delete", "حذف";
    EditRename, "edit.rename", "Rename…", "إعادة تسمية…";
    EditSelectAll, "edit.select_all", "Select all", "تحديد الكل";
    EditClearSelection, "edit.clear_selection", "Clear the selection", "إلغاء التحديد";
    EditHistory, "edit.history", "History", "سجل التغييرات";

    ViewSecondPane, "view.second_pane", "Open beside", "فتح إلى الجانب";
    ViewSync, "view.sync", "Scroll together", "تمرير متزامن";
    ViewMargin, "view.margin", "Show the margin", "إظهار الهامش";
    ViewHighlights, "view.highlights", "Show highlights", "إظهار التظليل";
    ViewInvisibles, "view.invisibles", "Show invisible characters", "إظهار المحارف الخفية"; // Rejected: أحرف مخفية (hidden letters)
    ViewNumbers, "view.numbers", "Number the paragraphs", "ترقيم الفقرات";
    FurnitureFolded, "furniture.folded", "Page furniture", "زوائد الصفحة";
    ViewHideFurniture, "view.hide_furniture", "Hide furniture", "إخفاء زوائد الصفحة";
    ViewLarger, "view.larger", "Larger text", "تكبير النص";
    ViewSmaller, "view.smaller", "Smaller text", "تصغير النص";
    ViewFullScreen, "view.full_screen", "Full screen", "ملء الشاشة"; // Rejected: شاشة كاملة
    ViewResetLayout, "view.reset_layout", "Reset the layout", "استعادة التخطيط الأصلي";
    ViewTheme, "view.theme", "Theme", "السمة"; // Light فاتحة, dark داكنة, as the system بحسب النظام
    ViewPalette, "view.palette", "Commands…", "الأوامر…"; // The palette, Ctrl+K; rejected: لوحة الأوامر (لوحة is a panel)

    ViewReadingLook, "view.reading_look", "Appearance of the text…", "مظهر النص…";
    ViewMarks, "view.marks", "Which annotations are shown…", "التعليقات المعروضة…";
    ViewOnly, "view.only", "Showing only {list}", "المعروض {list} فقط";
    ViewAllBut, "view.all_but", "Not showing {list}", "المعروض كل شيء ما عدا {list}"; // {list} is of names
    ViewShowAll, "view.show_all", "Show all annotations", "إظهار التعليقات كلها";
    ViewColorByTag, "view.color_by_tag", "Color by tag", "التلوين بحسب الوسم";
    ViewColorByAnnotator, "view.color_by_annotator", "Color by annotator", "التلوين بحسب المعلِّق";
    ViewAnnotators, "view.annotators", "Annotators", "المعلِّقون";
    ViewShown, "view.shown", "Shown", "معروض";
    ViewDimmed, "view.dimmed", "Dimmed", "باهت";
    ViewHidden, "view.hidden", "Hidden", "مخفي";

    SetArabic, "set.arabic", "Arabic text", "النص العربي";
    SetLatin, "set.latin", "Latin text", "النص اللاتيني";
    SetOf, "set.of", "{what}, {title}", "{what}، {title}"; // “Size, Arabic text”
    SetSize, "set.size", "Size", "الحجم";
    SetLine, "set.line", "Line height", "ارتفاع السطر";
    SetColumn, "set.column", "Column width", "عرض العمود";
    SetLess, "set.less", "{title}: less", "{title}: إنقاص";
    SetMore, "set.more", "{title}: more", "{title}: زيادة";
    SetDesigned, "set.designed", "As designed", "كما صُمم";
    SetFindFont, "set.find_font", "Find a font", "بحث عن خط";
    SetScanning, "set.scanning", "Looking for the fonts of this computer…", "جارٍ البحث عن خطوط هذا الحاسوب…";

    AppPreferences, "app.preferences", "Preferences…", "التفضيلات…"; // Rejected: إعدادات
    AppLanguage, "app.language", "Interface language", "لغة الواجهة";
    AppReadingFont, "app.reading_font", "Reading font", "خط القراءة";
    AppKeys, "app.keys", "Keyboard shortcuts", "اختصارات لوحة المفاتيح";
    AppHelp, "app.help", "Help pages", "صفحات المساعدة";
    AppAbout, "app.about", "About Hashiya", "حول برنامج حاشية"; // "برنامج" keeps the name apart from the common noun

    BtnOk, "btn.ok", "OK", "موافق";
    BtnCancel, "btn.cancel", "Cancel", "إلغاء";
    BtnClose, "btn.close", "Close", "إغلاق";
    BtnApply, "btn.apply", "Apply", "تطبيق";
    BtnRetry, "btn.retry", "Try again", "إعادة المحاولة";
    BtnDetails, "btn.details", "Show more", "عرض المزيد";
    BtnUpdate, "btn.update", "Bring up to date", "تحديث"; // Of an older collection
    BtnSkip, "btn.skip", "Skip", "تخطٍّ"; // Rejected: تجاوز

    ThemeLight, "theme.light", "Light", "فاتحة";
    ThemeDark, "theme.dark", "Dark", "داكنة";
    ThemeSystem, "theme.system", "As the system", "بحسب النظام";
}
