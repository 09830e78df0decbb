//! What other programs' formats cannot hold, and what was odd in their files.

words! {
    LossTitle, "loss.title", "REFI-QDA has no place for these. They stay in the collection; RON and JSON hold everything.", "لا مكان لما يلي في REFI-QDA، وهو باقٍ في المجموعة. صيغتا RON وJSON تحويان كل شيء.";
    LossLine, "loss.line", "{what}: {n}", "‏{what}: {n}"; // Starts with a right-to-left mark, as all lines of reports
    LossLineText, "loss.line_text", "{what}: {n} (in the file in another shape)", "‏{what}: {n} (في الملف على هيئة أخرى)";
    LossOpenPlaces, "loss.open_places", "Annotations without a settled place in the current text", "تعليقات لم يُحسم موضعها في النص الحالي";
    LossFormerPlaces, "loss.former_places", "Words and places of annotations in former texts", "ألفاظ تعليقات ومواضعها في نصوص سابقة";
    LossParts, "loss.parts", "Passages of several parts, one selection each", "مقاطع متعددة الأجزاء، لكل جزء تحديد";
    LossExamples, "loss.examples", "Examples of tags", "أمثلة الوسوم";
    LossSecondLabels, "loss.second_labels", "Tags with a label in a second language", "وسوم لها تسمية بلغة ثانية";
    LossTagRules, "loss.tag_rules", "Tags with rules, or a definition in a second language", "وسوم لها قواعد أو تعريف بلغة ثانية";
    LossTerms, "loss.terms", "Terms of tags", "ألفاظ الوسوم";
    LossTimes, "loss.times", "Times at which tags and annotators were added", "أوقات إضافة الوسوم والمعلّقين";
    LossOpenLinks, "loss.open_links", "Links to passages without a settled place", "روابط بمقاطع لم يُحسم موضعها";
    LossSecondRelations, "loss.second_relations", "Relations with a name in a second language", "علاقات لها اسم بلغة ثانية";
    LossLinkAuthors, "loss.link_authors", "Who made links, and when", "أصحاب الروابط وأوقاتها";
    LossMemoKinds, "loss.memo_kinds", "Kinds of memos", "أنواع المذكرات";
    LossMemoTargets, "loss.memo_targets", "Memos on variables and on what is left out", "مذكرات على متغيرات وعلى ما لم يدخل";
    LossValues, "loss.values", "Values of variables with partial or Hijri dates or unusual numbers, as text", "قيم متغيرات فيها تواريخ ناقصة أو هجرية أو أعداد غير معتادة، وتُكتب نصًا";
    LossSeveralValues, "loss.several_values", "Variables with several values per document", "متغيرات لها أكثر من قيمة للمستند";
    LossFormerTexts, "loss.former_texts", "Former texts of documents", "نصوص سابقة لمستندات";
    LossStructure, "loss.structure", "Marks of structure: headings, lists, pages", "علامات البنية: العناوين والقوائم والصفحات";
    LossFurniture, "loss.furniture", "Stretches set apart as furniture of the page, or taken back", "مواضع عُدّت من زوائد الصفحة أو أُخرجت منها";
    LossDirections, "loss.directions", "Directions of documents and paragraphs", "اتجاهات المستندات والفقرات";
    LossLanguages, "loss.languages", "Languages of documents", "لغات المستندات";
    LossReadings, "loss.readings", "Names of files, encodings and notes on reading", "أسماء الملفات وترميزاتها وملاحظات قراءتها";
    LossOriginals, "loss.originals", "Original files other than DOCX, PDF and plain text", "ملفات أصلية ليست DOCX ولا PDF ولا نصًا صرفًا";
    LossRejections, "loss.rejections", "Mentions that were turned down", "مواضع ذكر رُفضت";
    LossSavedSearches, "loss.saved_searches", "Saved searches", "عمليات بحث محفوظة";
    LossCharacters, "loss.characters", "Names and quotes with control characters, which XML cannot hold", "أسماء واقتباسات فيها محارف تحكم لا تحويها XML";

    RefiNoId, "refi.no_id", "It has no id, and was given one", "لا معرّف له، فأُعطي واحدًا";
    RefiDuplicateId, "refi.duplicate_id", "Its id stands twice; the second was left out", "معرّفه مكرر، فتُرك الثاني";
    RefiName, "refi.name", "It has no name or a very long one, and was given another", "لا اسم له أو اسمه طويل جدًا، فأُعطي غيره";
    RefiBadColor, "refi.bad_color", "Its color could not be read", "تعذرت قراءة لونه";
    RefiBadValue, "refi.bad_value", "The variable cannot have this value; it was left out", "لا تصح هذه القيمة للمتغير، فتُركت";
    RefiMissingText, "refi.missing_text", "Its text is not in the file or cannot be read; it was left out with all that stands in it", "نصه ليس في الملف أو تعذرت قراءته، فتُرك مع كل ما فيه";
    RefiOtherSource, "refi.other_source", "It is a picture, sound or film; it was left out with what was marked in it: {n}", "صورة أو صوت أو فيلم، فتُرك مع ما عُلّم فيه، وعدده {n}";
    RefiOtherSelections, "refi.other_selections", "Marks on pages without a text were left out: {n}", "تُركت علامات على صفحات بلا نص، عددها {n}";
    RefiPlace, "refi.place", "The place {start} to {end} does not fit the text of {n} characters; the passage was set apart", "المكان من {start} إلى {end} لا يوافق النص، وعدد محارفه {n}، فعُزل المقطع";
    RefiQuote, "refi.quote", "The words are not those at the place; the passage was set apart", "الألفاظ ليست ما في الموضع، فعُزل المقطع";
    RefiMoved, "refi.moved", "It was placed by its words, not where the file says", "وُضع حيث ألفاظه لا حيث يقول الملف";
    RefiCounting, "refi.counting", "Its positions are not counted as the standard says; the words of the passages showed how: {what}", "مواضعه غير معدودة كما في المعيار، وبيّنت ألفاظ المقاطع عدّها: {what}";
    RefiInclusive, "refi.inclusive", "ends inclusive", "النهاية داخلة";
    RefiWithCr, "refi.with_cr", "line ends as two characters", "نهاية السطر محرفان";
    RefiWithBom, "refi.with_bom", "with a byte order mark", "مع علامة ترتيب البايت";
    RefiUtf16, "refi.utf16", "units of UTF-16", "بوحدات UTF-16";
    RefiNoCode, "refi.no_code", "The tag is not in the file; the tagging was left out", "الوسم ليس في الملف، فتُرك الوسم على المقطع";
    RefiCategory, "refi.category", "The tag is a category here; the tagging was left out", "الوسم فئة هنا، فتُرك الوسم على المقطع";
    RefiNoUser, "refi.no_user", "Its annotator is not in the file; another stands in", "صاحبه ليس في الملف، فحل محله غيره";
    RefiNoEnd, "refi.no_end", "One end of the link is not a passage; it was left out", "أحد طرفي الرابط ليس مقطعًا، فتُرك";
    RefiDangling, "refi.dangling", "It refers to something that is not in the file", "يشير إلى ما ليس في الملف";
    RefiFlattened, "refi.flattened", "Tags deeper than {limit} levels stand at the deepest: {n}", "الوسوم الأعمق من {limit} مستوى وُضعت في أعمقها، وعددها {n}";
    RefiCase, "refi.case", "A case came in as a document set; left out of it: {n}", "صارت الحالة مجموعة مستندات، وتُرك منها {n}";
    RefiWhole, "refi.whole", "A tag on the whole document came in as an annotation of its text", "وسم على المستند كله صار تعليقة على نصه";
    RefiMemoParts, "refi.memo_parts", "Tags, passages and values of a memo were left out: {n}", "تُركت وسوم المذكرة ومقاطعها وقيمها، وعددها {n}";
    RefiGraphs, "refi.graphs", "Drawings were left out: {n}", "تُركت رسوم، عددها {n}";
    RefiUnknown, "refi.unknown", "Elements that the standard does not have were left out: {n}", "تُركت عناصر ليست في المعيار، عددها {n}";
    RefiOtherText, "refi.other_text", "The document is here with another text; its passages were set apart: {n}", "المستند هنا بنص آخر، فعُزلت مقاطعه، وعددها {n}";
    RefiNoOriginal, "refi.no_original", "The file beside its text is not in the container", "الملف المصاحب لنصه ليس في الحاوية";
    MsgRefiTold, "msg.refi_told", "What was odd in “{file}”: {n}", "ما لوحظ في «{file}»، وعدده {n}";
}
