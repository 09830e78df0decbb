//! Lines of the import report: notes, files passed over, files refused. Each stands after the name of its file.

words! {
    NoteBom, "note.bom", "The byte order mark was taken off", "أُزيلت علامة ترتيب البايتات";
    NoteCrlf, "note.crlf", "Line ends turned from CR LF into LF: {n}", "نهايات أسطر حُوّلت من CR LF إلى LF، عددها {n}";
    NoteCr, "note.cr", "Line ends turned from CR into LF: {n}", "نهايات أسطر حُوّلت من CR إلى LF، عددها {n}";
    NoteEncodingUnsure, "note.encoding_unsure", "Read as {encoding}, which is a guess", "قُرئ بترميز {encoding} تخمينًا";
    NoteReplaced, "note.replaced", "Characters that could not be read in the encoding {encoding}: {n}", "محارف تعذرت قراءتها بترميز {encoding}، عددها {n}";
    NoteNul, "note.nul", "Zero characters (NUL) in the text: {n}", "محارف صفرية (NUL) في النص، عددها {n}";
    NoteInvisible, "note.invisible", "Invisible characters, which are kept: {n}", "محارف خفية محفوظة في النص، عددها {n}";
    NoteDirectionOverride, "note.direction_override", "Characters that force a direction, by which the text can read otherwise than it is stored: {n}", "محارف تفرض اتجاهًا قد يُقرأ به النص على غير ما هو مخزون، عددها {n}";
    NoteUnbalanced, "note.unbalanced", "Paragraphs with direction marks that are not closed: {n}", "فقرات فيها علامات اتجاه غير مغلقة، عددها {n}";
    NoteStructureLeftOut, "note.structure_left_out", "Headings and lists are not marked, because there are too many or they are nested too deeply", "لم تُعلَّم العناوين الداخلية والقوائم لكثرتها أو لعمق تداخلها";
    NoteOtherThanNamed, "note.other_than_named", "It is read as {format}, other than its name says", "قُرئ بصيغة {format} خلافًا لاسمه";
    NoteFactsLeftOut, "note.facts_left_out", "What it says of itself that is too long for a variable, and was left out: {n}", "بيانات عن نفسه تُركت لطولها فوق ما يسعه متغير، عددها {n}";
    NoteSameName, "note.same_name", "The collection holds another document from a file of this name, with other content", "في المجموعة مستند آخر من ملف بهذا الاسم ومحتواه مختلف";

    FactAuthor, "fact.author", "Author", "المؤلف";
    FactOutlet, "fact.outlet", "Outlet", "الجهة الناشرة"; // Rejected: المصدر (source, origin)
    FactPublished, "fact.published", "Published", "تاريخ النشر";
    FactCreated, "fact.created", "File made on", "تاريخ إنشاء الملف";
    FactAccessed, "fact.accessed", "Accessed", "تاريخ الاطلاع";
    FactAddress, "fact.address", "Web address", "عنوان الويب"; // Rejected: العنوان (title)
    FactRecipient, "fact.recipient", "Recipient", "المرسل إليه";
    FactSpeaker, "fact.speaker", "Speaker", "المتحدث";
    NoteEncodingDeclared, "note.encoding_declared", "Read as {encoding}, although it says {declared}", "قُرئ بترميز {encoding} مع أنه يذكر {declared}";
    NoteDirectionForced, "note.direction_forced", "Parts that force a direction, which stand in logical order here: {n}", "أجزاء تفرض اتجاهًا، وهي هنا بترتيبها المنطقي، عددها {n}";
    NoteFurniture, "note.furniture", "Lines outside of the article, marked as furniture: {n}", "أسطر خارج المقال عُلّمت من زوائد الصفحة، عددها {n}";

    LeftOutHidden, "left_out.hidden", "Hidden passages, which are left out: {n}", "مقاطع مخفية لم تُستورد، عددها {n}";
    LeftOutPicture, "left_out.picture", "Pictures, which are left out: {n}", "صور لم تُستورد، عددها {n}";
    LeftOutEmbedded, "left_out.embedded", "Macros, media and files inside it, which were not opened: {n}", "وحدات ماكرو ووسائط وملفات مضمنة لم تُفتح، عددها {n}";
    LeftOutMachine, "left_out.machine", "Scripts, styles and comments of the page, which are left out: {n}", "نصوص برمجية وأنماط وتعليقات في الصفحة لم تُستورد، عددها {n}";
    LeftOutField, "left_out.field", "Fields of forms, which are left out: {n}", "حقول استمارات لم تُستورد، عددها {n}";
    LeftOutBacklink, "left_out.backlink", "Signs that lead back from notes, which are left out: {n}", "علامات رجوع من الحواشي لم تُستورد، عددها {n}";
    LeftOutAttachment, "left_out.attachment", "Attachments, which were not opened: {n}", "مرفقات لم تُفتح، عددها {n}";
    LeftOutMessage, "left_out.message", "Messages inside messages, nested too deeply to be read: {n}", "رسائل داخل رسائل لم تُقرأ لعمق تداخلها، عددها {n}";
    LeftOutContents, "left_out.contents", "Lists of contents, which are left out: {n}", "قوائم محتويات لم تُستورد، عددها {n}";
    LeftOutUnordered, "left_out.unordered", "Parts outside of the order of reading, which are left out: {n}", "أجزاء خارج ترتيب القراءة لم تُستورد، عددها {n}";
    LeftOutZero, "left_out.zero", "Zero characters (NUL), which are left out: {n}", "محارف صفرية (NUL) لم تُستورد، عددها {n}";
    NoteFormula, "note.formula", "Formulas, of which the characters stand in one row: {n}", "صيغ رياضية وُضعت محارفها في سطر واحد، عددها {n}";
    NoteNestedTable, "note.nested_table", "Tables inside cells, of which the words stand in one row: {n}", "جداول داخل خلايا وُضعت كلماتها في سطر واحد، عددها {n}";
    NoteTableAsOne, "note.table_as_one", "The table is one document, each row a line; rows: {n}", "صار الجدول وثيقة واحدة لكل صف فيها سطر، عدد الصفوف {n}";
    NoteColumns, "note.columns", "Columns that are text: {text}; columns that are variables: {others}", "أعمدة صارت نصًا: {text}؛ أعمدة صارت متغيرات: {others}";
    NoteColumnsText, "note.columns_text", "Columns that are text: {text}", "أعمدة صارت نصًا: {text}";
    NoteColumnsNone, "note.columns_none", "Columns: {others}", "الأعمدة: {others}";
    NotePartOf, "note.part_of", "Part of a file with the fingerprint {fingerprint}", "جزء من ملف بصمته {fingerprint}";
    NoteRowWithoutText, "note.row_without_text", "Rows without text, which became no documents: {n}", "صفوف بلا نص لم تصر وثائق، عددها {n}";
    NoteCueTime, "note.cue_time", "Times that cannot be right: {n}", "أوقات لا تصح، عددها {n}";
    NoteUnmapped, "note.unmapped", "Characters of which the file does not say what they mean, shown as �: {n}", "محارف لا يبين الملف معناها تظهر هكذا �، عددها {n}";
    NoteLooksReversed, "note.looks_reversed", "Lines of which the letters may stand in the wrong order; compare them with the file: {n}", "أسطر قد تكون حروفها في غير ترتيبها، فقارنها بالملف، عددها {n}";
    NoteConcealed, "note.concealed", "Characters that cannot be seen on the page, and are in the text: {n}", "محارف لا تُرى على الصفحة وهي في النص، عددها {n}";
    NotePageWithoutText, "note.page_without_text", "Pages without text: {n}", "صفحات بلا نص، عددها {n}";
    NoteRecognized, "note.recognized", "Scanned pages of which a program read the text, perhaps with mistakes: {n}", "صفحات ممسوحة ضوئيًا قرأ برنامج نصها وقد يخطئ، عددها {n}";
    NoteShapes, "note.shapes", "Shapes of letters that are plain letters in the text: {n}", "أشكال حروف صارت حروفًا عادية في النص، عددها {n}";
    NoteHyphens, "note.hyphens", "Hyphens at the ends of lines, taken off to make words whole: {n}", "واصلات في أواخر الأسطر أُزيلت لتلتئم الكلمات، عددها {n}";
    NoteSymbol, "note.symbol", "Characters of a symbol font, which may show otherwise than in the file: {n}", "محارف من خط رموز قد تظهر على غير ما في الملف، عددها {n}";

    LeftOutDeleted, "left_out.deleted", "Passages deleted under tracked changes, which are left out: {n}", "مقاطع محذوفة في تتبع التغييرات لم تُستورد، عددها {n}";
    LeftOutComment, "left_out.comment", "Comments, which are left out: {n}", "تعليقات لم تُستورد، عددها {n}";
    LeftOutRunningHead, "left_out.running_head", "Heads and feet of pages, which are left out: {n}", "رؤوس صفحات وتذييلاتها لم تُستورد، عددها {n}";
    LeftOutFormula, "left_out.formula", "Formulas, which are left out: {n}", "صيغ رياضية لم تُستورد، عددها {n}";
    LeftOutLinked, "left_out.linked", "Parts that lie elsewhere, which were not fetched: {n}", "أجزاء في مواضع أخرى لم تُجلب، عددها {n}";
    LeftOutFieldCode, "left_out.field_code", "Words in the instructions of fields, which are left out: {n}", "كلمات في تعليمات الحقول لم تُستورد، عددها {n}";
    LeftOutUnplacedNote, "left_out.unplaced_note", "Notes to which nothing in the text leads, which are left out: {n}", "حواشٍ لا يحيل إليها النص لم تُستورد، عددها {n}";
    LeftOutFormatting, "left_out.formatting", "Signs of formatting, which are left out: {n}", "علامات تنسيق لم تُستورد، عددها {n}";
    LeftOutAction, "left_out.action", "Scripts and actions of the file, which were never run: {n}", "نصوص برمجية وإجراءات في الملف لم تُشغّل، عددها {n}";
    LeftOutSettings, "left_out.settings", "Blocks of settings, which are left out: {n}", "كتل إعدادات لم تُستورد، عددها {n}";

    PassedHidden, "passed.hidden", "Hidden, so it was not read", "مخفي، ولذلك لم يُقرأ";
    PassedUnknownFormat, "passed.unknown_format", "Of a format that cannot be read", "صيغته لا تُقرأ";
    PassedNotAFile, "passed.not_a_file", "Neither a file nor a folder", "ليس ملفًا ولا مجلدًا";
    PassedTakenAlready, "passed.taken_already", "Taken already", "أُخذ من قبل";
    PassedTooDeep, "passed.too_deep", "In a folder that is nested too deeply", "في مجلد مفرط العمق";
    PassedNested, "passed.nested", "An archive inside an archive, so it was not opened", "ملف مضغوط داخل ملف مضغوط، ولذلك لم يُفتح";
    PassedPacking, "passed.packing", "Packed in a way that cannot be read", "مضغوط بطريقة لا تُقرأ";
    PassedPartOfPage, "passed.part_of_page", "Saved with a page beside it, so it was not walked", "حُفظ مع صفحة بجانبه، ولذلك لم تُقرأ محتوياته";

    RefusedUnknownLetters, "refused.unknown_letters", "Of most of its letters it does not say which ones they are, so its text can be seen but not read", "لا يذكر أي الحروف هي أكثر حروفه، فنصه يُرى ولا يُقرأ";
    RefusedNoTextLayer, "refused.no_text_layer", "It has no text layer: its pages are pictures, as a scanner makes them", "ليس فيه طبقة نصية، فصفحاته صور كالتي يُخرجها الماسح الضوئي";
    RefusedNoText, "refused.no_text", "There is no text in it", "لا نص فيه";
    RefusedOtherFormat, "refused.other_format", "It holds {format}, other than its name says", "محتواه {format} خلافًا لاسمه";
    RefusedDamaged, "refused.damaged", "It is damaged at {part}", "هو تالف عند {part}";
    RefusedDocumentType, "refused.document_type", "It declares a document type, which is not read for safety: {part}", "فيه تعريف نوع المستند (DTD)، ولا يُقرأ حفظًا للأمان: {part}";
    RefusedNewerVersion, "refused.newer_version", "A newer version of Hashiya wrote it; update the program to read it", "كتبه إصدار أحدث من حاشية، فحدّث البرنامج لقراءته";
    RefusedPassword, "refused.password", "It is protected by a password", "هو محمي بكلمة مرور";
    RefusedCopyProtected, "refused.copy_protected", "It is protected against copying (DRM), so its text cannot be read", "هو محمي من النسخ (DRM)، فلا يمكن قراءة نصه";
    RefusedNoRight, "refused.no_right", "There is no permission to read it", "لا إذن بقراءته";
    RefusedUnreadable, "refused.unreadable", "The disk could not read it", "تعذرت قراءته من القرص";
    RefusedVanished, "refused.vanished", "It was moved or deleted meanwhile", "نُقل أو حُذف في الأثناء";
    RefusedTooLarge, "refused.too_large", "It is larger than the limit of {size}", "حجمه فوق الحد {size}";
    RefusedUnpacked, "refused.unpacked", "Unpacked, it is larger than the limit of {size}", "حجمه بعد فك الضغط فوق الحد {size}";
    RefusedTooLong, "refused.too_long", "Its text is longer than the limit of {characters}", "نصه فوق الحد، وهو {characters}";
    RefusedTooSlow, "refused.too_slow", "Reading it took longer than {seconds}", "طالت قراءته أكثر من {seconds.obl}";
    RefusedTooComplex, "refused.too_complex", "It is nested too deeply or holds too many parts", "تداخله أو عدد أجزائه فوق الحد";
    RefusedDied, "refused.died", "The process that read it came to an end over it", "توقفت عنده العملية التي كانت تقرؤه";
    RefusedMemory, "refused.memory", "Reading it took more memory than is allowed", "احتاجت قراءته إلى ذاكرة فوق الحد";
    RefusedWrongAnswer, "refused.wrong_answer", "What was read from it does not hold together, so nothing of it was taken", "ما قُرئ منه غير متسق، فلم يؤخذ منه شيء";
    RefusedNoWorker, "refused.no_worker", "The process that would read it safely could not be started", "تعذر بدء العملية التي تقرؤه بأمان";
    RefusedSeveral, "refused.several", "It holds several documents, so it cannot be read again as one", "فيه عدة مستندات، فلا يُقرأ من جديد مستندًا واحدًا";
    RefusedFault, "refused.fault", "It could not be read because of a fault in the program", "تعذرت قراءته لخلل في البرنامج";
}
