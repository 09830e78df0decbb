//! Reading panes, their tabs, and going to places.

words! {
    TabsOfPane, "tab.list", "Tabs of reading pane {n}", "ألسنة جزء القراءة {n}"; // Rejected for a tab: علامة تبويب (علامة is a mark), تبويبة
    TabClose, "tab.close", "Close “{title}”", "إغلاق «{title}»";
    TabCloseThis, "tab.close_this", "Close the tab", "إغلاق اللسان";
    TabCloseOthers, "tab.close_others", "Close the other tabs", "إغلاق الألسنة الأخرى";
    TabKeep, "tab.keep", "Keep the tab open", "إبقاء اللسان مفتوحًا";
    TabMoveBeside, "tab.move_beside", "Move the tab to the pane beside", "نقل اللسان إلى الجزء المجاور";
    TabNext, "tab.next", "Next tab", "اللسان التالي";
    TabPrevious, "tab.previous", "Previous tab", "اللسان السابق";
    DocOpenTab, "doc.open_tab", "Open in a new tab", "فتح في لسان جديد";
    ViewStack, "view.stack", "Panes one above the other", "الأجزاء بعضها فوق بعض";
}
