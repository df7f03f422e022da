//! Which keys move dates, of one row or of all chosen rows. Leaves which dates come out to `outlook`.

use crate::web::prelude::*;

use crate::outlook::{Amount, Grip, Outlook, Shift, Unmoved, least_step, least_step_of_all, moved};
use crate::plan::ActivityIx;
use crate::web::timeline::looking::Looking;
use crate::web::timeline::moving::{Movement, Press};
use crate::web::view::View;
use crate::words::moving as words;

/// The least that moves a row, or all chosen rows where it is one of them.
fn least(
    outlook: &Outlook,
    movement: Movement,
    at: ActivityIx,
    grip: Grip,
) -> Result<Amount, Unmoved> {
    if untrack(|| movement.is_chosen(at, None)) {
        let chosen = movement.chosen();
        let step = chosen.with_untracked(|rows| least_step_of_all(outlook, rows, grip));
        return step.ok_or(Unmoved::NoDate);
    }
    least_step(outlook, at, grip)
}

/// A key that moves a row's dates, or takes hold of them.
pub(super) fn answer(looking: Looking, movement: Movement, view: View, press: &Press) {
    let outlook = looking.outlook.get_untracked();
    if movement.is_under_way() {
        move_on(&outlook, movement, view, press);
        return;
    }
    let grip = match (&*press.key, press.with_shift) {
        ("ArrowLeft" | "ArrowRight", true) => Grip::End,
        _ => Grip::Whole,
    };
    match least(&outlook, movement, press.at, grip) {
        Err(why) => view.say(why.words(&outlook, press.at)),
        Ok(least) => {
            movement.take_hold(press.at, grip, true);
            // At once, by a month or what the dates are known to.
            let step = Amount::months(1.max(least.months));
            let by = match &*press.key {
                "ArrowRight" => step,
                "ArrowLeft" => step.times(-1),
                _ => return looking.bring_into_view(press.at),
            };
            movement.change(|moving| {
                moving.by = by;
                moving.is_let_go = true;
            });
        }
    }
}

/// A key while a row's dates are moved.
fn move_on(outlook: &Outlook, movement: Movement, view: View, press: &Press) {
    let Some(moving) = movement.now().get_untracked() else {
        return;
    };
    match &*press.key {
        "Escape" => {
            movement.give_up();
            return view.say(words::LEFT_AS_IT_WAS);
        }
        "Enter" => return movement.change(|moving| moving.is_let_go = true),
        // What the pointer holds is moved by the pointer.
        _ if !moving.is_by_keys => return,
        _ => {}
    }
    let grip = if press.with_shift {
        Grip::End
    } else {
        Grip::Whole
    };
    let Ok(least) = least(outlook, movement, moving.at, grip) else {
        return;
    };
    let week = if least.months == 0 {
        Amount::days(7)
    } else {
        least
    };
    let month = Amount::months(1.max(least.months));
    let by = match &*press.key {
        "ArrowRight" => least,
        "ArrowLeft" => least.times(-1),
        "ArrowDown" => week,
        "ArrowUp" => week.times(-1),
        "PageDown" => month,
        "PageUp" => month.times(-1),
        _ => return,
    };
    // Holding another end begins anew: a gesture moves one thing.
    let so_far = if moving.grip == grip {
        moving.by
    } else {
        Amount::default()
    };
    let by = so_far.and(by);
    let outcome = if moving.is_many {
        let rows = movement.chosen().get_untracked();
        let shift = Shift::new(outlook, &rows, grip, by);
        if shift.moved.is_empty() && by != Amount::default() {
            return view.say(shift.words(outlook));
        }
        Ok(())
    } else {
        moved(outlook, moving.at, grip, by).map(drop)
    };
    match outcome {
        Ok(()) => movement.change(|moving| (moving.grip, moving.by) = (grip, by)),
        Err(why) => view.say(why.words(outlook, moving.at)),
    }
}
