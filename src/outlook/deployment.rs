//! One deployment: its checklist scheduled backwards from the go-live (4.7.4), what is done, late
//! and next, by week and by role, and its reviews. Knows tasks and days; leaves people's names to
//! `contacts`.

use std::ops::RangeInclusive;

use crate::journal::{State, Target, Value};
use crate::order;
use crate::plan::{ActivityIx, ChecklistIx, Day, Plan, PlanDate, Task, Text};
use crate::words::pace as lang;

use super::{Outlook, Status, words};

/// A task whose day is at most so many days ahead is due.
const TASK_DUE_WITHIN_DAYS: i32 = 7;

/// Months after the go-live at which a deployment is reviewed where its checklist does not say
/// (Appendix 2, 4.11.2).
const REVIEW_MONTHS: [u32; 2] = [3, 6];

/// How a task stands on the as-of date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TaskState {
    /// Ticked on this day.
    Done(Day),
    /// Its day passed so many days ago.
    Late(u32),
    /// Its day is so many days ahead, at most seven.
    Due(u32),
    /// Its day is so many days ahead.
    ToCome(u32),
    /// Not ticked, its day has passed, and the deployment is live all the same.
    NotTicked,
    /// It has no day: the deployment has no go-live date, or the task no week.
    Undated,
}

impl TaskState {
    /// The status with the same glyph; a task is "Done" where a deployment is "Live".
    #[must_use]
    pub fn status(self) -> Status {
        match self {
            TaskState::Done(_) => Status::Live,
            TaskState::Late(_) => Status::Late,
            TaskState::Due(_) => Status::Due,
            TaskState::ToCome(_) => Status::Planned,
            TaskState::NotTicked | TaskState::Undated => Status::Undated,
        }
    }

    /// "Done, ticked 30 Jul 2009", "Late, 5 days late", "Due, in 2 days", "Planned, in 16 days".
    #[must_use]
    pub fn words(self) -> String {
        match self {
            TaskState::Done(day) => lang::done(&words::day_without_weekday(day)),
            TaskState::Late(count) => lang::late(count),
            TaskState::Due(0) => lang::DUE_TODAY.to_owned(),
            TaskState::Due(count) => lang::due(count),
            TaskState::ToCome(count) => lang::planned(count),
            TaskState::NotTicked => lang::LIVE_NOT_TICKED.to_owned(),
            TaskState::Undated => words::NOT_DATED.to_owned(),
        }
    }

    /// Whether it is still to be done.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, TaskState::Done(_) | TaskState::NotTicked)
    }
}

/// A task of a deployment.
#[derive(Clone, PartialEq, Debug)]
pub struct DeploymentTask {
    /// In which checklist.
    pub checklist: ChecklistIx,
    /// Its place in [`tasks`](crate::plan::Checklist::tasks).
    pub task: usize,
    /// The Friday by which it should be done; `None` without a go-live date or a week.
    pub due: Option<Day>,
    /// How it stands.
    pub state: TaskState,
    /// Who ticked it.
    pub by: Option<Text>,
}

impl DeploymentTask {
    /// The task in the plan.
    #[must_use]
    pub fn in_plan<'a>(&self, plan: &'a Plan) -> &'a Task {
        &plan[self.checklist].tasks[self.task]
    }
}

/// The tasks of one week before the go-live.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WeekColumn {
    /// Weeks before the go-live.
    pub weeks: i32,
    /// The Friday they are due on.
    pub due: Option<Day>,
    /// How many are ticked.
    pub done: usize,
    /// How many are late.
    pub late: usize,
    /// How many others there are.
    pub to_come: usize,
}

/// The tasks of one role. A task stands under one role only, so that the groups add up: who signs
/// it off, else the first role it names.
#[derive(Clone, PartialEq, Debug)]
pub struct RoleTasks {
    /// The role as the task names it; `None` gathers tasks for which the plan names nobody.
    pub role: Option<Text>,
    /// The role in full, as the plan's list of roles has it; as the task names it where it has not.
    pub full: Option<Text>,
    /// Places in [`Deployment::tasks`].
    pub tasks: Vec<usize>,
    /// How many of them are ticked.
    pub done: usize,
}

/// A review after the go-live.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Review {
    /// Months after the go-live.
    pub months: u32,
    /// When, as closely as the go-live is known.
    pub when: PlanDate,
}

/// One deployment on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Deployment {
    /// Which.
    pub activity: ActivityIx,
    /// The effective go-live.
    pub go_live: Option<PlanDate>,
    /// The earliest go-live day, which the schedule counts back from.
    pub counted_from: Option<Day>,
    /// Tasks of the activity's own checklist, in printed order. Counts are about these.
    pub tasks: Vec<DeploymentTask>,
    /// Tasks of the lists shown alongside: training, technical and assurance steps (4.8, 4.9,
    /// 4.11), list after list.
    pub alongside: Vec<DeploymentTask>,
    /// Reviews, when there is a go-live date.
    pub reviews: Vec<Review>,
}

impl Deployment {
    /// Schedules the checklist of an activity; without one there are no tasks.
    #[must_use]
    pub fn new(outlook: &Outlook, state: &State, activity: ActivityIx) -> Deployment {
        let plan = outlook.plan();
        let go_live = outlook.end(activity);
        let counted_from = go_live.map(PlanDate::first);
        let ticks = ticks(plan, state, activity, outlook.as_of());
        let is_live = outlook.status(activity) == Status::Live;
        let list_of = |checklist: ChecklistIx| {
            let (list, ticks) = (&plan[checklist], &ticks);
            list.tasks.iter().enumerate().map(move |(place, task)| {
                let due = counted_from
                    .zip(task.weeks_before_go_live)
                    .map(|(day, weeks)| due_day(day, weeks));
                let key = (&*list.id, &*task.id);
                let tick = ticks.binary_search_by_key(&key, |tick| tick.task);
                let tick = tick.ok().map(|at| &ticks[at]);
                DeploymentTask {
                    checklist,
                    task: place,
                    due,
                    state: task_state(tick.map(|tick| tick.day), due, outlook.as_of(), is_live),
                    by: tick.and_then(|tick| tick.by.clone()),
                }
            })
        };
        let own = plan[activity].checklist;
        let tasks: Vec<DeploymentTask> = own.into_iter().flat_map(list_of).collect();
        let alongside = (0..)
            .map(ChecklistIx)
            .zip(&plan.checklists)
            .filter(|(_, list)| own.is_some() && list.alongside == own)
            .flat_map(|(checklist, _)| list_of(checklist))
            .collect();
        let mut months: Vec<u32> = tasks
            .iter()
            .flat_map(|task| &task.in_plan(plan).months_after_go_live)
            .copied()
            .collect();
        if months.is_empty() {
            months.extend(REVIEW_MONTHS);
        }
        order::sort(&mut months);
        months.dedup();
        let review = |date: PlanDate, months: u32| Review {
            months,
            when: PlanDate::containing(
                date.first()
                    .plus_months(i32::try_from(months).unwrap_or(i32::MAX)),
                date.precision(),
            ),
        };
        let reviews = go_live
            .into_iter()
            .flat_map(|date| months.iter().map(move |&months| review(date, months)))
            .collect();
        Deployment {
            activity,
            go_live,
            counted_from,
            tasks,
            alongside,
            reviews,
        }
    }

    /// How many tasks are ticked.
    #[must_use]
    pub fn done(&self) -> usize {
        self.count(|state| matches!(state, TaskState::Done(_)))
    }

    /// How many tasks are late.
    #[must_use]
    pub fn late(&self) -> usize {
        self.count(|state| matches!(state, TaskState::Late(_)))
    }

    /// How many tasks before the go-live are neither ticked nor late.
    #[must_use]
    pub fn to_come(&self, plan: &Plan) -> usize {
        self.tasks.len() - self.done() - self.late() - self.after_go_live(plan)
    }

    /// How many tasks after the go-live, such as reviews, are neither ticked nor late.
    #[must_use]
    pub fn after_go_live(&self, plan: &Plan) -> usize {
        let is_after = |task: &&DeploymentTask| {
            let weeks = task.in_plan(plan).weeks_before_go_live;
            weeks.is_some_and(|weeks| weeks < 0)
                && !matches!(task.state, TaskState::Done(_) | TaskState::Late(_))
        };
        self.tasks.iter().filter(is_after).count()
    }

    fn count(&self, is: impl Fn(TaskState) -> bool) -> usize {
        self.tasks.iter().filter(|task| is(task.state)).count()
    }

    /// Open tasks that are not late, the next first: places in [`tasks`](Deployment::tasks).
    #[must_use]
    pub fn next(&self) -> Vec<usize> {
        self.open(|state| !matches!(state, TaskState::Late(_)))
    }

    /// Late tasks, the longest late first: places in [`tasks`](Deployment::tasks).
    #[must_use]
    pub fn overdue(&self) -> Vec<usize> {
        self.open(|state| matches!(state, TaskState::Late(_)))
    }

    fn open(&self, is: impl Fn(TaskState) -> bool) -> Vec<usize> {
        let mut open: Vec<usize> = (0..self.tasks.len())
            .filter(|&at| self.tasks[at].state.is_open() && is(self.tasks[at].state))
            .collect();
        // Tasks without a day come last, in printed order.
        order::sort_by_key(&mut open, |&at| {
            let due = self.tasks[at].due;
            (due.is_none(), due)
        });
        open
    }

    /// Tasks by week, the earliest week first, down to the week of the go-live. Weeks between
    /// without a task are there and empty; tasks after the go-live are not.
    #[must_use]
    pub fn weeks(&self, plan: &Plan) -> Vec<WeekColumn> {
        let weeks_of = |task: &DeploymentTask| task.in_plan(plan).weeks_before_go_live;
        let before = |weeks: &i32| *weeks >= 0;
        let Some(most) = self.tasks.iter().filter_map(weeks_of).filter(before).max() else {
            return Vec::new();
        };
        let range: RangeInclusive<i32> = 0..=most.min(520);
        let mut columns: Vec<WeekColumn> = range
            .rev()
            .map(|weeks| WeekColumn {
                weeks,
                due: self.counted_from.map(|day| due_day(day, weeks)),
                done: 0,
                late: 0,
                to_come: 0,
            })
            .collect();
        for task in &self.tasks {
            let column = columns
                .iter_mut()
                .find(|column| weeks_of(task) == Some(column.weeks));
            if let Some(column) = column {
                *match task.state {
                    TaskState::Done(_) => &mut column.done,
                    TaskState::Late(_) => &mut column.late,
                    _ => &mut column.to_come,
                } += 1;
            }
        }
        columns
    }

    /// Tasks by role, in the order in which the checklist first names them; tasks for which the
    /// plan names nobody come last.
    #[must_use]
    pub fn by_role(&self, plan: &Plan) -> Vec<RoleTasks> {
        let mut roles: Vec<RoleTasks> = Vec::new();
        for (at, task) in self.tasks.iter().enumerate() {
            let in_plan = task.in_plan(plan);
            let role = in_plan.sign_off.as_ref().or(in_plan.roles.first());
            let place = roles.iter().position(|it| it.role.as_ref() == role);
            let place = place.unwrap_or_else(|| {
                roles.push(RoleTasks {
                    role: role.cloned(),
                    full: role.map(|role| super::contacts::full_role_name(plan, role).into()),
                    tasks: Vec::new(),
                    done: 0,
                });
                roles.len() - 1
            });
            roles[place].tasks.push(at);
            roles[place].done += usize::from(matches!(task.state, TaskState::Done(_)));
        }
        order::sort_by_key(&mut roles, |it| it.role.is_none());
        roles
    }
}

/// The Friday by which something so many weeks before `go_live` is due: the last one on or before
/// that day; for a task after the go-live (negative weeks) the first one on or after.
fn due_day(go_live: Day, weeks: i32) -> Day {
    const FRIDAY: i32 = 4;
    let day = go_live.plus_days(weeks.saturating_mul(-7));
    let weekday = i32::from(day.weekday());
    if weeks < 0 {
        day.plus_days((FRIDAY - weekday).rem_euclid(7))
    } else {
        day.plus_days(-(weekday - FRIDAY).rem_euclid(7))
    }
}

fn task_state(done: Option<Day>, due: Option<Day>, as_of: Day, is_live: bool) -> TaskState {
    if let Some(day) = done {
        return TaskState::Done(day);
    }
    let Some(due) = due else {
        return if is_live {
            TaskState::NotTicked
        } else {
            TaskState::Undated
        };
    };
    let days = due.days_since(as_of);
    let count = days.unsigned_abs();
    match days {
        ..0 if is_live => TaskState::NotTicked,
        ..0 => TaskState::Late(count),
        0..=TASK_DUE_WITHIN_DAYS => TaskState::Due(count),
        _ => TaskState::ToCome(count),
    }
}

/// A task of an activity that is done.
struct Tick<'a> {
    /// Checklist and task.
    task: (&'a str, &'a str),
    day: Day,
    by: &'a Option<Text>,
}

/// Ticks of an activity in the order of (checklist, task); one made after the as-of date does not
/// exist yet.
fn ticks<'a>(plan: &Plan, state: &'a State, activity: ActivityIx, as_of: Day) -> Vec<Tick<'a>> {
    let id = &plan[activity].id;
    let first = Target::Task {
        activity: id.clone(),
        checklist: "".into(),
        task: "".into(),
    };
    state
        .held
        .iter_from(&first)
        .map_while(|(target, held)| match target {
            Target::Task {
                activity,
                checklist,
                task,
            } if activity == id => Some(((&**checklist, &**task), held)),
            _ => None,
        })
        .filter_map(|(task, held)| match held.value {
            Value::Done(day) if day <= as_of => Some(Tick {
                task,
                day,
                by: &held.by,
            }),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{activity, date, day, field, hertfordshire, hold, outlook_on};
    use super::*;
    use crate::journal::ActivityField;

    const CHILD_HEALTH: &str = "en-child-health";

    /// Child Health with its go-live now expected in November 2009, and these tasks ticked.
    fn child_health(ticked: &[(&str, &str)], as_of: &str) -> (Outlook, Deployment) {
        let plan = hertfordshire();
        let mut state = State::default();
        hold(
            &mut state,
            field(CHILD_HEALTH, ActivityField::ForecastEnd),
            Value::Date(date("2009-11")),
        );
        for (task, on) in ticked {
            let target = Target::Task {
                activity: CHILD_HEALTH.into(),
                checklist: "business-change".into(),
                task: (*task).into(),
            };
            hold(&mut state, target, Value::Done(day(on)));
        }
        let outlook = Outlook::new(plan.clone(), &state, day(as_of));
        let deployment = Deployment::new(&outlook, &state, activity(&plan, CHILD_HEALTH));
        (outlook, deployment)
    }

    fn task<'a>(outlook: &Outlook, deployment: &'a Deployment, id: &str) -> &'a DeploymentTask {
        let is_it = |task: &&DeploymentTask| *task.in_plan(outlook.plan()).id == *id;
        deployment.tasks.iter().find(is_it).unwrap()
    }

    #[test]
    fn weeks_count_back_from_the_earliest_go_live_day_to_fridays() {
        let (outlook, deployment) = child_health(&[], "2009-09-23");
        assert_eq!(deployment.counted_from, Some(day("2009-11-01")));
        let weeks = deployment.weeks(outlook.plan());
        let due: Vec<String> = weeks
            .iter()
            .map(|week| words::day_without_year(week.due.unwrap()))
            .collect();
        assert_eq!(weeks.len(), 14);
        assert_eq!(
            [&*due[0], &*due[1], &*due[7], &*due[8], &*due[12]],
            [
                "Fri 31 Jul",
                "Fri 7 Aug",
                "Fri 18 Sep",
                "Fri 25 Sep",
                "Fri 23 Oct"
            ]
        );
        let tasks: usize = weeks.iter().map(|it| it.done + it.late + it.to_come).sum();
        assert_eq!(tasks, 51);
    }

    #[test]
    fn every_task_is_ticked_late_to_come_or_after_the_go_live() {
        let ticked = [
            ("readiness-sent", "2009-07-30"),
            ("as-is-documented", "2009-08-28"),
        ];
        let (outlook, deployment) = child_health(&ticked[..1], "2009-09-23");
        let plan = outlook.plan();
        assert_eq!(deployment.tasks.len(), 52);
        // 31 tasks are due by 18 September, one of them is ticked; 20 follow, and the reviews.
        assert_eq!(deployment.done(), 1);
        assert_eq!(deployment.late(), 30);
        assert_eq!(deployment.to_come(plan), 20);
        assert_eq!(deployment.after_go_live(plan), 1);
    }

    #[test]
    fn each_task_tells_how_it_stands() {
        let (outlook, deployment) = child_health(&[("readiness-sent", "2009-07-30")], "2009-09-23");
        let words = |id| task(&outlook, &deployment, id).state.words();
        assert_eq!(words("readiness-sent"), "Done, ticked 30 Jul 2009");
        assert_eq!(words("deployment-notification"), "Late, 33 days late");
        assert_eq!(words("bc-plan-signed"), "Due, in 2 days");
        assert_eq!(words("continuity-signed"), "Planned, in 23 days");
        let sent = task(&outlook, &deployment, "readiness-sent");
        assert_eq!(sent.by.as_deref(), Some("NB"));
    }

    #[test]
    fn a_tick_after_the_as_of_date_does_not_exist_yet() {
        let (outlook, deployment) = child_health(&[("readiness-sent", "2009-07-30")], "2009-07-29");
        let sent = task(&outlook, &deployment, "readiness-sent");
        assert_eq!(sent.state, TaskState::Due(2));
        assert_eq!(sent.by, None);
    }

    #[test]
    fn next_tasks_come_by_their_day_and_late_ones_stand_apart() {
        let (outlook, deployment) = child_health(&[], "2009-09-23");
        let plan = outlook.plan();
        let next = deployment.next();
        let first = deployment.tasks[next[0]].clone();
        assert_eq!(first.due, Some(day("2009-09-25")));
        let due: Vec<Option<Day>> = next.iter().map(|&at| deployment.tasks[at].due).collect();
        assert!(due.is_sorted());
        assert_eq!(next.len(), 21);
        let overdue = deployment.overdue();
        assert_eq!(overdue.len(), 31);
        let longest = deployment.tasks[overdue[0]].in_plan(plan);
        assert_eq!(longest.weeks_before_go_live, Some(13));
    }

    #[test]
    fn the_groups_by_role_add_up_to_the_52_tasks() {
        let (outlook, deployment) = child_health(&[("readiness-sent", "2009-07-30")], "2009-09-23");
        let roles = deployment.by_role(outlook.plan());
        let groups: Vec<(Option<&str>, usize, usize)> = roles
            .iter()
            .map(|it| (it.full.as_deref(), it.tasks.len(), it.done))
            .collect();
        assert_eq!(
            groups,
            [
                (Some("Business Change Lead"), 16, 1),
                (Some("Business Change Analyst"), 31, 0),
                (Some("Service Manager or Service Lead"), 3, 0),
                (None, 2, 0)
            ]
        );
    }

    #[test]
    fn steps_alongside_are_apart_and_reviews_follow_the_go_live() {
        let (outlook, deployment) = child_health(&[], "2009-09-23");
        let plan = outlook.plan();
        let lists: Vec<&str> = deployment
            .alongside
            .iter()
            .map(|it| &*plan[it.checklist].id)
            .collect();
        assert_eq!(lists.len(), 18);
        assert!(lists.contains(&"training") && !lists.contains(&"business-change"));
        let reviews: Vec<(u32, String)> = deployment
            .reviews
            .iter()
            .map(|it| (it.months, words::date(it.when)))
            .collect();
        assert_eq!(
            reviews,
            [(3, "Feb 2010".to_owned()), (6, "May 2010".to_owned())]
        );
    }

    #[test]
    fn without_a_go_live_date_there_is_no_schedule() {
        let plan = hertfordshire();
        let outlook = outlook_on(&plan);
        let at = activity(&plan, "en-diabetes-consultants");
        let deployment = Deployment::new(&outlook, &State::default(), at);
        assert!(!deployment.tasks.is_empty());
        assert!(
            deployment
                .tasks
                .iter()
                .all(|it| it.state == TaskState::Undated)
        );
        assert!(deployment.reviews.is_empty());
        assert_eq!(deployment.weeks(&plan)[0].due, None);
    }

    #[test]
    fn what_was_not_ticked_before_a_recorded_go_live_is_not_called_late() {
        let plan = hertfordshire();
        let id = "en-skin-health";
        let mut state = State::default();
        hold(
            &mut state,
            field(id, ActivityField::ActualEnd),
            Value::Date(date("2009-04-20")),
        );
        let outlook = Outlook::new(plan.clone(), &state, plan.as_of);
        let deployment = Deployment::new(&outlook, &state, activity(&plan, id));
        assert_eq!((deployment.late(), deployment.overdue().len()), (0, 0));
        let not_ticked = |it: &&DeploymentTask| it.state == TaskState::NotTicked;
        assert_eq!(deployment.tasks.iter().filter(not_ticked).count(), 52);
    }

    #[test]
    fn an_activity_without_a_checklist_has_no_tasks() {
        let plan = hertfordshire();
        let at = activity(&plan, "scr-rollout");
        let deployment = Deployment::new(&outlook_on(&plan), &State::default(), at);
        assert!(deployment.tasks.is_empty() && deployment.alongside.is_empty());
        assert!(deployment.weeks(&plan).is_empty() && deployment.by_role(&plan).is_empty());
    }

    #[test]
    fn due_days_are_fridays_on_or_before_and_after_the_go_live_on_or_after() {
        let friday = day("2009-10-30");
        assert_eq!(due_day(friday, 0), friday);
        assert_eq!(due_day(day("2009-11-01"), 0), friday);
        assert_eq!(due_day(day("2009-11-05"), 1), day("2009-10-23"));
        assert_eq!(due_day(day("2009-11-01"), -1), day("2009-11-13"));
        assert_eq!(due_day(friday, -1), day("2009-11-06"));
    }
}
