//! Statuses, messages, reasons and questions.

words! {
    StSavedAt, "st.saved_at", "Saved at {time}", "حُفظ في {time}"; // Vowel mark kept: حفظ is the noun
    StSaving, "st.saving", "Saving…", "جارٍ الحفظ…";
    StNotSaved, "st.not_saved", "Not saved yet", "لم يُحفظ بعد"; // Only until the commit returns
    StJustNow, "st.just_now", "just now", "الآن";
    StToday, "st.today", "today", "اليوم";
    StYesterday, "st.yesterday", "yesterday", "أمس";
    StOpening, "st.opening", "Opening “{title}”…", "جارٍ فتح «{title}»…";
    StReadOnly, "st.read_only", "Opened to read only", "مفتوحة للقراءة فقط"; // Said of the collection
    StReadOnlySince, "st.read_only_since", "Opened to read only, {annotator} has been writing since {time}", "مفتوحة للقراءة فقط، والكتابة لدى {annotator} منذ {time}";
    StParagraph, "st.paragraph", "Paragraph {n} of {total}", "الفقرة {n} من {total}";
    StAnnHere, "st.ann_here", "{annotations} here", "{annotations} هنا";
    StSelection, "st.selection", "{words} selected", "المحدد {words}"; // No verb, so no agreement
    StHitsIn, "st.hits_in", "{hits} in {documents}", "{hits} في {documents.obl}";
    StHitN, "st.hit_n", "Hit {n} of {total}", "النتيجة {n} من {total}";
    StFoldsNeeded, "st.folds_needed", "Found after ignoring {list}", "وُجد بعد تجاهل {list}"; // Which folds a hit needed

    JobImport, "job.import", "Import {n} of {total}", "استيراد {n} من {total}"; // "Import 412 of 1,000"
    JobExport, "job.export", "Export {n} of {total}", "تصدير {n} من {total}";
    JobSearch, "job.search", "Searching, {n} of {total}", "جارٍ البحث، {n} من {total}";
    JobBackup, "job.backup", "Backing up…", "جارٍ النسخ الاحتياطي…";
    JobCheck, "job.check", "Checking the collection…", "جارٍ فحص المجموعة…";
    JobTagHits, "job.tag_hits", "Finding the places to tag…", "جارٍ تعيين المواضع للتوسيم…";
    JobLeft, "job.left", "About {minutes} left", "بقي نحو {minutes.obl}"; // From one minute up
    JobLeftLess, "job.left_less", "Less than a minute left", "بقي أقل من دقيقة";
    JobWaiting, "job.waiting", "Waiting for “{task}”", "في انتظار «{task}»";
    JobCancelling, "job.cancelling", "Cancelling…", "جارٍ الإلغاء…";
    JobCancelled, "job.cancelled", "Cancelled, nothing has changed", "أُلغي، ولم يتغير شيء";
    JobCancelledPart, "job.cancelled_part", "Cancelled after {documents}, which are kept", "أُلغي بعد {documents.obl}، وهي محفوظة"; // Where parts commit one by one
    JobDoneImport, "job.done_import", "{documents} imported", "تم استيراد {documents.obl}";
    JobDoneImportReport, "job.done_import_report", "{documents} imported, {warnings}", "تم استيراد {documents.obl}، مع {warnings.obl}"; // Opens the report
    JobDoneExport, "job.done_export", "Exported to “{file}”", "تم التصدير إلى «{file}»";
    JobDoneBackup, "job.done_backup", "Backed up and verified at {time}", "تم النسخ الاحتياطي والتحقق منه في {time}";
    JobDoneCheck, "job.done_check", "Checked, everything is in order", "تم الفحص، وكل شيء سليم";
    JobOutOfDate, "job.out_of_date", "Showing the previous result while the new one is made", "يُعرض ما سبق ريثما يُعد الجديد";

    MsgRefused, "msg.refused", "Refused because {reason}", "رُفض لأن {reason}"; // {reason} is a nominal clause: لأن «{title}» فئة

    WhyCategory, "why.category", "“{title}” is a category and groups tags only", "«{title}» فئة تجمع الوسوم فقط"; // Reason
    WhyReadOnly, "why.read_only", "the collection is open to read only", "المجموعة مفتوحة للقراءة فقط"; // Reason
    WhyNameTaken, "why.name_taken", "the name “{title}” is taken", "الاسم «{title}» مستعمل"; // Reason
    WhyEmptyName, "why.empty_name", "the name is empty", "الاسم فارغ"; // Reason
    WhyCycle, "why.cycle", "a tag cannot stand under itself", "الوسم لا يقع تحت نفسه"; // Reason
    WhyTooDeep, "why.too_deep", "the tree would be more than {n} levels deep", "عمق الشجرة يتجاوز {n}"; // Reason
    WhySameEnd, "why.same_end", "both ends of the link are the same passage", "طرفي الرابط مقطع واحد"; // Reason; oblique after أن
    WhyMergeBelow, "why.merge_below", "“{title}” stands above the tag that it was to be merged into", "«{title}» فوق الوسم الذي يُدمج فيه"; // Reason
    WhyTagInUse, "why.tag_in_use", "“{title}” is on {annotations}, and a category is on none", "«{title}» على {annotations.obl}، والفئة لا توضع على تعليقة"; // Reason
    WhyInvisibleName, "why.invisible_name", "the name has nothing to see", "الاسم خالٍ من أي محرف ظاهر"; // Reason
    WhyNoLanguage, "why.no_language", "“{title}” is not the code of a language", "«{title}» ليس رمز لغة"; // Reason
    WhyOneValue, "why.one_value", "“{title}” takes one value only", "«{title}» لا يقبل إلا قيمة واحدة"; // Reason
    WhyNotText, "why.not_text", "“{title}” takes text", "«{title}» يقبل نصًا"; // Reason
    WhyNotNumber, "why.not_number", "“{title}” takes a number such as 12.5", "«{title}» يقبل عددًا مثل 12.5"; // Reason
    WhyNotDate, "why.not_date", "“{title}” takes a date that there is", "«{title}» يقبل تاريخًا صحيحًا"; // Reason
    WhyNotBoolean, "why.not_boolean", "“{title}” takes yes or no", "«{title}» يقبل نعم أو لا"; // Reason
    WhyNoParagraph, "why.no_paragraph", "no paragraph starts there", "الموضع ليس أول فقرة"; // Reason
    WhyNoSelection, "why.no_selection", "no text is selected", "النص غير محدد"; // Reason

    MsgUndone, "msg.undone", "Undid {action}", "تم التراجع عن {action}";
    MsgUndoneOther, "msg.undone_other", "Undid {action} by {annotator}", "تم التراجع عن {action}، وكان من عمل {annotator}";
    MsgRedone, "msg.redone", "Redid {action}", "أُعيد تنفيذ {action}";
    MsgUndoStops, "msg.undo_stops", "Undo stops here, where another collection was merged", "يتوقف التراجع هنا، حيث دُمجت مجموعة أخرى";
    MsgUndoPurge, "msg.undo_purge", "Undo stops here, where data was purged", "يتوقف التراجع هنا، حيث مُحيت بيانات محوًا نهائيًا";
    MsgTagged, "msg.tagged", "Tagged “{title}”", "أُضيف الوسم «{title}»";
    MsgAlreadyTagged, "msg.already_tagged", "This passage already has the tag “{title}”", "لهذا المقطع الوسم «{title}» من قبل";
    MsgCopied, "msg.copied", "Copied", "تم النسخ";
    MsgMergedTags, "msg.merged_tags", "“{from}” merged into “{to}” with {taggings}", "دُمج «{from}» في «{to}» مع {taggings.obl}";
    MsgNewCapture, "msg.new_capture", "New capture, {placed} of {total} annotations placed exactly", "لقطة جديدة، والتعليقات ذات الموضع المطابق {placed} من {total}";
    MsgNeedDecision, "msg.need_decision", "{annotations} need your decision", "{annotations} في انتظار قرارك";
    MsgRecovered, "msg.recovered", "Closed suddenly last time, every saved edit is here", "أُغلق البرنامج فجأة في المرة السابقة، وكل تعديل محفوظ موجود هنا";

    AnnExact, "ann.exact", "Exact place", "موضع مطابق";
    AnnProposed, "ann.proposed", "Proposed place, {n} percent alike", "موضع مقترح، نسبة التشابه {n}%";
    AnnAccepted, "ann.accepted", "Place accepted by {annotator}", "موضع مقبول من {annotator}"; // No verb: the annotator may be a man or a woman
    AnnOrphan, "ann.orphan", "Orphan passage, its quote is kept", "مقطع يتيم، واقتباسه محفوظ";
    AnnSeveralParts, "ann.several_parts", "Passage in {parts}", "مقطع من {parts.obl}";

    InvFound, "inv.found", "{n} invisible characters in this paragraph", "عدد المحارف الخفية في هذه الفقرة {n}";
    InvUnbalanced, "inv.unbalanced", "Direction marks in this paragraph are not closed", "علامات الاتجاه في هذه الفقرة غير مغلقة";

    MergeConflict, "merge.conflict", "Both sides changed “{title}”", "غُيِّر «{title}» في الطرفين";
    MergeKeepMine, "merge.keep_mine", "Keep this collection's", "إبقاء ما في هذه المجموعة";
    MergeKeepTheirs, "merge.keep_theirs", "Take the other's", "أخذ ما في المجموعة الأخرى";
    MergeKeepBoth, "merge.keep_both", "Keep both", "إبقاء الاثنين";

    AskDeleteMany, "ask.delete_many", "Delete {annotations}? A backup is made first, and this can be undone.", "حذف {annotations.obl}؟ تُؤخذ نسخة احتياطية أولًا، ويمكن التراجع عن الحذف.";
    AskPurge, "ask.purge", "Purge “{title}” for good? It goes from the collection and its backups here, and cannot be undone.", "محو «{title}» نهائيًا؟ يزول من المجموعة ومن نسخها الاحتياطية هنا، ولا يمكن التراجع.";
    AskRestore, "ask.restore", "Restore the backup of {time}? The present state is backed up first.", "استعادة النسخة الاحتياطية المؤرخة {time}؟ تُنسخ الحالة الراهنة احتياطيًا أولًا.";

    MsgWebCopied, "msg.web_copied", "Web address copied, nothing was opened", "نُسخ عنوان الويب، ولم يُفتح شيء"; // Texts' addresses are never opened
    AddressNone, "address.none", "No address is here", "لا عنوان هنا";
}
