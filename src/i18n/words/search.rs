//! Commands and options of searching.

words! {
    SearchFind, "search.find", "Find in document…", "بحث في المستند…";
    SearchCollection, "search.collection", "Search the collection…", "بحث في المجموعة…";
    SearchSave, "search.save", "Save this search…", "حفظ هذا البحث…";
    SearchTagHits, "search.tag_hits", "Tag the chosen hits…", "توسيم النتائج المختارة…";
    SearchMarks, "search.marks", "Ignore vowel marks", "تجاهل التشكيل";
    SearchHamza, "search.hamza", "Match all hamza seats", "توحيد صور الهمزة"; // أ إ آ ا, ؤ, ئ
    SearchTatweel, "search.tatweel", "Ignore tatweel", "تجاهل التطويل";
    SearchTeh, "search.teh", "Match ta marbuta and ha", "مساواة التاء المربوطة بالهاء";
    SearchYeh, "search.yeh", "Match alef maqsura and ya", "مساواة الألف المقصورة بالياء";
    SearchDigits, "search.digits", "Match all digit forms", "توحيد صور الأرقام";
    SearchParticles, "search.particles", "Allow attached particles", "قبول السوابق المتصلة"; // و ف ب ك ل ال س
    SearchExact, "search.exact", "As written", "كما كُتب"; // No folding
    SearchWholeWord, "search.whole_word", "Whole word", "كلمة كاملة";
    SearchCase, "search.case", "Match case", "مراعاة حالة الأحرف"; // Latin letters
}
