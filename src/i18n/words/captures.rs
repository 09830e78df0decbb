//! Captures of a document: correcting a text, places of passages in another text, former versions.

words! {
    // Short forms in a list: "proposed placement" and "orphan passage" would push the document's name out.
    PlaceProposed, "place.proposed", "proposed place", "موضع مقترح";
    PlaceOrphan, "place.orphan", "orphan", "مقطع يتيم";
    DocEditText, "doc.edit_text", "Edit the text…", "تحرير النص…"; // Rejected: تصحيح (proofs only)
    EditTextTitle, "edit_text.title", "Edit the text of “{title}”", "تحرير نص «{title}»";
    EditTextField, "edit_text.field", "The whole text", "النص كله";
    EditTextHelp, "edit_text.help", "The text becomes a new version of the document. The present one stays readable with its annotations.", "يصير النص لقطة جديدة للمستند، وتبقى اللقطة الحالية مقروءة مع تعليقاتها.";
    EditTextSave, "edit_text.save", "Save…", "حفظ…";
    EditTextNone, "edit_text.none", "Nothing was changed", "لم يتغير شيء";
    EditTextTooLong, "edit_text.too_long", "This text has {size}. Here texts of up to {limit} can be edited, with no paragraph longer than {paragraph}. Change it in another program and take it in with “New version from a file”.", "حجم هذا النص {size}، ولا يُحرر هنا إلا ما لا يزيد على {limit} ولا تزيد أي فقرة فيه على {paragraph}. يمكن تغييره في برنامج آخر ثم إضافته بأمر «لقطة جديدة من ملف».";
    EditTextDiscard, "edit_text.discard", "The text was changed and is not saved", "النص متغير ولم يُحفظ";
    BtnDiscard, "btn.discard", "Discard the changes", "تجاهل التغييرات";
    BtnKeepEditing, "btn.keep_editing", "Keep editing", "متابعة التحرير";
    PreviewTitle, "preview.title", "What becomes of the annotations", "ما يصير إليه كل تعليق";
    PreviewWait, "preview.wait", "Annotations are being placed…", "يجري تعيين مواضع التعليقات…";
    PreviewBack, "preview.back", "Back to the text", "العودة إلى النص";
    PreviewSave, "preview.save", "Save the new version", "حفظ اللقطة الجديدة";
    PreviewStay, "preview.stay", "Stay on their words", "باقية على كلماتها";
    PreviewProposed, "preview.proposed", "Proposed places", "مواضع مقترحة";
    PreviewOrphans, "preview.orphans", "Orphans", "مقاطع يتيمة";
    PreviewNone, "preview.none", "Every annotation keeps its words", "كل تعليقة باقية على كلماتها";
    PreviewLater, "preview.later", "What is not decided now stays in “Places to decide”", "ما لا يُبت فيه الآن يبقى في «مواضع للبت فيها»";
    PlaceBefore, "place.before", "Before", "قبل";
    PlaceAfter, "place.after", "After", "بعد";
    PlaceGone, "place.gone", "Not found here, the quote is kept", "غير موجود هنا، واقتباسه محفوظ";
    PlaceLeave, "place.leave", "Leave as an orphan", "ترك المقطع يتيمًا";
    PlaceHere, "place.here", "Place on the selection", "تعيين الموضع على المحدد";
    PlaceGo, "place.go", "Go there", "الانتقال إليه";
    PlaceGoFormer, "place.go_former", "See where it stood", "عرض موضعه السابق";
    ViewDecidePlaces, "view.decide_places", "Places to decide…", "مواضع للبت فيها…";
    DecideNone, "decide.none", "Every annotation of this text has its place", "لكل تعليقة في هذا النص موضعها";
    DecideFind, "decide.find", "Look for orphans again", "إعادة البحث عن المقاطع اليتيمة";
    DecideHint, "decide.hint", "To place one by hand, select words in the text and open this page again", "لتعيين موضع يدويًا تُحدد كلمات في النص ثم تُفتح هذه الصفحة من جديد";
    DecideSelected, "decide.selected", "Selected “{quote}”", "المحدد «{quote}»";
    BannerOpen, "banner.open", "Places to decide, {n} proposed and {m} orphans", "مواضع للبت فيها، المقترح منها {n} واليتيم {m}";
    BannerDecide, "banner.decide", "Decide", "البت فيها";
    BannerFormer, "banner.former", "A former version of {date}, for reading only", "لقطة سابقة من {date}، للقراءة فقط";
    BannerCurrent, "banner.current", "Back to the current version", "العودة إلى اللقطة الحالية";
    PropVersions, "prop.versions", "Versions", "اللقطات"; // إصدار is the version of a program
    VersionCurrent, "version.current", "Current version", "اللقطة الحالية";
    VersionRead, "version.read", "Read this version", "قراءة هذه اللقطة";
    DocNewVersion, "doc.new_version", "New version from a file…", "لقطة جديدة من ملف…";
    DocSaveOriginal, "doc.save_original", "Save the original file…", "حفظ الملف الأصلي…";
    MsgVersion, "msg.version", "“{title}” has a new version", "للمستند «{title}» لقطة جديدة";
    SameNameOffer, "same_name.offer", "Take it as a new version of that document…", "أخذه لقطة جديدة لذلك المستند…";
    EditCopyAddress, "edit.copy_address", "Copy the address", "نسخ العنوان";
    AddressHint, "address.hint", "An address, which is copied and never opened", "عنوان يُنسخ ولا يُفتح";
    NoteEdited, "note.edited", "Edited from the version with the fingerprint {hash}", "محرر من اللقطة ذات البصمة {hash}";
}
