//! Going into a part of the window by keyboard: its selected row takes the focus.

use egui::{Context, Id, Response};

fn id() -> Id {
    Id::unique("a part of the window is being entered")
}

/// The part that is drawn next is being entered.
pub fn enter(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(id(), true));
}

/// The part has been drawn.
pub fn leave(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<bool>(id()));
}

/// A selected row takes the focus, if its part is being entered.
pub fn offer(response: &Response) {
    let is_entered = response
        .ctx
        .data(|data| data.get_temp::<bool>(id()).unwrap_or_default());
    if is_entered {
        leave(&response.ctx);
        response.request_focus();
    }
}
