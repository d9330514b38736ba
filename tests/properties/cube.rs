//! What a set of readings amounts to, against a reference that knows no columns:
//! it walks the readings and applies the rules one by one, as a reader would.

#[path = "cube/generate.rs"]
pub(crate) mod generate;
#[path = "cube/reference.rs"]
mod reference;

use std::collections::{BTreeMap, BTreeSet};

use duikou::cube::{
    Axis, Code, Cube, LeftOut, Match, Member, Slice, group, joined, lines, measure, standings,
    targets,
};
use duikou::dataset::{Bound, Evidence, Nature, PairingId, ReadingId, Scope};
use generate::{any_axes, any_dataset, any_day, any_filter, any_options, any_slice};
use proptest::collection::vec;
use proptest::prelude::*;
use reference::{
    all_of, base_amount, fulfilment, hangs_on_pairing, is_plan, member, of_pairing, reference,
    rows, thing,
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_measure_is_what_the_rules_leave(ds in any_dataset(), options in any_options()) {
        let (cube, ids) = (Cube::new(&ds).unwrap(), all_of(&ds));
        let found = measure(&cube, &ds, &ids, 20, options);
        let expected = reference(&ds, options);
        prop_assert_eq!(found.count, rows(&ds, &ids));
        prop_assert_eq!(&found.terms, &expected.terms);
        prop_assert_eq!(found.left_out, expected.left_out);
        prop_assert_eq!(found.latest, expected.latest);
        prop_assert_eq!(found.pairings as usize, expected.pairings);
        prop_assert_eq!(found.missing as usize, 20 - expected.pairings);
        prop_assert_eq!(found.minimum, expected.minimum);
        prop_assert_eq!(found.maximum, expected.maximum);
        prop_assert_eq!(found.sum.map(|total| total.bound), expected.sum.map(|(_, bound)| bound));
        if let (Some(total), Some((sum, _))) = (found.sum, expected.sum) {
            let base = total.number * ds[total.unit].factor.unwrap();
            let step = ds[total.unit].factor.unwrap() / 10_f64.powi(total.decimals.into());
            // Where a unit is no power of ten of another, each term is rounded once.
            let rounded = if expected.even { 1e-9 * sum.max(1.0) } else { step * ds.readings.len() as f64 };
            prop_assert!((base - sum).abs() <= rounded, "{base} is not {sum}");
        }
    }

    #[test]
    fn every_reading_counts_once(ds in any_dataset(), options in any_options()) {
        let cube = Cube::new(&ds).unwrap();
        let found = measure(&cube, &ds, &all_of(&ds), 20, options);
        let LeftOut { planned, text, secondary, wider, part, indicator, series, unit, superseded, not_additive } = found.left_out;
        let terms = rows(&ds, &found.terms);
        let all = [planned, text, secondary, wider, part, indicator, series, unit, superseded, terms];
        prop_assert_eq!(all.into_iter().fold(0, u32::saturating_add), rows(&ds, &all_of(&ds)));
        let unadded = if found.sum.is_none() { terms } else { 0 };
        prop_assert_eq!(not_additive, unadded);
        prop_assert!(found.terms.is_empty() != found.minimum.is_some(), "a measure of nothing is none");
    }

    #[test]
    fn what_is_no_term_never_changes_a_sum(ds in any_dataset(), options in any_options(), keep in vec(any::<bool>(), 12)) {
        let cube = Cube::new(&ds).unwrap();
        let whole = measure(&cube, &ds, &all_of(&ds), 20, options);
        // The indicator, series and kind of unit are a choice among all readings, so
        // only those that no choice depends on may go.
        let mut some = all_of(&ds);
        let mut keep = keep.into_iter().cycle();
        some.retain(|id| {
            let reading = &ds[*id];
            let free = reading.scope != Scope::Pairing
                || is_plan(&ds, reading) != options.planned
                || !options.secondary && reading.evidence == Evidence::Secondary;
            !free || keep.next().unwrap()
        });
        let fewer = measure(&cube, &ds, &some, 20, options);
        prop_assert_eq!(whole.sum, fewer.sum);
        prop_assert_eq!(whole.terms, fewer.terms);
    }

    #[test]
    fn groups_hold_every_reading_once_and_know_what_is_missing(ds in any_dataset(), (rows, columns) in any_axes(), slice in any_slice()) {
        let cube = Cube::new(&ds).unwrap();
        let slice = slice.of(&cube);
        let groups = group(&cube, &slice, rows, columns);
        let mut expected: BTreeMap<(Code, Code), Vec<ReadingId>> = BTreeMap::new();
        for id in slice.readings(&cube) {
            let code = |axis| cube.code(axis, member(&ds, &cube, id, axis)).unwrap();
            expected.entry((code(rows), columns.map_or(0, code))).or_default().push(id);
        }
        let found: Vec<_> = groups.cells.iter().map(|cell| ((cell.row, cell.column), groups.readings(cell).to_vec())).collect();
        prop_assert_eq!(found, expected.clone().into_iter().collect::<Vec<_>>());

        let all = |axis: Axis, code: Code| cube.members(axis)[code as usize] == Member::All;
        let missing = groups.missing(&cube, &slice);
        prop_assert!(missing.is_sorted());
        for &(row, column) in &missing {
            prop_assert!(groups.find(row, column).is_none());
            prop_assert!(!all(rows, row) && !columns.is_some_and(|axis| all(axis, column)));
        }
        if rows == Axis::Pairing && columns == Some(Axis::Area) {
            let cells = slice.pairings().len() * slice.codes(&cube, Axis::Area).len();
            let about_all = groups.cells.iter().filter(|cell| all(rows, cell.row)).count();
            prop_assert_eq!(missing.len() + groups.cells.len() - about_all, cells);
        }
        for cell in &groups.cells {
            let fits = |id: &PairingId| {
                let on = |axis, code| !hangs_on_pairing(axis) || cube.code(axis, of_pairing(&ds, *id, axis)) == Some(code);
                on(rows, cell.row) && columns.is_none_or(|axis| on(axis, cell.column))
            };
            prop_assert_eq!(cell.pairings as usize, slice.pairings().iter().filter(|id| fits(id)).count());
        }
    }

    #[test]
    fn a_slice_keeps_what_the_filter_keeps(ds in any_dataset(), filter in any_filter()) {
        let cube = Cube::new(&ds).unwrap();
        let slice = Slice::of_filter(&cube, &ds, &filter);
        let kept: Vec<PairingId> = (0..20).map(PairingId).filter(|&id| filter.keeps_pairing(&ds, id)).collect();
        prop_assert_eq!(slice.pairings(), kept.clone());
        for id in all_of(&ds) {
            let reading = &ds[id];
            let pairing = reading.pairing.map_or(kept.len() == 20, |id| kept.contains(&id));
            prop_assert_eq!(slice.has(&cube, id), pairing && filter.keeps_reading(reading));
        }
    }

    #[test]
    fn a_span_keeps_what_may_lie_in_it(ds in any_dataset(), a in any_day(), b in any_day()) {
        let cube = Cube::new(&ds).unwrap();
        let slice = Slice::all(&cube).between(&cube, a.first_day(), b.last_day());
        for id in all_of(&ds) {
            let date = ds[id].date;
            let inside = (a.first_day()..=b.last_day()).contains(&date.first_day())
                || (date.first_day()..=date.last_day()).contains(&a.first_day()) && a.first_day() <= b.last_day();
            prop_assert_eq!(slice.has(&cube, id), inside);
        }
    }

    #[test]
    fn a_line_is_of_one_thing(ds in any_dataset()) {
        let cube = Cube::new(&ds).unwrap();
        let lines = lines(&cube, &Slice::all(&cube));
        let mut seen = BTreeSet::new();
        for line in &lines {
            let things: BTreeSet<_> = line.readings.iter().map(|&id| thing(&ds, id)).collect();
            prop_assert_eq!(things.len(), 1);
            prop_assert!(seen.insert(things), "a thing has one line");
            let dates: Vec<_> = line.readings.iter().map(|&id| (ds[id].date, id)).collect();
            prop_assert!(dates.is_sorted());
            prop_assert_eq!(line.last(), dates.last().unwrap().1);
        }
        prop_assert_eq!(lines.iter().map(|line| line.readings.len()).sum::<usize>(), ds.readings.len());
    }

    #[test]
    fn only_what_follows_in_time_is_joined(ds in any_dataset()) {
        let cube = Cube::new(&ds).unwrap();
        let all = all_of(&ds);
        let parts = joined(&cube, &ds, &all);
        let mut seen: Vec<ReadingId> = parts.concat();
        seen.sort();
        prop_assert_eq!(&seen, &all);
        let days = |id: ReadingId| (ds[id].date.first_day(), ds[id].date.last_day());
        // It follows, and no other reading of its thing lies within its days.
        let may_join = |id: ReadingId| {
            let nature = ds[ds[id].indicator].nature;
            matches!(nature, Nature::Cumulative | Nature::Level) && !all.iter().any(|&other| {
                let (own, inner) = (days(id), days(other));
                other != id && thing(&ds, other) == thing(&ds, id) && own.0 <= inner.0 && inner.1 <= own.1
            })
        };
        let mut joined_things = BTreeSet::new();
        for part in &parts {
            let things: BTreeSet<_> = part.iter().map(|&id| thing(&ds, id)).collect();
            prop_assert_eq!(things.len(), 1);
            prop_assert!(part.windows(2).all(|pair| days(pair[0]).1 < days(pair[1]).0));
            prop_assert!(part.len() == 1 || part.iter().all(|&id| may_join(id)));
            if may_join(part[0]) {
                prop_assert!(joined_things.insert(things), "all that may is joined");
            }
        }
        let first: Vec<_> = parts.iter().map(|part| ds[part[0]].date).collect();
        prop_assert!(first.is_sorted());
    }

    #[test]
    fn the_standing_figure_is_the_preferred_one(ds in any_dataset()) {
        let cube = Cube::new(&ds).unwrap();
        let indicator = ds.readings[0].indicator;
        let found = standings(&cube, &Slice::all(&cube), indicator);
        prop_assert_eq!(found.len(), 20);
        for (standing, pairing) in found.iter().zip((0..).map(PairingId)) {
            prop_assert_eq!(standing.pairing, pairing);
            let own = all_of(&ds).into_iter().filter(|&id| ds[id].pairing == Some(pairing) && ds[id].indicator == indicator);
            // The rank of the line decides, not that of the reading: a line is as new as its newest.
            let best = own.clone().map(|id| {
                let reading = &ds[id];
                (!is_plan(&ds, reading), reading.scope == Scope::Pairing, reading.series.is_empty(), reading.date)
            }).max();
            let things: BTreeSet<_> = own.map(|id| thing(&ds, id)).collect();
            let figure = standing.figure.as_ref().map(|figure| {
                let reading = &ds[figure.reading];
                (!is_plan(&ds, reading), reading.scope == Scope::Pairing, reading.series.is_empty(), reading.date)
            });
            prop_assert_eq!(figure, best);
            prop_assert_eq!(standing.figure.as_ref().map_or(0, |figure| figure.others as usize + 1), things.len());
        }
    }

    #[test]
    fn a_plan_is_measured_against_the_same_thing_only(ds in any_dataset()) {
        let cube = Cube::new(&ds).unwrap();
        let found = targets(&cube, &ds, &Slice::all(&cube));
        prop_assert_eq!(found.both + found.only_planned + found.only_done + found.neither, 20);
        let plans: Vec<ReadingId> = all_of(&ds).into_iter().filter(|&id| is_plan(&ds, &ds[id])).collect();
        let stands = |&id: &ReadingId| {
            let by_year = ds[ds[id].indicator].nature == Nature::Period;
            let year = |id: ReadingId| if by_year { ds[id].date.year } else { 0 };
            !plans.iter().any(|&other| {
                (thing(&ds, other), year(other)) == (thing(&ds, id), year(id))
                    && (ds[other].date, other) > (ds[id].date, id)
            })
        };
        let mut standing: Vec<ReadingId> = plans.iter().copied().filter(stands).collect();
        let mut planned: Vec<ReadingId> = found.targets.iter().map(|target| target.planned).collect();
        standing.sort();
        planned.sort();
        prop_assert_eq!(planned, standing);
        let told: usize = found.targets.iter().map(|target| 1 + target.superseded as usize).sum();
        prop_assert_eq!(told, plans.len());
        for target in &found.targets {
            let plan = &ds[target.planned];
            prop_assert!(is_plan(&ds, plan));
            let expected = fulfilment(&ds, plan);
            let found = match target.done {
                Match::Comparable { reading, completion } => Some((reading, completion)),
                _ => None,
            };
            prop_assert_eq!(found.map(|(reading, _)| reading), expected);
            if let Some((reading, completion)) = found {
                let done = &ds[reading];
                let share = base_amount(&ds, done).unwrap() / base_amount(&ds, plan).unwrap();
                prop_assert!((completion.share - share).abs() <= 1e-9 * share.max(1.0));
                let bound = if plan.bound == Bound::Exact { done.bound } else { Bound::About };
                prop_assert_eq!(completion.bound, bound);
            }
            if let Match::Beside(reading) = target.done {
                let other = &ds[reading];
                prop_assert_eq!((other.pairing, other.indicator), (plan.pairing, plan.indicator));
                prop_assert!(!is_plan(&ds, other));
            }
        }
    }
}
