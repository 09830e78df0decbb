//! Web pages as news sites have them: menus, an article, related links, a footer, scripts and styles.

use super::texts::{Dice, prose};

/// A page of about `bytes` bytes, of which two thirds are the article.
pub(crate) fn page(dice: &mut Dice, number: usize, bytes: usize) -> String {
    let article: String = prose(dice, bytes * 2 / 3)
        .lines()
        .enumerate()
        .map(|(at, line)| match at % 6 {
            3 => format!("<h2>{}</h2>\n", line.chars().take(40).collect::<String>()),
            5 => format!("<ul><li>{line}</li><li><a href='/{at}'>more</a></li></ul>\n"),
            _ => format!("<p class='body-text c{at}'>{line} <em>{at}</em></p>\n"),
        })
        .collect();
    let menu: String = (0..40)
        .map(|at| format!("<li class='nav-item'><a href='/section/{at}'>قسم {at}</a></li>\n"))
        .collect();
    let related: String = (0..30)
        .map(|at| format!("<div class='card'><a href='/story/{at}'><img src='/i/{at}.jpg' alt='story {at}'>Related story {at}</a></div>\n"))
        .collect();
    let head = format!(
        "<!DOCTYPE html><html lang='ar' dir='rtl'><head><meta charset='utf-8'><title>عنوان الصفحة {number}</title>\
         <meta name='author' content='سلمى'><meta property='article:published_time' content='2024-05-01T10:00:00Z'>\
         <style>.a {{ color: red }}</style></head><body><nav><ul>{menu}</ul></nav><article><h1>عنوان الصفحة {number}</h1>\n"
    );
    let foot = format!(
        "</article><aside>{related}</aside><footer>جميع الحقوق محفوظة</footer><script>var a = '{}';</script></body></html>\n",
        "x".repeat(bytes / 20)
    );
    let mut page = head + &article + &foot;
    let rest = bytes.saturating_sub(page.len() + 9);
    page.push_str(&format!("<!--{}-->\n", "-x".repeat(rest / 2)));
    page
}
