//! Terms of a tag, spellings of names, and mentions that are suggested.

words! {
    TagTerms, "tag.terms", "Terms", "الألفاظ";
    TagTermsNone, "tag.terms_none", "Spellings by which the tag is found in texts, in both scripts", "صور كتابة يُعثر بها على الوسم في النصوص، بالأبجديتين";
    TagTermRemove, "tag.term_remove", "Remove the term “{title}”", "إزالة اللفظ «{title}»";
    TagTermSwitches, "tag.term_switches", "What counts as the same as “{title}”", "ما يُعدّ مساويًا للفظ «{title}»";
    TagTermsRejected, "tag.terms_rejected", "Turned down", "المرفوضة"; // Spellings that were proposed
    TagTermForget, "tag.term_forget", "Propose “{title}” again", "اقتراح «{title}» من جديد";
    TagSpellings, "tag.spellings", "Find spellings in the other script…", "البحث عن صور الكتابة بالأبجدية الأخرى…";
    TagSpellingsRunning, "tag.spellings_running", "Looking for spellings: {n} of {total}", "جارٍ البحث عن صور الكتابة: {n} من {total}";
    TagSpellingsNone, "tag.spellings_none", "No other spelling stands in the texts", "لا صورة أخرى في النصوص";
    TagSpellingsFound, "tag.spellings_found", "Spellings in the texts", "صور الكتابة في النصوص";
    TagSpellingAccept, "tag.spelling_accept", "Accept “{title}” as a term", "قبول «{title}» لفظًا";
    TagSpellingReject, "tag.spelling_reject", "Turn “{title}” down", "رفض «{title}»";
    MentionsSuggest, "mentions.suggest", "Suggest mentions", "اقتراح المواضع"; // Places where a term stands
    MentionsOf, "mentions.of", "Mentions of “{title}” that nobody has decided on", "مواضع «{title}» التي لم يُبتّ فيها";
    MentionsLeave, "mentions.leave", "Back to the search", "العودة إلى البحث";
    MentionsAccept, "mentions.accept", "Accept the chosen", "قبول المختارة";
    MentionsAcceptAll, "mentions.accept_all", "Accept all", "قبول الكل";
    MentionsAcceptOne, "mentions.accept_one", "Accept this mention", "قبول هذا الذكر";
    MentionsRejectOne, "mentions.reject_one", "Turn this mention down", "رفض هذا الذكر";
    MentionsReject, "mentions.reject", "Turn the chosen down", "رفض المختارة";
    MentionsRejectAll, "mentions.reject_all", "Turn all down", "رفض الكل";
    MentionsKeys, "mentions.keys", "A or Enter accepts, X or Delete turns down", "A أو Enter للقبول، وX أو Delete للرفض";
    MentionsEmpty, "mentions.empty", "Nothing to suggest: every mention is annotated or turned down", "لا شيء يُقترح: كل موضع معلَّق عليه أو مرفوض";
    MentionsNoTerms, "mentions.no_terms", "“{title}” has no terms yet. Add some in its details.", "لا ألفاظ للوسم «{title}» بعد. أضف بعضها في تفاصيله.";
    MsgSelectTag, "msg.select_tag", "Select a tag first", "حدد وسمًا أولًا";
}
