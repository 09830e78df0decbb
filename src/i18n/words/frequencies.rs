//! Words of the word list.
//!
//! For “stop word”: كلمة توقف, as Arabic handbooks of language processing say; كلمة وقف was rejected (a pause in reading aloud),
//! كلمة شائعة too (a frequent word of any kind).

words! {
    WordsWord, "words.word", "Word", "الكلمة";
    WordsCount, "words.count", "Count", "العدد";
    WordsPerThousand, "words.per_thousand", "Per 1,000", "في الألف";
    WordsDocuments, "words.documents", "Documents", "المستندات";
    WordsKeyness, "words.keyness", "Keyness", "التمييز";
    WordsWhatIsAWord, "words.what_is_a_word", "A word holds a letter or a digit and is parted by the rules of Unicode (UAX #29): a hyphen parts words, an apostrophe or a tatweel does not, and what Arabic writes joined is one word", "الكلمة ما فيه حرف أو رقم، وتُفصل بقواعد يونيكود (UAX #29): تفصل الواصلة الكلمات ولا يفصلها التطويل ولا الفاصلة العليا، وما تكتبه العربية متصلًا كلمة واحدة";
    WordsSum, "words.sum", "{words} in {documents}, of which {n} different ones are listed", "{words} في {documents.obl}، يُدرج منها من غير تكرار {n}";
    WordsNoSet, "words.no_set", "There is no document set “{title}”. Nothing was changed. The sets are {list}.", "لا حزمة مستندات باسم «{title}». لم يتغير شيء. الحزم هي {list}.";
}
