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

    PassedHidden, "passed.hidden", "Hidden, so it was not read", "مخفي، ولذلك لم يُقرأ";
    PassedUnknownFormat, "passed.unknown_format", "Of a format that cannot be read", "صيغته لا تُقرأ";
    PassedNotAFile, "passed.not_a_file", "Neither a file nor a folder", "ليس ملفًا ولا مجلدًا";
    PassedTakenAlready, "passed.taken_already", "Taken already", "أُخذ من قبل";
    PassedTooDeep, "passed.too_deep", "In a folder that is nested too deeply", "في مجلد مفرط العمق";

    RefusedNoText, "refused.no_text", "There is no text in it", "لا نص فيه";
    RefusedOtherFormat, "refused.other_format", "It holds {format}, other than its name says", "محتواه {format} خلافًا لاسمه";
    RefusedDamaged, "refused.damaged", "It is damaged at {part}", "هو تالف عند {part}";
    RefusedPassword, "refused.password", "It is protected by a password", "هو محمي بكلمة مرور";
    RefusedNoRight, "refused.no_right", "There is no permission to read it", "لا إذن بقراءته";
    RefusedUnreadable, "refused.unreadable", "The disk could not read it", "تعذرت قراءته من القرص";
    RefusedVanished, "refused.vanished", "It was moved or deleted meanwhile", "نُقل أو حُذف في الأثناء";
    RefusedTooLarge, "refused.too_large", "It is larger than the limit of {size}", "حجمه فوق الحد {size}";
    RefusedUnpacked, "refused.unpacked", "Unpacked, it is larger than the limit of {size}", "حجمه بعد فك الضغط فوق الحد {size}";
    RefusedTooLong, "refused.too_long", "Its text is longer than the limit of {characters}", "نصه فوق الحد، وهو {characters}";
    RefusedTooSlow, "refused.too_slow", "Reading it took longer than {seconds}", "طالت قراءته أكثر من {seconds.obl}";
    RefusedTooComplex, "refused.too_complex", "It is nested too deeply or holds too many parts", "تداخله أو عدد أجزائه فوق الحد";
    RefusedFault, "refused.fault", "It could not be read because of a fault in the program", "تعذرت قراءته لخلل في البرنامج";
}
