//! Reading panes, their tabs, and going to places.

words! {
    TabsOfPane, "tabs.of_pane", "Tabs of reading pane {n}", "ألسنة جزء القراءة {n}"; // Rejected for a tab: علامة تبويب (علامة is a mark), تبويبة
    TabClose, "tab.close", "Close “{title}”", "إغلاق «{title}»";
    TabCloseThis, "tab.close_this", "Close the tab", "إغلاق اللسان";
    TabCloseOthers, "tab.close_others", "Close the other tabs", "إغلاق الألسنة الأخرى";
    TabKeep, "tab.keep", "Keep the tab open", "إبقاء اللسان مفتوحًا";
    TabMoveBeside, "tab.move_beside", "Move the tab to the pane beside", "نقل اللسان إلى الجزء المجاور";
    TabNext, "tab.next", "Next tab", "اللسان التالي";
    TabPrevious, "tab.previous", "Previous tab", "اللسان السابق";
    DocOpenTab, "doc.open_tab", "Open in a new tab", "فتح في لسان جديد";
    ViewStack, "view.stack", "Panes one above the other", "الأجزاء بعضها فوق بعض";
    NavNextPart, "nav.next_part", "Next part of the window", "الجزء التالي من النافذة";
    NavPrevPart, "nav.prev_part", "Part of the window before", "الجزء السابق من النافذة";
    ParagraphNumber, "paragraph.number", "Number of the paragraph", "رقم الفقرة";
    ParagraphOf, "paragraph.of", "From {n} to {total}", "من {n} إلى {total}";
    WhyOnePane, "why.one_pane", "there is only one reading pane", "ليس هناك إلا جزء قراءة واحد";
    WhyNoPlace, "why.no_place", "there is no place to go to", "لا موضع للذهاب إليه";
}
