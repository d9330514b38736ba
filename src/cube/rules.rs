//! What may be added to what, and what may be measured against what.
//!
//! Figures about progress are easily added up to something nobody counted. All
//! rules against that stand here:
//!
//! - A text is no amount; a percentage is never added.
//! - A plan is never added to what was done, nor to another plan.
//! - A figure that covers more than its pairing (`wider`, or all pairings at once)
//!   is never added. Nor is one of a part: the pairing's own figure holds it already.
//! - One sum has one indicator and one series: different slugs count different
//!   things, and the empty slug is a thing of its own.
//! - Amounts convert within a dimension. People and person-visits never do: one
//!   person may come twice.
//! - Of `cumulative` and `level` figures a pairing's latest replaces the earlier
//!   ones. Figures of a `period` replace each other within a calendar year and
//!   add over years. An `event` adds to other events where the indicator adds at
//!   all; else, as with the size of one project, it is told anew. Documents add
//!   within a pairing.
//! - Pairings add only where the indicator says so, and documents never: one may
//!   cover several pairings.
//! - A line over time joins only what counts one thing in one kind of unit, where
//!   each count is its own kind: schools are no companies. Happenings and totals of
//!   a period stand alone, and so does a reading whose place in time is not known,
//!   as that of a year of which single months have readings of their own.
//!
//! Secondary sources break no rule; leaving them out of totals is the reader's
//! choice and an option of [`super::measure`].

use super::columns::{Cube, Row};
use super::measure::{LeftOut, Options};
use crate::dataset::{
    Bound, Dataset, Dimension, Evidence, Indicator, IndicatorId, Nature, ReadingId, Scope, Unit,
    UnitId,
};
use crate::date::PartialDate;
use crate::sort;

/// Readings that may stand for something, with their rows.
pub(super) type Terms = Vec<(ReadingId, Row)>;

/// How many readings these are, each counted once for each row it stands for. A count that
/// is full stays so.
pub(super) fn count(terms: &[(ReadingId, Row)]) -> u32 {
    let mut count = 0_u32;
    for (_, row) in terms {
        count = count.saturating_add(row.rows);
    }
    count
}

/// What is left when every rule has taken its readings out, by pairing, then by date.
pub(super) fn terms(
    cube: &Cube,
    ds: &Dataset,
    rows: &[(ReadingId, Row)],
    options: Options,
    out: &mut LeftOut,
) -> Terms {
    let mut terms = Terms::new();
    for &(id, row) in rows {
        let reasons = [
            (row.planned != options.planned, &mut out.planned),
            (row.number.is_none(), &mut out.text),
            (
                row.evidence == Evidence::Secondary && !options.secondary,
                &mut out.secondary,
            ),
            (is_wider(&row), &mut out.wider),
            (row.scope == Scope::Part, &mut out.part),
        ];
        match reasons.into_iter().find(|(holds, _)| *holds) {
            Some((_, count)) => *count = count.saturating_add(row.rows),
            None => terms.push((id, row)),
        }
    }
    keep_one(&mut terms, &|row| row.indicator.0, None, &mut out.indicator);
    keep_one(&mut terms, &|row| row.series.0, Some(0), &mut out.series);
    let usual = terms.first().map(|(_, row)| ds[row.indicator].unit);
    let usual = usual.map(|unit| cube.base_unit(unit).0);
    keep_one(
        &mut terms,
        &|row| cube.base_unit(row.unit).0,
        usual,
        &mut out.unit,
    );
    let indicator = terms.first().map(|(_, row)| row.indicator);
    match indicator {
        Some(id) => latest(ds, id, &terms, options, &mut out.superseded),
        None => terms,
    }
}

/// Keeps the terms that share a key: that of all of them, or else the preferred one.
fn keep_one(
    terms: &mut Terms,
    key: &dyn Fn(&Row) -> u32,
    preferred: Option<u32>,
    left_out: &mut u32,
) {
    let first = terms.first().map(|(_, row)| key(row));
    let agreed = terms.iter().all(|(_, row)| Some(key(row)) == first);
    let kept = if agreed { first } else { preferred };
    terms.retain(|(_, row)| {
        let keeps = Some(key(row)) == kept;
        if !keeps {
            *left_out = left_out.saturating_add(row.rows);
        }
        keeps
    });
}

/// Takes out what a later figure of the same pairing replaces.
fn latest(
    ds: &Dataset,
    indicator: IndicatorId,
    terms: &Terms,
    options: Options,
    superseded: &mut u32,
) -> Terms {
    let over_time = over_time(&ds[indicator], options.planned);
    let replaces = |next: &Row, earlier: &Row| {
        next.pairing == earlier.pairing
            && match over_time {
                OverTime::Adds => false,
                OverTime::AddsByYear => next.date.year == earlier.date.year,
                OverTime::Replaces => true,
            }
    };
    let order = sort::order(terms.len(), &|a, b| {
        let key = |at: usize| (terms[at].1.pairing, terms[at].1.date);
        key(a).cmp(&key(b))
    });
    let mut kept = Terms::new();
    for at in order {
        let (id, row) = terms[at];
        if let Some(&(_, last)) = kept.last()
            && replaces(&row, &last)
        {
            kept.pop();
            *superseded = superseded.saturating_add(last.rows);
        }
        kept.push((id, row));
    }
    kept
}

/// How figures of one pairing, indicator and series stand to each other over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverTime {
    /// Each adds to the others.
    Adds,
    /// The latest of a calendar year replaces the others of that year; years add.
    AddsByYear,
    /// The latest replaces the others.
    Replaces,
}

/// How an indicator's figures stand to each other over time.
pub fn over_time(indicator: &Indicator, planned: bool) -> OverTime {
    match indicator.nature {
        Nature::Period => OverTime::AddsByYear,
        Nature::Document if !planned => OverTime::Adds,
        Nature::Event if !planned && indicator.additive_over_pairings => OverTime::Adds,
        Nature::Event
        | Nature::Cumulative
        | Nature::Level
        | Nature::Planned
        | Nature::Grade
        | Nature::Document => OverTime::Replaces,
    }
}

/// Whether several figures of an indicator may be added, once what replaces what is settled.
pub fn may_add(
    indicator: &Indicator,
    dimension: Dimension,
    planned: bool,
    several_pairings: bool,
) -> bool {
    let amount = !matches!(dimension, Dimension::Percent | Dimension::Text);
    let over_pairings = indicator.additive_over_pairings
        && !matches!(
            indicator.nature,
            Nature::Document | Nature::Grade | Nature::Planned
        );
    amount && !planned && (over_pairings || !several_pairings)
}

/// Whether a reading says what is planned: a planned amount always does.
pub fn is_plan(planned: bool, indicator: &Indicator) -> bool {
    planned || indicator.nature == Nature::Planned
}

/// Whether a reading covers more than one pairing.
pub fn is_wider(row: &Row) -> bool {
    row.scope == Scope::Wider || row.pairing.is_none()
}

/// Whether the later figures of an indicator follow from the earlier ones, so that
/// a line may join them: running totals and states.
pub fn follow(indicator: &Indicator) -> bool {
    matches!(indicator.nature, Nature::Cumulative | Nature::Level)
}

/// Whether the place in time of a date is known among those of its line. Dates share
/// days only if one holds the other whole, and the one that does is ordered first.
pub fn has_place(
    before: Option<PartialDate>,
    date: PartialDate,
    after: Option<PartialDate>,
) -> bool {
    before != Some(date) && after.is_none_or(|after| date.last_day() < after.first_day())
}

/// Of each unit, the one to which everything is converted that may be added to it:
/// the smallest of its kind, the first of equals.
pub fn bases(units: &[Unit]) -> Vec<UnitId> {
    smallest(units, &convert)
}

/// Of each unit, the smallest that counts the same, as [`bases`] but for counts:
/// those may be added to others, and are never put on one line with them.
pub fn counted(units: &[Unit]) -> Vec<UnitId> {
    smallest(units, &|a, b| {
        convert(a, b) && (a.dimension != Dimension::Count || stem(a) == stem(b))
    })
}

fn smallest(units: &[Unit], alike: &dyn Fn(&Unit, &Unit) -> bool) -> Vec<UnitId> {
    let mut bases = Vec::with_capacity(units.len());
    for (id, unit) in (0..).map(UnitId).zip(units) {
        let mut base = (id, unit);
        for other in (0..).map(UnitId).zip(units) {
            let smaller = (other.1.factor, other.0.0) < (base.1.factor, base.0.0);
            if alike(unit, other.1) && smaller {
                base = other;
            }
        }
        bases.push(base.0);
    }
    bases
}

/// Whether amounts in two units may be added: they measure one dimension, and
/// people are not person-visits (nor whatever else one may count in people).
fn convert(a: &Unit, b: &Unit) -> bool {
    a.dimension == b.dimension
        && a.factor.is_some()
        && b.factor.is_some()
        && (a.dimension != Dimension::People || stem(a) == stem(b))
}

/// What a unit counts, whether one by one or in ten thousands.
fn stem(unit: &Unit) -> &str {
    unit.slug
        .split_once('-')
        .map_or(&unit.slug, |(stem, _)| stem)
}

/// Whether a plan may be measured against what was done: the same pairing,
/// indicator, series and scope, units that count the same, and of a period's figures
/// the same year. Without the same slug it is not known that both count one thing.
pub fn comparable(cube: &Cube, indicator: &Indicator, plan: &Row, done: &Row) -> bool {
    let thing = |row: &Row| (row.pairing, row.indicator, row.series, row.scope);
    thing(plan) == thing(done)
        && cube.counted_in(plan.unit) == cube.counted_in(done.unit)
        && plan.number.is_some_and(|(number, _)| number > 0.0)
        && done.number.is_some()
        && (indicator.nature != Nature::Period || plan.date.year == done.date.year)
}

/// How exact a sum of two figures is: about, if one of them is; else at least, if
/// one of them is.
pub fn joined(a: Bound, b: Bound) -> Bound {
    match (a, b) {
        (Bound::About, _) | (_, Bound::About) => Bound::About,
        (Bound::AtLeast, _) | (_, Bound::AtLeast) => Bound::AtLeast,
        (Bound::Exact, Bound::Exact) => Bound::Exact,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::dataset::Dataset;

    #[test]
    fn documents_grades_and_plans_never_add_over_pairings() {
        let ds = Dataset::builtin().unwrap();
        for nature in Nature::ALL {
            let mut indicator = ds.indicators[0].clone();
            (indicator.nature, indicator.additive_over_pairings) = (nature, true);
            let one_thing_each =
                !matches!(nature, Nature::Document | Nature::Grade | Nature::Planned);
            let adds = |planned, several| may_add(&indicator, Dimension::Count, planned, several);
            assert_eq!(adds(false, true), one_thing_each, "{}", nature.name());
            assert!(adds(false, false) && !adds(true, false) && !adds(true, true));
            indicator.additive_over_pairings = false;
            assert!(!may_add(&indicator, Dimension::Count, false, true));
        }
    }

    #[test]
    fn units_convert_within_their_kind() {
        let ds = Dataset::builtin().unwrap();
        let bases = bases(&ds.units);
        let base = |slug: &str| {
            let at = ds.units.iter().position(|unit| unit.slug == slug).unwrap();
            ds[bases[at]].slug.as_str()
        };
        for (unit, smallest) in [
            ("cny-yi", "cny"),
            ("person-wan", "person"),
            ("visit-wan", "visit"),
            ("t-wan", "t"),
            ("km2", "sqm-wan"),
            ("mu-wan", "sqm-wan"),
            ("school", "item"),
            ("pct", "pct"),
            ("kw-wan", "kw-wan"),
            ("grade", "grade"),
        ] {
            assert_eq!(base(unit), smallest);
        }
    }
}
