//! Backups, copies, files that go away, drops and pastes.

words! {
    BtnOpenRead, "btn.open_read", "Open to read only", "فتح للقراءة فقط";
    BtnReopen, "btn.reopen", "Open again", "فتح من جديد";
    BtnRestore, "btn.restore", "Restore", "استعادة";
    BtnCopyHere, "btn.copy_here", "Copy it to this computer…", "نسخها إلى هذا الحاسوب…";
    BtnAdd, "btn.add", "Add", "إضافة";
    BtnDelete, "btn.delete", "Delete", "حذف";
    FileShowInFolder, "file.show_in_folder", "Show in folder", "عرض في المجلد";
    FileCopyPath, "file.copy_path", "Copy the path", "نسخ المسار";

    BackupsPlace, "backups.place", "They are kept in {folder}", "تُحفظ في {folder}";
    BackupsFaulty, "backups.faulty", "Has faults", "فيها أخطاء";
    BackupsUnreadable, "backups.unreadable", "Cannot be read", "تعذرت قراءتها";
    BackupOf, "backup.of", "Backup of {time}", "النسخة الاحتياطية المؤرخة {time}";
    StListing, "st.listing", "Looking for backups…", "جارٍ البحث عن النسخ الاحتياطية…";
    StRestoring, "st.restoring", "Restoring “{title}”…", "جارٍ استعادة «{title}»…";
    StDayTime, "st.day_time", "{day} {time}", "{day} {time}";
    PrefBackups, "pref.backups", "Room for the backups of a collection", "المساحة المتاحة للنسخ الاحتياطية من كل مجموعة";
    PrefBackupsHelp, "pref.backups_help", "Where it is short, the oldest go first. The newest is never removed.", "عند ضيق المساحة تُزال الأقدم أولًا. ولا تُزال الأحدث أبدًا.";
    RecentMissing, "recent.missing", "The file is not there", "الملف غير موجود";
    FileDamagedTitle, "file.damaged_title", "“{title}” cannot be opened. The file is left as it is. Restore a backup, or keep a copy of the file.", "تعذر فتح «{title}». تُرك الملف كما هو. استعد نسخة احتياطية، أو احفظ نسخة من الملف.";

    MsgPathCopied, "msg.path_copied", "The path was copied, {file}", "نُسخ المسار، {file}";
    MsgNoFileManager, "msg.no_file_manager", "No file manager answers here, so the path was copied, {file}", "لا مدير ملفات هنا، فنُسخ المسار، {file}";
    MsgRestored, "msg.restored", "Restored the backup of {time}", "تمت استعادة النسخة الاحتياطية المؤرخة {time}";
    MsgRestoredAside, "msg.restored_aside", "Restored the backup of {time}. The damaged file is kept as “{file}”.", "تمت استعادة النسخة الاحتياطية المؤرخة {time}. الملف التالف محفوظ باسم «{file}».";
    MsgCopySaved, "msg.copy_saved", "A verified copy was saved as “{file}”", "حُفظت نسخة متحقق منها باسم «{file}»";
    MsgRescued, "msg.rescued", "A copy was saved as “{file}”, without the history and the imported files", "حُفظت نسخة باسم «{file}»، من دون سجل التغييرات والملفات الأصلية";
    MsgFileBack, "msg.file_back", "The file is back, and edits are saved again", "عاد الملف، والتعديلات تُحفظ من جديد";

    ErrFileGoneBare, "err.file_gone_bare", "The file of “{title}” was moved or deleted while open. Everything up to then is still here, and nothing more is saved. Put the file back, or save a copy.", "نُقل ملف «{title}» أو حُذف وهو مفتوح. كل ما سبق باقٍ هنا، ولا يُحفظ شيء بعده. أعد الملف إلى مكانه، أو احفظ نسخة.";
    ErrFileProtected, "err.file_protected", "The file of “{title}” became read-only while open. Everything up to then is saved, and nothing more is written. Allow writing again, or save a copy.", "صار ملف «{title}» للقراءة فقط وهو مفتوح. كل ما سبق محفوظ، ولا يُكتب شيء بعده. اسمح بالكتابة من جديد، أو احفظ نسخة.";
    ErrBackupFaulty, "err.backup_faulty", "The check found {errors} in the backup. The collection was not changed. Choose another backup.", "وجد الفحص {errors.obl} في النسخة الاحتياطية. لم تتغير المجموعة. اختر نسخة احتياطية أخرى.";
    ErrBackupSame, "err.backup_same", "“{file}” is the collection itself. It was not changed. Choose one of its backups.", "«{file}» هو المجموعة نفسها. لم يتغير شيء. اختر إحدى نسخها الاحتياطية.";
    ErrNoDataFolder, "err.no_data_folder", "The system names no folder for backups. Nothing was changed. Set HASHIYA_DATA_DIR to a folder, then try again.", "لا يسمي النظام مجلدًا للنسخ الاحتياطية. لم يتغير شيء. اجعل HASHIYA_DATA_DIR مجلدًا، ثم أعد المحاولة.";

    AskDropNew, "ask.drop_new", "Start a new collection from {files}?", "بدء مجموعة جديدة من {files.obl}؟";
    AskDropNewHelp, "ask.drop_new_help", "The collection will stand beside them. The files stay as they are.", "تُحفظ المجموعة إلى جانبها. تبقى الملفات كما هي.";
    AskPaste, "ask.paste", "Add {files} to “{title}”?", "إضافة {files.obl} إلى «{title}»؟";

    CliBackedUp, "cli.backed_up", "Backed up and verified as “{file}”", "تم النسخ الاحتياطي والتحقق منه في «{file}»";
    CliBackupAlready, "cli.backup_already", "Nothing has changed since the backup “{file}”", "لم يتغير شيء منذ النسخة الاحتياطية «{file}»";
    CliNoBackups, "cli.no_backups", "There are no backups of “{title}” in {folder}", "لا نسخ احتياطية من «{title}» في {folder}";
    CliNoBackup, "cli.no_backup", "There is no backup “{title}”. Nothing was changed. The command “backups” lists them.", "لا نسخة احتياطية باسم «{title}». لم يتغير شيء. يعرضها الأمر «backups».";
    CliKept, "cli.kept", "The state before it is kept as “{file}”", "الحالة السابقة محفوظة في «{file}»";
    CliNumber, "cli.number", "number", "الرقم";
    CliMade, "cli.made", "made", "وقت الإنشاء";
    CliSize, "cli.size", "size", "الحجم";
}
