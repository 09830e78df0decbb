//! Formats and their options as arguments, made of the table of formats.

use std::sync::LazyLock;

use clap::builder::PossibleValue;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, ValueEnum};

use crate::cli::failure::Failure;
use crate::exchange::formats::{
    EXPORT_FORMATS, ExportFormat, ExportOption, ExportOptions, IMPORT_FORMATS, ImportFormat,
    LANGUAGE, OptionKind,
};
use crate::i18n::{Insert, Language, Word, Wording, fill};

/// A format that goes out, by its name.
#[derive(Clone, Copy, Debug)]
pub(super) struct ExportFormatArgument(pub(super) &'static ExportFormat);

impl ValueEnum for ExportFormatArgument {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<ExportFormatArgument>> =
            LazyLock::new(|| EXPORT_FORMATS.iter().map(ExportFormatArgument).collect());
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let about = self.0.about.text(Language::English);
        Some(PossibleValue::new(self.0.name).help(about))
    }
}

/// A format that comes in, by its name.
#[derive(Clone, Copy, Debug)]
pub(super) struct ImportFormatArgument(pub(super) &'static ImportFormat);

impl ValueEnum for ImportFormatArgument {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<ImportFormatArgument>> =
            LazyLock::new(|| IMPORT_FORMATS.iter().map(ImportFormatArgument).collect());
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let title = self.0.title.text(Language::English);
        Some(PossibleValue::new(self.0.name).help(title))
    }
}

/// What was said of options, each with its value.
#[derive(Clone, Default)]
pub(super) struct FormatOptions(Vec<(&'static ExportOption, String)>);

impl std::fmt::Debug for FormatOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let said = self.0.iter().map(|(option, value)| (option.name, value));
        f.debug_map().entries(said).finish()
    }
}

impl FormatOptions {
    /// What a format is told. Refuses an option that it does not have.
    pub(super) fn of(
        &self,
        format: &ExportFormat,
        wording: Wording,
    ) -> Result<ExportOptions, Failure> {
        let mut options = ExportOptions {
            language: wording.language,
            digits: wording.digits,
            dates: wording.dates,
            ..ExportOptions::default()
        };
        for (option, value) in &self.0 {
            if !format.options.iter().any(|own| own.name == option.name) {
                let flag = flag_of(option);
                let values: [(&str, &dyn Insert); 2] = [("format", &format.name), ("name", &flag)];
                return Err(Failure::Usage(fill(Word::CliNoOption, wording, &values)));
            }
            option.choose(&mut options, value);
        }
        Ok(options)
    }
}

/// Those that are said here; the language is that of every command.
fn said_here() -> impl Iterator<Item = &'static ExportOption> {
    let all = ExportOption::ALL.iter().copied();
    all.filter(|option| option.name != LANGUAGE.name)
}

fn flag_of(option: &ExportOption) -> &'static str {
    match option.kind {
        OptionKind::Switch { flag, .. } => flag,
        OptionKind::Choice(_) => option.name,
    }
}

fn argument(option: &'static ExportOption) -> Arg {
    let heeding = EXPORT_FORMATS
        .iter()
        .filter(|format| format.options.iter().any(|own| own.name == option.name));
    let names: Vec<&str> = heeding.map(|format| format.name).collect();
    let names = names.join(", ");
    let (title, about) = (
        option.title.text(Language::English),
        option.about.text(Language::English),
    );
    let argument = Arg::new(option.name).long(flag_of(option));
    match &option.kind {
        OptionKind::Switch { is_on, .. } => {
            let turned = match is_on(&ExportOptions::default()) {
                true => format!("Not “{title}”"),
                false => title.to_owned(),
            };
            argument
                .action(ArgAction::SetTrue)
                .help(format!("{turned} ({names}): {about}"))
        }
        OptionKind::Choice(values) => {
            let values = values.iter().map(|value| {
                PossibleValue::new(value.code).help(value.title.text(Language::English))
            });
            let values: Vec<PossibleValue> = values.collect();
            argument
                .value_name("CHOICE")
                .value_parser(values)
                .help(format!("{title} ({names}): {about}"))
        }
    }
}

impl Args for FormatOptions {
    fn augment_args(command: Command) -> Command {
        said_here().fold(command, |command, option| command.arg(argument(option)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for FormatOptions {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut said = Vec::new();
        for option in said_here() {
            let is_said = matches.value_source(option.name) == Some(ValueSource::CommandLine);
            if !is_said {
                continue;
            }
            let value = match &option.kind {
                OptionKind::Switch { is_on, .. } => match is_on(&ExportOptions::default()) {
                    true => "off".to_owned(),
                    false => "on".to_owned(),
                },
                OptionKind::Choice(_) => matches
                    .get_one::<String>(option.name)
                    .cloned()
                    .unwrap_or_default(),
            };
            said.push((option, value));
        }
        Ok(Self(said))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
