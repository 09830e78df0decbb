//! Words of the command line.

words! {
    CliCreated, "cli.created", "Made “{title}” with {documents}", "أُنشئت «{title}» وفيها {documents}";
    CliAdded, "cli.added", "Added {documents}", "تمت إضافة {documents.obl}";
    CliMoreNotes, "cli.more_notes", "Notes on files that came in well: {n}; --report FILE writes them", "ملاحظات على ملفات استُوردت بسلام، عددها {n}، ويكتبها --report FILE";
    CliAlreadyThere, "cli.already_there", "The collection holds it already, byte for byte", "في المجموعة من قبل، بايتًا بايتًا";
    CliNothingAdded, "cli.nothing_added", "Nothing was added: the collection holds all of it already", "لم يُضف شيء، ففي المجموعة كل ذلك من قبل";
    CliSameVersion, "cli.same_version", "Nothing was changed: the file is what “{title}” holds now", "لم يتغير شيء، فالملف هو ما في «{title}» الآن";
    CliOneVersion, "cli.one_version", "A new version is made of one file. Nothing was changed. Name exactly one after the collection.", "تُنشأ اللقطة الجديدة من ملف واحد. لم يتغير شيء. اذكر ملفًا واحدًا فقط بعد المجموعة.";
    CliWrittenOriginal, "cli.written_original", "The file stands in “{file}” as it was read", "الملف في «{file}» كما قُرئ";
    CliDecide, "cli.decide", "Nothing was moved by guess: the window lists them under “{page}”", "لم يُنقل شيء بالتخمين، وتعرضها النافذة في «{page}»";
    CliNoDocument, "cli.no_document", "There is no document “{title}”. Nothing was changed. The command “documents” lists them.", "لا مستند باسم «{title}». لم يتغير شيء. يعرضها الأمر «documents».";
    CliManyDocuments, "cli.many_documents", "Several documents are called “{title}”. Nothing was changed. Name one by its id: {list}.", "أكثر من مستند باسم «{title}». لم يتغير شيء. اذكر واحدًا بمعرّفه: {list}.";
    CliNoPlace, "cli.no_place", "The place {start} to {end} does not fit the text of {characters}. Nothing was changed.", "المكان من {start} إلى {end} لا يوافق النص، وطوله {characters}. لم يتغير شيء.";
    CliNoFormat, "cli.no_format", "It is not said in which format to write. Nothing was written. Say --format with one of {list}.", "لم تُذكر صيغة الكتابة. لم يُكتب شيء. اذكر ‎--format مع إحدى هذه الصيغ: {list}.";
    CliNoOption, "cli.no_option", "The format {format} has no option --{name}. Nothing was written. See hashiya export --help.", "لا خيار ‎--{name} للصيغة {format}. لم يُكتب شيء. انظر hashiya export --help.";
    CliNoTag, "cli.no_tag", "There is no tag “{title}”. Nothing was written. The tags are {list}.", "لا وسم باسم «{title}». لم يُكتب شيء. الوسوم هي {list}.";
    CliNoAnnotator, "cli.no_annotator", "There is no annotator “{title}”. Nothing was written. The annotators are {list}.", "لا معلِّق باسم «{title}». لم يُكتب شيء. المعلِّقون هم {list}.";
    CliGoesOut, "cli.goes_out", "Out: hashiya export COLLECTION --format NAME --output FILE", "إلى الخارج: hashiya export COLLECTION --format NAME --output FILE";
    CliComesIn, "cli.comes_in", "In: hashiya import COLLECTION FILE", "إلى الداخل: hashiya import COLLECTION FILE";
    CliNoCommand, "cli.no_command", "“{title}” is neither a command nor a file or folder here. The commands are {list}. See hashiya --help.", "«{title}» ليس أمرًا ولا ملفًا ولا مجلدًا هنا. الأوامر هي {list}. انظر hashiya --help.";
    CliNoDisplay, "cli.no_display", "There is no display to open the window on. Nothing was changed. These commands work without one: {list}. See hashiya --help.", "لا شاشة تُفتح عليها النافذة. لم يتغير شيء. تعمل هذه الأوامر من دونها: {list}. انظر hashiya --help.";
    CliNoWindow, "cli.no_window", "This build has no window. Nothing was changed. These commands work without one: {list}. See hashiya --help.", "هذه النسخة من البرنامج بلا نافذة. لم يتغير شيء. تعمل هذه الأوامر من دونها: {list}. انظر hashiya --help.";
    CliGraphics, "cli.graphics", "The window could not be opened ({message}). Nothing was changed. These commands work without one: {list}. See hashiya --help.", "تعذر فتح النافذة ({message}). لم يتغير شيء. تعمل هذه الأوامر من دونها: {list}. انظر hashiya --help.";
    CliDiffers, "cli.differs", "Differs here, left as it is", "يختلف هنا، وتُرك على حاله";
    CliCharacters, "cli.characters", "characters", "المحارف";
    CliLanguage, "cli.language", "language", "اللغة";
    CliStart, "cli.start", "start", "البداية";
    CliHit, "cli.hit", "hit", "النتيجة";
    CliContext, "cli.context", "context", "السياق";
    CliQueryAt, "cli.query_at", "At character {n} of the query: {part}", "عند المحرف {n} من البحث: {part}";
    CliEnd, "cli.end", "end", "النهاية";
}
