//! Whether Arabic words look as if their letters stood in reverse, as they do in files that were made without regard to
//! direction. It is told, never mended: only a person can see what is right.

/// Words of a paragraph that show it.
const LEAST: usize = 2;

/// Whether more words of a text begin as words end, or end as they begin, than the other way round.
pub(super) fn looks_reversed(text: &str) -> bool {
    let (mut right, mut reversed) = (0_usize, 0_usize);
    for word in text.split(|character: char| !character.is_alphabetic() && !is_mark(character)) {
        let letters: Vec<char> = word.chars().filter(|letter| !is_mark(*letter)).collect();
        let [first, second, .., before, last] = letters.as_slice() else {
            continue;
        };
        // The article begins words; teh marbuta and alef maksura end them.
        right += usize::from((*first, *second) == ('ا', 'ل')) + usize::from(is_last(*last));
        reversed += usize::from((*before, *last) == ('ل', 'ا')) + usize::from(is_last(*first));
    }
    reversed >= LEAST && reversed > right * 2
}

fn is_last(letter: char) -> bool {
    matches!(letter, 'ة' | 'ى')
}

fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reversed_words_are_told() {
        let text = "قالت الوزارة إن المحطة في المدينة الجديدة على حالها";
        assert!(!looks_reversed(text));
        let reversed: String = text.chars().rev().collect();
        assert!(looks_reversed(&reversed));
        assert!(!looks_reversed("nothing Arabic here"));
        assert!(!looks_reversed("بلا دليل"));
    }
}
