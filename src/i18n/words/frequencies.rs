//! Words of the word list.
//!
//! For “stop word”: كلمة توقف, as Arabic handbooks of language processing say; كلمة وقف was rejected (a pause in reading aloud),
//! كلمة شائعة too (a frequent word of any kind).

words! {
    PanelWords, "panel.words", "Words", "الكلمات";
    WordsWord, "words.word", "Word", "الكلمة";
    WordsCount, "words.count", "Count", "العدد";
    WordsPerThousand, "words.per_thousand", "Per 1,000", "في الألف";
    WordsDocuments, "words.documents", "Documents", "المستندات";
    WordsKeyness, "words.keyness", "Keyness", "التمييز"; // Rejected: المفتاحية (reads as of a key)
    WordsWhatIsAWord, "words.what_is_a_word", "A word holds a letter or a digit and is parted by the rules of Unicode (UAX #29), not by blanks: a hyphen parts words, an apostrophe or a tatweel does not, and what Arabic writes joined is one word", "الكلمة ما فيه حرف أو رقم، وتُفصل بقواعد يونيكود (UAX #29) لا بالفراغات: تفصل الواصلة بين الكلمات ولا يفصل التطويل ولا الفاصلة العليا، وما تصله العربية في الكتابة كلمة واحدة";
    WordsCountIs, "words.count_is", "How often the word stands in the scope, in all its forms", "عدد ورود الكلمة في النطاق بكل صورها";
    WordsPerThousandIs, "words.per_thousand_is", "Among a thousand of all words of the scope, listed or not", "في كل ألف كلمة من كلمات النطاق كلها، ما أُدرج منها وما لم يُدرج";
    WordsDocumentsIs, "words.documents_is", "In how many documents it stands", "عدد المستندات التي ترد فيها";
    WordsKeynessIs, "words.keyness_is", "How far the word sets the scope apart from the other documents: log-likelihood, below zero where it stands there less", "مقدار ما تميّز به الكلمة النطاق من سائر المستندات: لوغاريتم الأرجحية، ودون الصفر حيث يقل ورودها فيه";
    WordsSum, "words.sum", "{words} in {documents}, of which {n} different ones are listed", "{words} في {documents.obl}، يُدرج منها من غير تكرار {n}";
    WordsNoSet, "words.no_set", "There is no document set “{title}”. Nothing was changed. The sets are {list}.", "لا حزمة مستندات باسم «{title}». لم يتغير شيء. الحزم هي {list}.";
    WordsAll, "words.all", "Words of the collection", "كلمات المجموعة";
    WordsDocument, "words.document", "Words of “{title}”", "كلمات «{title}»";
    WordsDocumentSet, "words.document_set", "Words of the set “{title}”", "كلمات حزمة «{title}»";
    WordsLanguage, "words.language", "Words in {title}", "كلمات اللغة «{title}»";
    WordsScopeField, "words.scope_field", "Whose words to count", "كلمات ماذا تُعدّ";
    WordsFilter, "words.filter", "Filter words", "تصفية الكلمات";
    WordsExport, "words.export", "Export words…", "تصدير الكلمات…";
    WordsNoStopWords, "words.no_stop_words", "Without stop words", "بلا كلمات التوقف";
    WordsNoNumbers, "words.no_numbers", "Without numbers", "بلا أرقام";
    WordsParticlesOff, "words.particles_off", "Particles taken off", "بعد نزع السوابق";
    WordsWithFurniture, "words.with_furniture", "With furniture", "مع زوائد الصفحة";
    WordsCase, "words.case", "Case", "حالة الأحرف";
    WordsCounting, "words.counting", "Counting documents, {n} of {total}", "عدّ المستندات، {n} من {total}";
    WordsStop, "words.stop", "Stop", "إيقاف";
    WordsStopped, "words.stopped", "The count was stopped", "أُوقف العدّ";
    WordsCountAgain, "words.count_again", "Count", "عدّ الكلمات";
    WordsAscending, "words.ascending", "sorted, ascending", "مرتب تصاعديًا";
    WordsDescending, "words.descending", "sorted, descending", "مرتب تنازليًا";
    WordsLines, "words.lines", "Show its lines", "عرض أسطرها";
    WordsHide, "words.hide", "Hide this word", "إخفاء هذه الكلمة";
    WordsHideChosen, "words.hide_chosen", "Hide the chosen words", "إخفاء الكلمات المختارة";
    WordsHidden, "words.hidden", "Hidden: {n}", "المخفي: {n}";
    WordsShowAll, "words.show_all", "List all again", "إظهار الكل";
    WordsRow, "words.row", "{word}, {n}, {share} per 1,000, in {documents}", "{word}، {n}، {share} في الألف، في {documents.obl}";
    EmptyWords, "empty.words", "There are no words here", "لا كلمات هنا";
    MsgCopiedWords, "msg.copied_words", "Copied the rows of {words}", "تم نسخ صفوف {words.obl}";
}
