//! The panel of results: its field, its switches, its list, what a hit needed, what is wrong with a query.

words! {
    EmptyHitsInside, "empty.hits_inside", "No hits for “{query}” as a word. Inside of words there are {hits}.", "لا نتائج للكلمة «{query}» وحدها. وداخل الكلمات {hits}.";
    SearchSaved, "search.saved", "Saved searches", "عمليات البحث المحفوظة";
    SearchNew, "search.new", "{hits} new in {documents}", "الجديد {hits} في {documents.obl}";
    SearchMarkSeen, "search.mark_seen", "Mark as seen", "تأكيد الاطلاع";
    HitNew, "hit.new", "new", "جديد";
    SearchFolded, "search.folded", "Search with all letter forms", "البحث بكل صور الحروف";
    SearchInside, "search.inside", "Search inside of words", "البحث داخل الكلمات";
    NavNextResult, "nav.next_result", "Next hit of the search", "النتيجة التالية من البحث";
    NavPrevResult, "nav.prev_result", "Previous hit of the search", "النتيجة السابقة من البحث";
    ViewFillResults, "view.fill_results", "Results over the whole middle", "النتائج على كامل الوسط";

    SwitchMarks, "switch.marks", "Vowel marks", "التشكيل"; // Passed over, and tatweel with them
    SwitchHamza, "switch.hamza", "Alef and hamza forms", "صور الألف والهمزة";
    SwitchYa, "switch.ya", "ى ي", "ى ي";
    SwitchTaMarbuta, "switch.ta_marbuta", "ة ه", "ة ه";
    SwitchDigits, "switch.digits", "Digits", "الأرقام";
    SwitchParticles, "switch.particles", "Attached particles", "السوابق المتصلة";
    SwitchTerms, "switch.terms", "Terms of tags", "ألفاظ الوسوم";
    SwitchStems, "switch.stems", "Stems", "جذوع الكلمات"; // Rejected: الجذور (roots), which a light stem is not
    SwitchFurniture, "switch.furniture", "Furniture", "زوائد الصفحة";

    ResultsSwitches, "results.switches", "What counts as the same", "ما يُعدّ متساويًا";
    ResultsTime, "results.time", "{n} ms", "{n} مللي ثانية";
    ResultsSorting, "results.sorting", "sorting…", "الترتيب جارٍ…";
    ResultsOnlyHere, "results.only_here", "Search this document alone", "البحث في هذا المستند وحده";
    ResultsTick, "results.tick", "Tick this hit", "تأشير هذه النتيجة";
    ResultsUntick, "results.untick", "Take the tick away", "إزالة التأشير";
    ResultsTagRow, "results.tag_row", "Tag this hit…", "توسيم هذه النتيجة…";
    ResultsCopyRow, "results.copy_row", "Copy this line", "نسخ هذا السطر";
    ResultsTicked, "results.ticked", "{n} of {total} ticked", "المؤشَّر {n} من {total}";
    ResultsTickAll, "results.tick_all", "Tick all", "تأشير الكل";
    ResultsTickNone, "results.tick_none", "Tick none", "إلغاء تأشير الكل";
    ResultsTagAll, "results.tag_all", "Tag all hits…", "توسيم كل النتائج…";
    ResultsExtent, "results.extent", "How much around each hit", "مقدار ما حول كل نتيجة";
    ExtentWord, "extent.word", "The word", "الكلمة وحدها";
    ExtentSentence, "extent.sentence", "Its sentence", "جملتها";
    ExtentParagraph, "extent.paragraph", "Its paragraph", "فقرتها";
    ResultsExport, "results.export", "Export lines…", "تصدير الأسطر…";
    ResultsCopy, "results.copy", "Copy lines", "نسخ الأسطر";
    ResultsLanguage, "results.language", "Language", "اللغة";
    ResultsParagraph, "results.paragraph", "Paragraph", "الفقرة";
    ResultsNeeded, "results.needed", "Needed", "ما لزم";
    ResultsStoppedTime, "results.stopped_time", "The pattern took too long: these are the hits up to there", "طال البحث بالنمط، وهذه النتائج حتى حيث توقف";
    ResultsStoppedHits, "results.stopped_hits", "There are more hits than are listed here", "النتائج أكثر مما أُدرج هنا";
    ResultsWhole, "results.whole", "The whole document", "المستند كله";
    HitTicked, "hit.ticked", "ticked", "مؤشَّر";
    MsgCopiedHits, "msg.copied_hits", "Copied the lines of {hits}", "تم نسخ أسطر {hits.obl}";
    MsgTaggedHits, "msg.tagged_hits", "Tagged {hits}", "تم توسيم {hits.obl}";
    MsgTaggedSome, "msg.tagged_some", "Tagged {hits}; tagged before: {n}", "تم توسيم {hits.obl}، وكان موسومًا من قبل {n}";
    MsgTaggedBefore, "msg.tagged_before", "Nothing to do: {hits} tagged before", "لا شيء يُعمل: وُسمت من قبل {hits}";

    OrderPlace, "order.place", "Order of documents", "ترتيب المستندات";
    OrderCount, "order.count", "Most hits first", "الأكثر نتائج أولًا";
    OrderBefore, "order.before", "Words before", "ما قبلها";
    OrderAfter, "order.after", "Words after", "ما بعدها";
    OrderBySet, "order.by_set", "Under document sets", "تحت حزم المستندات";

    NeedNothing, "need.nothing", "as typed", "كما كُتب"; // Beside a hit that needed no fold
    NeedMarks, "need.marks", "vowel marks", "التشكيل";
    NeedTatweel, "need.tatweel", "tatweel", "التطويل";
    NeedAlefs, "need.alefs", "alef forms", "صور الألف";
    NeedHamza, "need.hamza", "hamza seats", "صور الهمزة";
    NeedKaf, "need.kaf", "Persian kaf", "الكاف الفارسية";
    NeedDigits, "need.digits", "digits", "الأرقام";
    NeedForms, "need.forms", "letter forms", "أشكال الحروف";
    NeedCase, "need.case", "case", "حالة الأحرف";
    NeedLatinMarks, "need.latin_marks", "accents", "العلامات اللاتينية";
    NeedInvisible, "need.invisible", "invisible characters", "محارف خفية";
    NeedPunctuation, "need.punctuation", "punctuation", "علامات الترقيم";
    NeedSpaces, "need.spaces", "spaces", "المسافات";
    NeedParticle, "need.particle", "attached {letters}", "متصل بها {letters}";
    NeedEnding, "need.ending", "ending {letters}", "لاحقة {letters}";
    NeedStem, "need.stem", "stem", "جذع الكلمة";
    NeedTerm, "need.term", "term of {title}", "من ألفاظ {title}";
    NeedPattern, "need.pattern", "pattern", "نمط";
    NeedPassage, "need.passage", "passage", "مقطع";

    QueryUnclosedPhrase, "query.unclosed_phrase", "A quotation mark is open here; close it", "علامة تنصيص فُتحت هنا ولم تُغلق";
    QueryUnclosedBracket, "query.unclosed_bracket", "A bracket is open here; close it", "قوس فُتح هنا ولم يُغلق";
    QueryUnopenedBracket, "query.unopened_bracket", "Nothing opens this bracket", "لا قوس يفتح لهذا القوس";
    QueryTooDeep, "query.too_deep", "Brackets go too deep here", "الأقواس هنا متداخلة فوق الحد";
    QueryMissingTerm, "query.missing_term", "A word is missing here", "تنقص هنا كلمة";
    QueryLonelyStar, "query.lonely_star", "A star stands behind the beginning of a word", "موضع النجمة بعد أول الكلمة";
    QueryUnclosedPattern, "query.unclosed_pattern", "A pattern begins here; end it with a slash", "بدأ هنا نمط، فأنهِه بشرطة مائلة";
    QueryPattern, "query.pattern", "This pattern makes no sense: {name}", "تعذر فهم هذا النمط: {name}";
    QueryPatternTooLarge, "query.pattern_too_large", "This pattern is too large", "هذا النمط كبير فوق الحد";
    QueryDistance, "query.distance", "NEAR takes a number of words up to 1000", "يقبل NEAR عدد كلمات حتى 1000";
    QueryNearWantsWords, "query.near_wants_words", "NEAR stands between words", "موضع NEAR بين كلمتين";
    QueryMissingValue, "query.missing_value", "Something is missing after the colon", "ينقص شيء بعد النقطتين";
    QueryUnknownChoice, "query.unknown_choice", "This is none of the choices: paragraph, sentence, document; yes, no", "ليس هذا من الخيارات: فقرة أو جملة أو مستند، نعم أو لا";
    QueryTwoChoices, "query.two_choices", "This was said before, and otherwise", "سبق هذا بقول آخر";
    QueryUnknownVariable, "query.unknown_variable", "There is no variable “{name}”", "لا متغير باسم «{name}»";
    QueryUnknownTag, "query.unknown_tag", "There is no tag “{name}”", "لا وسم باسم «{name}»";
    QueryUnknownDocument, "query.unknown_document", "There is no document “{name}”", "لا مستند باسم «{name}»";
    QueryUnknownSet, "query.unknown_set", "There is no document set “{name}”", "لا حزمة مستندات باسم «{name}»";
    QueryUnknownLanguage, "query.unknown_language", "There is no language “{name}”", "لا لغة باسم «{name}»";
    QueryUnfittingValue, "query.unfitting_value", "“{name}” cannot be compared with what the variable holds", "لا تصح مقارنة «{name}» بقيم هذا المتغير";

    KeyToList, "key.to_list", "From the field to the list", "من الحقل إلى القائمة";
    KeyGoToHit, "key.go_to_hit", "Go to the hit", "الانتقال إلى النتيجة";
    KeyTickHit, "key.tick_hit", "Tick the hit, or all", "تأشير النتيجة، أو الكل";
    KeyTagHits, "key.tag_hits", "Tag the ticked hits", "توسيم النتائج المؤشَّرة";
    KeyBackToField, "key.back_to_field", "Back to the field, then to the text", "العودة إلى الحقل، ثم إلى النص";

    SearchHelp, "search.help", "How to search", "كيف تبحث";
    SearchHelpIntro, "search.help_intro", "Click an example to take it into the field. Names of conditions work in both languages.", "انقر مثالًا لنقله إلى الحقل. وأسماء الشروط تُقبل باللغتين.";
    SearchHelpAll, "search.help_all", "All the words, in one document", "كل الكلمات، في مستند واحد";
    SearchHelpPhrase, "search.help_phrase", "These words, one after the other", "هذه الكلمات متتالية";
    SearchHelpAny, "search.help_any", "Either of them", "إحداهما";
    SearchHelpNot, "search.help_not", "The first, where the second is not", "الأولى حيث لا ترد الثانية";
    SearchHelpPrefix, "search.help_prefix", "Every word that begins so", "كل كلمة أولها هذا";
    SearchHelpNear, "search.help_near", "At most five words between them", "بينهما خمس كلمات على الأكثر";
    SearchHelpExtent, "search.help_extent", "All the words in one paragraph, or one sentence", "كل الكلمات في فقرة واحدة، أو في جملة واحدة";
    SearchHelpPattern, "search.help_pattern", "What fits a regular expression", "ما يطابق تعبيرًا نمطيًا";
    SearchHelpTag, "search.help_tag", "Inside of passages with a tag", "داخل مقاطع عليها وسم";
    SearchHelpDocument, "search.help_document", "Documents by their names", "مستندات بأسمائها";
    SearchHelpLanguage, "search.help_language", "Documents in a language", "مستندات بلغة";
    SearchHelpVariable, "search.help_variable", "Documents by a variable", "مستندات بقيمة متغير";
    SearchHelpMemo, "search.help_memo", "Where a memo holds a word", "حيث ترد كلمة في مذكرة";
    SearchHelpFurniture, "search.help_furniture", "Menus and other furniture of pages, too", "وفي زوائد الصفحات أيضًا";

    ExampleAll, "example.all", "company report", "الشركة التقرير";
    ExamplePhrase, "example.phrase", "\"the company\"", "«خدمات التخزين»";
    ExampleAny, "example.any", "company OR Microsoft", "الشركة OR مايكروسوفت";
    ExampleNot, "example.not", "company -Microsoft", "الشركة -مايكروسوفت";
    ExamplePrefix, "example.prefix", "employ*", "موظف*";
    ExampleNear, "example.near", "company NEAR/5 report", "الشركة قرب/5 التقرير";
    ExampleExtent, "example.extent", "company unit in:paragraph", "الشركة الوحدة في:فقرة";
    ExamplePattern, "example.pattern", "/20(24|25)/", "/202[45]/";
    ExampleTag, "example.tag", "company tag:Attribution", "الشركة وسم:إسناد";
    ExampleDocument, "example.document", "company doc:report", "الشركة مستند:تقرير";
    ExampleLanguage, "example.language", "8200 lang:ar", "8200 لغة:en";
    ExampleVariable, "example.variable", "company outlet:Guardian", "الشركة outlet:Guardian";
    ExampleMemo, "example.memo", "memo:check", "مذكرة:تحقق";
    ExampleFurniture, "example.furniture", "subscribe furniture:yes", "اشترك زوائد:نعم";
}
