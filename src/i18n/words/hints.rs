//! The welcome page, empty states and hints.

words! {
    HelloTitle, "hello.title", "Read, mark, compare", "اقرأ وعلِّق وقارن";
    HelloNew, "hello.new", "Start a new collection", "بدء مجموعة جديدة";
    HelloOpen, "hello.open", "Open a collection", "فتح مجموعة";
    HelloSample, "hello.sample", "Look around in a sample collection", "جولة في مجموعة للتجربة";
    HelloLocal, "hello.local", "Everything stays on this computer, in one file of yours", "يبقى كل شيء على هذا الحاسوب، في ملف واحد لك";
    HelloNoRecent, "hello.no_recent", "Collections you open will be listed here", "تظهر هنا المجموعات التي تفتحها";
    HelloDrop, "hello.drop", "Drop files or folders here", "أفلت الملفات أو المجلدات هنا";
    HelloName, "hello.name", "Your name, as it will stand beside your annotations", "اسمك كما سيظهر بجانب تعليقاتك";

    EmptyDocuments, "empty.documents", "No documents yet. Add some, or drop files on the window.", "لا مستندات بعد. أضف مستندات أو أفلت ملفات على النافذة.";
    EmptyTags, "empty.tags", "No tags yet. Select a few words in a document and press T.", "لا وسوم بعد. حدد كلمات في مستند واضغط T.";
    EmptyReading, "empty.reading", "Choose a document to read", "اختر مستندًا لقراءته";
    EmptySecondPane, "empty.second_pane", "Choose a document to read beside this one", "اختر مستندًا لقراءته إلى جانب هذا";
    EmptyMargin, "empty.margin", "Tags, memos and links of this text will stand here", "تظهر هنا وسوم هذا النص ومذكراته وروابطه";
    EmptyInspector, "empty.inspector", "Select an annotation to see what it holds", "حدد تعليقة لعرض ما فيها";
    EmptyMemos, "empty.memos", "No memos yet. Press M on a passage, or write a free one.", "لا مذكرات بعد. اضغط M عند مقطع، أو اكتب مذكرة حرة.";
    EmptyLinks, "empty.links", "No links yet. Press L on a passage, then on its counterpart.", "لا روابط بعد. اضغط L عند مقطع، ثم عند نظيره.";
    EmptyClaims, "empty.claims", "No claims yet. A claim is a sentence of your own for which passages are evidence.", "لا ادعاءات بعد. الادعاء جملة من صياغتك تكون المقاطع شواهد عليها.";
    EmptyMatrixCell, "empty.matrix_cell", "Nobody has recorded a stance here. An empty cell is not silence.", "لم يسجل أحد موقفًا هنا. الخانة الفارغة لا تعني السكوت.";
    EmptyHits, "empty.hits", "No hits for “{query}”", "لا نتائج للعبارة «{query}»";
    EmptyHitsTry, "empty.hits_try", "No hits as written. With vowel marks and hamza seats ignored there are {hits}.", "لا نتائج كما كُتب. ومع تجاهل التشكيل وتوحيد صور الهمزة {hits}.";
    EmptySearch, "empty.search", "Type a word, or several in quotation marks", "اكتب كلمة، أو عبارة بين علامتي تنصيص";
    EmptyTagPassages, "empty.tag_passages", "This tag has no passages yet", "لا مقاطع لهذا الوسم بعد";
    EmptyOrphans, "empty.orphans", "Every annotation has its place", "لكل تعليقة موضعها";
    EmptyTasks, "empty.tasks", "No tasks are running", "لا مهام جارية";
    EmptyHistory, "empty.history", "No changes yet", "لا تغييرات بعد";
    EmptyBackups, "empty.backups", "No backups yet, the first is made when you close", "لا نسخ احتياطية بعد، وتُؤخذ الأولى عند الإغلاق";
    EmptyFilter, "empty.filter", "Nothing passes the filter", "لا شيء يوافق التصفية";
    EmptyAnalysis, "empty.analysis", "Tag some passages first, then count here", "أضف وسومًا إلى المقاطع أولًا، ثم عُدّها هنا";

    HintSelect, "hint.select", "Drag over words to select them, double-click for a word, triple-click for a sentence", "اسحب فوق الكلمات لتحديدها، وانقر نقرتين لكلمة، وثلاثًا لجملة";
    HintKeys, "hint.keys", "T adds a tag, H highlights, M writes a memo, L links", "T لإضافة وسم، وH للتظليل، وM لمذكرة، وL لرابط";
    HintLayout, "hint.layout", "The keys work under an Arabic keyboard layout too", "تعمل المفاتيح مع تخطيط لوحة المفاتيح العربي أيضًا";
    HintPalette, "hint.palette", "Ctrl+K finds any command by its name", "Ctrl+K للوصول إلى أي أمر باسمه";
    HintBeside, "hint.beside", "Open a second document beside the first to compare them", "افتح مستندًا ثانيًا إلى جانب الأول للمقارنة بينهما";
    HintSaved, "hint.saved", "Nothing to save by hand, each edit is kept at once", "لا حاجة إلى الحفظ يدويًا، فكل تعديل يُحفظ فورًا";
    HintUndo, "hint.undo", "Everything can be undone, tomorrow too", "يمكن التراجع عن كل شيء، وغدًا أيضًا";
    HintUntouched, "hint.untouched", "The text of a document is never changed by what you do to it", "لا يغيّر عملك شيئًا من نص المستند";
}
