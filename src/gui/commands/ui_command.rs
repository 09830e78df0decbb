//! The commands of the window that need no argument.

use egui::Key;

use crate::gui::commands::Keys;
use crate::gui::icons;
use crate::i18n::Word;

/// Where a command stands in the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Collections and documents.
    File,
    /// Undo, copy, select.
    Edit,
    /// Tags, highlights, memos.
    Annotate,
    /// Places.
    Go,
    /// How the window looks.
    View,
    /// How to work here.
    Help,
}

impl Section {
    /// Every section, in the order of the menu.
    pub const ALL: &'static [Self] = &[
        Self::File,
        Self::Edit,
        Self::Annotate,
        Self::Go,
        Self::View,
        Self::Help,
    ];

    /// Its name.
    pub fn word(self) -> Word {
        match self {
            Self::File => Word::MenuFile,
            Self::Edit => Word::MenuEdit,
            Self::Annotate => Word::MenuAnnotate,
            Self::Go => Word::MenuGo,
            Self::View => Word::MenuView,
            Self::Help => Word::MenuHelp,
        }
    }
}

/// What is at hand, for enabling commands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Availability {
    /// A collection is open.
    pub collection: bool,
    /// It can be written.
    pub writable: bool,
    /// A document is shown.
    pub document: bool,
    /// There are several reading panes.
    pub panes: bool,
    /// There is a place to go back to.
    pub back: bool,
    /// There is a place to go forward to.
    pub forward: bool,
    /// Text is selected.
    pub selection: bool,
    /// An annotation is selected.
    pub annotation: bool,
    /// There is something to undo.
    pub undo: bool,
    /// There is something to redo.
    pub redo: bool,
}

impl Availability {
    /// Whether there is something to put a tag on.
    pub fn can_tag(&self) -> bool {
        self.writable && (self.selection || self.annotation)
    }
}

macro_rules! ui_commands {
    ($($(#[$doc:meta])* $name:ident: $section:ident, $word:ident, $icon:expr, [$($keys:expr),*], $when:expr;)*) => {
        /// A command of the window.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum UiCommand { $($(#[$doc])* $name,)* }

        impl UiCommand {
            /// Every command, in the order of the menus.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its name in menu, palette and tooltip.
            pub fn word(self) -> Word {
                match self { $(Self::$name => Word::$word,)* }
            }

            /// Where it stands in the menu.
            pub fn section(self) -> Section {
                match self { $(Self::$name => Section::$section,)* }
            }

            /// Its icon, or an empty text.
            pub fn icon(self) -> &'static str {
                match self { $(Self::$name => $icon,)* }
            }

            /// All its shortcuts; the first is shown.
            pub fn all_keys(self) -> &'static [Keys] {
                match self { $(Self::$name => const { &[$($keys),*] },)* }
            }

            /// Whether it can be done now.
            pub fn is_enabled(self, at_hand: &Availability) -> bool {
                let when: fn(&Availability) -> bool = match self { $(Self::$name => $when,)* };
                when(at_hand)
            }
        }
    };
}

ui_commands! {
    /// Makes a collection from files or a folder.
    NewCollection: File, FileNew, icons::FILE_PLUS, [Keys::command(Key::N)], |_| true;
    /// Makes a collection from a folder.
    NewFromFolder: File, WelcomeNewHere, icons::FOLDER_PLUS, [], |_| true;
    /// Opens a collection.
    OpenCollection: File, FileOpen, icons::FOLDER, [Keys::command(Key::O)], |_| true;
    /// Adds documents.
    AddDocuments: File, FileAddDocuments, icons::PLUS, [Keys::command_shift(Key::O)], |at| at.writable;
    /// Adds a folder.
    AddFolder: File, FileAddFolder, icons::FOLDER_PLUS, [], |at| at.writable;
    /// Shows what came of each file of the last import.
    ImportReport: File, ViewImportReport, icons::ALIGN_LEFT, [], |at| at.collection;
    /// Opens the page to export.
    Export: File, FileExport, icons::DOWNLOAD, [Keys::command(Key::E)], |at| at.collection;
    /// Gives the print-ready page to the browser.
    Print: File, FilePrint, icons::EXTERNAL_LINK, [Keys::command(Key::P)], |at| at.collection;
    /// Exports the codebook.
    ExportCodebook: File, FilePrintCodebook, icons::LIST_TREE, [], |at| at.collection;
    /// Imports a record or a codebook.
    ImportRecord: File, FileImport, icons::UPLOAD, [], |at| at.writable;
    /// Saves a verified copy of the collection.
    SaveCopy: File, FileSaveCopy, icons::SAVE, [], |at| at.collection;
    /// Makes a backup.
    BackUpNow: File, FileBackup, icons::LAYERS, [], |at| at.writable;
    /// Shows the backups.
    RestoreBackup: File, FileRestore, icons::HISTORY, [], |at| at.collection;
    /// Opens the file manager on the collection's folder.
    ShowInFolder: File, FileShowInFolder, icons::EXTERNAL_LINK, [], |at| at.collection;
    /// Copies the path of the collection's file.
    CopyPath: File, FileCopyPath, icons::COPY, [], |at| at.collection;
    /// Runs the doctor.
    CheckCollection: File, FileCheck, icons::CIRCLE_CHECK, [], |at| at.collection;
    /// Back to the welcome page.
    CloseCollection: File, FileClose, icons::X, [Keys::command(Key::W)], |at| at.collection;
    /// Ends the program.
    Quit: File, FileQuit, "", [Keys::command(Key::Q)], |_| true;

    /// Takes the last change back.
    Undo: Edit, EditUndo, icons::UNDO_2, [Keys::command(Key::Z)], |at| at.undo && at.writable;
    /// Makes it again.
    Redo: Edit, EditRedo, icons::REDO_2, [Keys::command_shift(Key::Z), Keys::command(Key::Y)], |at| at.redo && at.writable;
    /// Shows how often each word stands.
    WordCounts: View, ViewWords, icons::HASH, [], |at| at.collection;
    /// Lists every change.
    History: Edit, EditHistory, icons::HISTORY, [Keys::command_shift(Key::H)], |at| at.collection;
    /// Copies the words of the selection or the annotation.
    Copy: Edit, EditCopy, icons::COPY, [], |at| at.selection || at.annotation;
    /// Copies them with where they stand.
    CopyReference: Edit, EditCopyRef, icons::QUOTE, [Keys::command_shift(Key::C)], |at| at.selection || at.annotation;
    /// Copies the web or mail address at the caret or in the selection.
    CopyAddress: Edit, EditCopyAddress, icons::COPY, [], |at| at.document;
    /// Grows the selection: word, sentence, paragraph.
    ExpandSelection: Edit, SelExpand, icons::WHOLE_WORD, [Keys::plain(Key::E)], |at| at.document;
    /// Shrinks it again.
    ShrinkSelection: Edit, SelShrink, "", [Keys::shift(Key::E)], |at| at.selection;
    /// Keeps the selection as a part of a passage of several.
    AddPart: Edit, AnnAddPart, icons::PLUS, [Keys::plain(Key::P)], |at| at.selection;
    /// Moves the end of the selection or annotation on by a word.
    ExtendByWord: Edit, AnnExtendWord, "", [], |at| at.selection || at.annotation;
    /// Moves it back by a word.
    ShrinkByWord: Edit, AnnShrinkWord, "", [], |at| at.selection || at.annotation;
    /// Selects the whole text.
    SelectAll: Edit, EditSelectAll, icons::TEXT_CURSOR, [], |at| at.document;
    /// Opens the bar for finding in the document.
    FindInDocument: Edit, SearchFind, icons::SEARCH, [Keys::command(Key::F)], |at| at.document;
    /// Opens the field for searching the whole collection.
    SearchCollection: Edit, SearchCollection, icons::SEARCH, [Keys::command_shift(Key::F)], |at| at.collection;
    /// Renames the document.
    RenameDocument: Edit, DocRename, icons::PENCIL, [Keys::plain(Key::F2)], |at| at.document && at.writable;
    /// Opens its text to be edited.
    EditText: Edit, DocEditText, icons::SQUARE_PEN, [], |at| at.document && at.writable;
    /// Reads a file as a new version of it.
    NewVersion: Edit, DocNewVersion, icons::FILE_PLUS, [], |at| at.document && at.writable;
    /// Lists annotations that are not sure of their place.
    DecidePlaces: Edit, ViewDecidePlaces, icons::LIST_FILTER, [], |at| at.document;
    /// Removes the document.
    RemoveDocument: Edit, DocRemove, icons::TRASH_2, [], |at| at.document && at.writable;

    /// Makes a document set.
    NewDocumentSet: Edit, DocNewSet, icons::FOLDER_PLUS, [], |at| at.writable;
    /// Makes, renames and deletes variables.
    EditVariables: Edit, DocVariables, icons::SLIDERS_HORIZONTAL, [], |at| at.collection;
    /// Takes the document for read.
    MarkRead: Edit, DocMarkRead, icons::CIRCLE_CHECK, [], |at| at.document;
    /// Takes it for unread.
    MarkUnread: Edit, DocMarkUnread, icons::CIRCLE_DOT, [], |at| at.document;
    /// Sets the paragraph of the caret from left to right.
    ParagraphLtr: Edit, ParagraphLtr, icons::ALIGN_LEFT, [], |at| at.document && at.writable;
    /// Sets it from right to left.
    ParagraphRtl: Edit, ParagraphRtl, icons::ALIGN_RIGHT, [], |at| at.document && at.writable;
    /// Lets its text say how it runs.
    ParagraphAuto: Edit, ParagraphAuto, "", [], |at| at.document && at.writable;
    /// Sets paragraphs apart as furniture of the page.
    MarkFurniture: Edit, DocMarkFurniture, "", [], |at| at.document && at.writable;
    /// Takes them back.
    UnmarkFurniture: Edit, DocUnmarkFurniture, "", [], |at| at.document && at.writable;

    /// Asks for the name that stands beside one's annotations.
    YourName: Edit, AppYourName, icons::USER, [], |_| true;
    /// What belongs to the person and this computer.
    Preferences: Edit, AppPreferences, icons::SETTINGS, [Keys::command(Key::Comma)], |_| true;

    /// Opens the tag picker.
    Tag: Annotate, AnnTag, icons::TAG, [Keys::plain(Key::T)], |at| at.writable && (at.selection || at.annotation);
    /// Puts the tag on that was used last.
    TagLast: Annotate, AnnTagLast, icons::TAGS, [Keys::plain(Key::R)], |at| at.can_tag();
    /// Makes a tag of the passage's own words and puts it on.
    TagInVivo: Annotate, AnnTagInvivo, icons::TYPE, [Keys::plain(Key::I)], |at| at.can_tag();
    /// Puts the tag with the number 1 on.
    Tag1: Annotate, AnnTag1, icons::TAG, [Keys::plain(Key::Num1)], |at| at.can_tag();
    /// The number 2.
    Tag2: Annotate, AnnTag2, icons::TAG, [Keys::plain(Key::Num2)], |at| at.can_tag();
    /// The number 3.
    Tag3: Annotate, AnnTag3, icons::TAG, [Keys::plain(Key::Num3)], |at| at.can_tag();
    /// The number 4.
    Tag4: Annotate, AnnTag4, icons::TAG, [Keys::plain(Key::Num4)], |at| at.can_tag();
    /// The number 5.
    Tag5: Annotate, AnnTag5, icons::TAG, [Keys::plain(Key::Num5)], |at| at.can_tag();
    /// The number 6.
    Tag6: Annotate, AnnTag6, icons::TAG, [Keys::plain(Key::Num6)], |at| at.can_tag();
    /// The number 7.
    Tag7: Annotate, AnnTag7, icons::TAG, [Keys::plain(Key::Num7)], |at| at.can_tag();
    /// The number 8.
    Tag8: Annotate, AnnTag8, icons::TAG, [Keys::plain(Key::Num8)], |at| at.can_tag();
    /// The number 9.
    Tag9: Annotate, AnnTag9, icons::TAG, [Keys::plain(Key::Num9)], |at| at.can_tag();
    /// Highlights the selection.
    Highlight: Annotate, AnnHighlight, icons::HIGHLIGHTER, [Keys::plain(Key::H)], |at| at.writable && at.selection;
    /// Writes a memo on what is selected: words, an annotation, a tag, a document.
    Memo: Annotate, AnnMemo, icons::SQUARE_PEN, [Keys::plain(Key::M)], |at| at.writable && at.document;
    /// Starts a link, or finishes the one that was started.
    Link: Annotate, AnnLink, icons::LINK, [Keys::plain(Key::L)], |at| at.writable && (at.selection || at.annotation);
    /// Deletes the selected annotation.
    DeleteAnnotation: Annotate, AnnDelete, icons::TRASH_2, [Keys::plain(Key::Delete)], |at| at.writable && at.annotation;
    /// Takes the tag off the selected annotation that was put on last.
    UntagLast: Annotate, AnnUntagLast, "", [Keys::shift(Key::Delete)], |at| at.writable && at.annotation;
    /// Opens what can be done with the selected annotation, or with the text.
    TextMenu: Annotate, AnnActions, icons::ELLIPSIS, [Keys::shift(Key::F10), Keys::plain(Key::Menu)], |at| at.document;
    /// Makes a tag.
    NewTag: Annotate, TagNew, icons::PLUS, [], |at| at.writable;
    /// Makes a tag that only groups others.
    NewCategory: Annotate, TagNewCategory, icons::LAYERS, [], |at| at.writable;
    /// Writes a memo that stands on nothing yet.
    NewMemo: Annotate, MemoNew, icons::NOTEBOOK_PEN, [Keys::command_alt(Key::M)], |at| at.writable;
    /// Makes a set of tags.
    NewTagSet: Annotate, SetNew, icons::TAG, [], |at| at.writable;
    /// Merges the tags that are chosen in the tree, or asks which.
    MergeTags: Annotate, TagMerge, icons::REPLACE, [], |at| at.writable;
    /// Lists places where a term of the selected tag stands and nobody has decided.
    SuggestMentions: Annotate, MentionsSuggest, icons::LIGHTBULB, [], |at| at.collection;
    /// Writes a memo on the document.
    MemoDocument: Annotate, MemoDocument, icons::STICKY_NOTE, [], |at| at.writable && at.document;
    /// Writes a memo on the collection.
    MemoCollection: Annotate, MemoCollection, icons::STICKY_NOTE, [], |at| at.writable;

    /// Selects the next annotation.
    NextAnnotation: Go, NavNextAnn, icons::ARROW_DOWN, [Keys::plain(Key::N)], |at| at.document;
    /// Selects the one before.
    PreviousAnnotation: Go, NavPrevAnn, icons::ARROW_UP, [Keys { key: Key::N, command: false, shift: true, alt: false }], |at| at.document;
    /// Lists the passages of the selected tag, or of the selected annotation's.
    ShowPassages: Go, ViewShowPassages, icons::HIGHLIGHTER, [Keys::command_shift(Key::P)], |at| at.collection;
    /// Shows every memo.
    ShowMemos: Go, MemoShow, icons::NOTEBOOK_TEXT, [Keys::command_shift(Key::M)], |at| at.collection;
    /// Goes to the next hit.
    FindNext: Go, NavNextHit, icons::ARROW_DOWN, [Keys::plain(Key::F3)], |at| at.document;
    /// Goes to the one before.
    FindPrevious: Go, NavPrevHit, icons::ARROW_UP, [Keys { key: Key::F3, command: false, shift: true, alt: false }], |at| at.document;
    /// Goes to the next hit of the search, in whatever document.
    NextHit: Go, NavNextResult, icons::ARROW_DOWN, [Keys::plain(Key::F4)], |at| at.collection;
    /// Goes to the one before.
    PreviousHit: Go, NavPrevResult, icons::ARROW_UP, [Keys::shift(Key::F4)], |at| at.collection;
    /// Selects the next annotation with the same tag.
    NextSameTag: Go, NavNextSameTag, icons::ARROW_DOWN, [Keys::plain(Key::Period)], |at| at.document;
    /// Selects the one before.
    PreviousSameTag: Go, NavPrevSameTag, icons::ARROW_UP, [Keys::plain(Key::Comma)], |at| at.document;
    /// Shows the next document.
    NextDocument: Go, NavNextDoc, icons::ARROW_DOWN, [Keys::command(Key::PageDown)], |at| at.collection;
    /// Shows the one before.
    PreviousDocument: Go, NavPrevDoc, icons::ARROW_UP, [Keys::command(Key::PageUp)], |at| at.collection;

    /// Shows the next document that was not read.
    NextUnread: Go, DocNextUnread, icons::CIRCLE_DOT, [Keys::plain(Key::U)], |at| at.collection;

    /// Opens the palette.
    Palette: View, ViewPalette, icons::COMMAND, [Keys::command(Key::K)], |_| true;
    /// Larger letters.
    ZoomIn: View, ViewLarger, icons::ZOOM_IN, [Keys::command(Key::Plus), Keys::command(Key::Equals), Keys::command_shift(Key::Equals)], |_| true;
    /// Smaller letters.
    ZoomOut: View, ViewSmaller, icons::ZOOM_OUT, [Keys::command(Key::Minus)], |_| true;
    /// The size as designed.
    ZoomReset: View, ViewZoomReset, "", [Keys::command(Key::Num0)], |_| true;
    /// A larger interface.
    InterfaceLarger: View, ViewInterfaceLarger, icons::ZOOM_IN, [Keys::command_alt(Key::Plus), Keys::command_alt(Key::Equals)], |_| true;
    /// A smaller interface.
    InterfaceSmaller: View, ViewInterfaceSmaller, icons::ZOOM_OUT, [Keys::command_alt(Key::Minus)], |_| true;
    /// The interface as designed.
    InterfaceReset: View, ViewInterfaceReset, "", [Keys::command_alt(Key::Num0)], |_| true;
    /// Shows or hides documents and tags.
    ToggleLeftPanels: View, ViewLeftPanels, icons::PANEL_LEFT, [Keys::command(Key::B)], |at| at.collection;
    /// Shows or hides the inspector.
    ToggleInspector: View, ViewInspector, icons::PANEL_RIGHT, [Keys::command(Key::I)], |at| at.collection;
    /// Shows or hides the lists below the text.
    ToggleBottom: View, ViewBelow, icons::LIST_FILTER, [Keys::command(Key::J)], |at| at.collection;
    /// Lets the results of a search fill the middle of the window, or not.
    FillResults: View, ViewFillResults, icons::MAXIMIZE, [Keys::command_shift(Key::Enter)], |at| at.collection;
    /// Shows the document in one more pane.
    OpenBeside: View, ViewSecondPane, icons::COLUMNS_2, [Keys::command(Key::Backslash)], |at| at.document;
    /// Scrolls all panes together.
    ScrollTogether: View, ViewSync, icons::ARROW_UP_DOWN, [Keys::command_shift(Key::Backslash)], |at| at.panes;
    /// Puts the panes one above the other, or side by side.
    StackPanes: View, ViewStack, icons::ROWS_2, [], |at| at.collection;
    /// Goes back to the place before.
    Back: Go, NavBack, icons::ARROW_LEFT, [Keys::alt(Key::ArrowLeft), Keys::command(Key::OpenBracket)], |at| at.back;
    /// Goes forward again.
    Forward: Go, NavForward, icons::ARROW_RIGHT, [Keys::alt(Key::ArrowRight), Keys::command(Key::CloseBracket)], |at| at.forward;
    /// Asks for a paragraph's number.
    GoToParagraph: Go, NavGotoParagraph, icons::HASH, [Keys::command(Key::G)], |at| at.document;
    /// Goes to the next part of the window.
    NextPart: Go, NavNextPart, "", [Keys::plain(Key::F6)], |at| at.collection;
    /// Goes to the part before.
    PreviousPart: Go, NavPrevPart, "", [Keys { key: Key::F6, command: false, shift: true, alt: false }], |at| at.collection;
    /// Fills the screen with the text.
    FullScreen: View, ViewFullScreen, icons::MAXIMIZE, [Keys::plain(Key::F11)], |_| true;
    /// Makes the layout as it was designed.
    ResetLayout: View, ViewResetLayout, "", [], |_| true;
    /// Shows the next tab.
    NextTab: Go, TabNext, "", [Keys::command(Key::Tab)], |at| at.document;
    /// Shows the tab before.
    PreviousTab: Go, TabPrevious, "", [Keys::command_shift(Key::Tab)], |at| at.document;
    /// Closes the tab that is shown.
    CloseTab: View, TabCloseThis, icons::X, [Keys::command_shift(Key::W), Keys::command(Key::F4)], |at| at.collection;
    /// Moves the tab that is shown to the pane beside.
    MoveTab: View, TabMoveBeside, "", [], |at| at.document;
    /// Shows or hides marks for characters that show nothing.
    ToggleInvisibles: View, ViewInvisibles, icons::EYE, [Keys::command_shift(Key::I)], |at| at.document;
    /// Shows or hides numbers of paragraphs.
    ToggleNumbers: View, ViewNumbers, "", [], |at| at.document;
    /// Shows or hides the margin.
    ToggleMargin: View, ViewMargin, "", [], |at| at.document;
    /// Folds furniture of pages, or shows it dimmed.
    ToggleFurniture: View, ViewHideFurniture, "", [], |at| at.document;
    /// Shows or hides the ground of annotated text.
    ToggleHighlights: View, ViewHighlights, icons::HIGHLIGHTER, [], |at| at.document;
    /// Shows every annotation again.
    ShowAllMarks: View, ViewShowAll, icons::LIST_FILTER, [], |at| at.document;
    /// Colors annotations by their tags.
    ColorByTag: View, ViewColorByTag, icons::TAG, [], |at| at.document;
    /// Colors annotations by who made them.
    ColorByAnnotator: View, ViewColorByAnnotator, icons::USER, [], |at| at.document;
    /// Dark ink on light paper.
    ThemeLight: View, ThemeLight, icons::SUN, [], |_| true;
    /// Light ink on dark paper.
    ThemeDark: View, ThemeDark, icons::MOON, [], |_| true;
    /// As the system has it.
    ThemeSystem: View, ThemeSystem, icons::MONITOR, [], |_| true;
    /// English words.
    LanguageEnglish: View, LanguageEnglish, icons::LANGUAGES, [], |_| true;
    /// Arabic words.
    LanguageArabic: View, LanguageArabic, icons::LANGUAGES, [], |_| true;

    /// Lists every shortcut.
    Shortcuts: Help, AppKeys, icons::KEYBOARD, [Keys::plain(Key::F1)], |_| true;
    /// Short answers to how things are done.
    HelpPages: Help, AppHelp, icons::CIRCLE_HELP, [], |_| true;
    /// Version, licenses, and what the program never does.
    About: Help, AppAbout, icons::INFO, [], |_| true;
}

impl UiCommand {
    /// The shortcut that is shown.
    pub fn keys(self) -> Option<Keys> {
        self.all_keys().first().copied()
    }

    /// The command that its keys mean in an interface of that direction: the arrow that points to the start goes back.
    pub fn mirrored(self, is_rtl: bool) -> Self {
        match self {
            Self::Back if is_rtl => Self::Forward,
            Self::Forward if is_rtl => Self::Back,
            _ => self,
        }
    }

    /// Its name where nothing tells what it would act on: “Undo”, without the action.
    pub fn plain_word(self) -> Word {
        match self {
            Self::Undo => Word::EditUndoPlain,
            Self::Redo => Word::EditRedoPlain,
            _ => self.word(),
        }
    }

    /// The number of a numbered tag, 1 to 9.
    pub fn number(self) -> Option<u8> {
        Some(match self {
            Self::Tag1 => 1,
            Self::Tag2 => 2,
            Self::Tag3 => 3,
            Self::Tag4 => 4,
            Self::Tag5 => 5,
            Self::Tag6 => 6,
            Self::Tag7 => 7,
            Self::Tag8 => 8,
            Self::Tag9 => 9,
            _ => return None,
        })
    }

    /// Whether the menu lists it: nine numbers would hide the rest.
    pub fn is_in_menu(self) -> bool {
        self.number().is_none()
    }

    /// Whether it shows another document, whatever is selected in this one.
    pub fn turns_pages(self) -> bool {
        matches!(
            self,
            Self::NextDocument | Self::PreviousDocument | Self::NextUnread
        )
    }

    /// Whether it gives the focus to a field or list: the palette then does not give it back to the text.
    pub fn moves_focus(self) -> bool {
        matches!(
            self,
            Self::FindInDocument
                | Self::SearchCollection
                | Self::Memo
                | Self::MemoDocument
                | Self::MemoCollection
                | Self::NewMemo
                | Self::ShowPassages
                | Self::SuggestMentions
                | Self::ShowMemos
                | Self::History
                | Self::WordCounts
                | Self::NextPart
                | Self::PreviousPart
        )
    }

    /// Whether it is about the window itself, also while a page or a question lies over it.
    pub fn is_of_window(self) -> bool {
        matches!(
            self,
            Self::ZoomIn
                | Self::ZoomOut
                | Self::ZoomReset
                | Self::FullScreen
                | Self::CloseCollection
                | Self::Quit
        )
    }

    /// Whether a text field does this itself while it has the focus.
    pub fn is_for_text(self) -> bool {
        matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::Copy
                | Self::SelectAll
                | Self::DeleteAnnotation
                | Self::RenameDocument
        )
    }
}
