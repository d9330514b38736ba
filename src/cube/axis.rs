//! What readings can be told apart by, and the dictionary of each such axis.

use super::columns::{Column, MARKS, evidence_of, planned_of, scope_of};
use crate::dataset::{
    BaseAreaId, CityId, ClusterId, Dataset, Evidence, IndicatorId, Nature, PairingId, ProvinceId,
    Scope, Side, TaskAreaId, UnitId,
};
use crate::date::PartialDate;

/// A position in the dictionary of an axis.
pub type Code = u32;

/// A series slug's position among all of them in the order of the alphabet; the
/// empty one, which most readings have, is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesId(pub u32);

impl SeriesId {
    /// The empty slug.
    pub const PLAIN: SeriesId = SeriesId(0);
}

/// An axis along which readings are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Axis {
    /// Pairings in the plan's order.
    Pairing,
    /// Base-area cities in the data set's order.
    BaseCity,
    /// Eastern cities in the data set's order.
    EastCity,
    /// Provinces of the base-area cities. A pairing lies in up to two provinces,
    /// so each side has an axis; whoever wants a pairing that touches a province on
    /// either side narrows [`Axis::Pairing`] to those that do.
    BaseProvince,
    /// Provinces of the eastern cities.
    EastProvince,
    /// City clusters of the eastern cities.
    Cluster,
    /// Base areas in the plan's order.
    BaseArea,
    /// Task areas, then safeguards. A reading's own, not its indicator's usual one.
    Area,
    /// Indicators.
    Indicator,
    /// Series slugs.
    Series,
    /// Years: those of the plan's term and those that readings are dated with.
    Year,
    /// Units.
    Unit,
    /// What kind of page a reading rests on.
    Evidence,
    /// What part of the pairing it covers.
    Scope,
    /// What was done, then what was planned.
    Planned,
    /// What kind of figure the indicator gives.
    Nature,
}

impl Axis {
    /// Every axis.
    pub const ALL: [Axis; 16] = [
        Axis::Pairing,
        Axis::BaseCity,
        Axis::EastCity,
        Axis::BaseProvince,
        Axis::EastProvince,
        Axis::Cluster,
        Axis::BaseArea,
        Axis::Area,
        Axis::Indicator,
        Axis::Series,
        Axis::Year,
        Axis::Unit,
        Axis::Evidence,
        Axis::Scope,
        Axis::Planned,
        Axis::Nature,
    ];

    /// The column that decides the code on this axis.
    pub(super) fn column(self) -> Column {
        match self {
            Axis::Pairing
            | Axis::BaseCity
            | Axis::EastCity
            | Axis::BaseProvince
            | Axis::EastProvince
            | Axis::Cluster
            | Axis::BaseArea => Column::Pairing,
            Axis::Area => Column::Area,
            Axis::Indicator | Axis::Nature => Column::Indicator,
            Axis::Series => Column::Series,
            Axis::Year => Column::Date,
            Axis::Unit => Column::Unit,
            Axis::Evidence | Axis::Scope | Axis::Planned => Column::Marks,
        }
    }
}

/// What a code on an axis stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Member {
    /// Readings about all pairings at once. The last code of the axes that hang on
    /// the pairing: such a reading belongs to no single city, cluster or base area.
    All,
    /// A pairing.
    Pairing(PairingId),
    /// A city.
    City(CityId),
    /// A province.
    Province(ProvinceId),
    /// A city cluster.
    Cluster(ClusterId),
    /// A base area.
    BaseArea(BaseAreaId),
    /// A task area or safeguard.
    Area(TaskAreaId),
    /// An indicator.
    Indicator(IndicatorId),
    /// A series.
    Series(SeriesId),
    /// A year.
    Year(i32),
    /// A unit.
    Unit(UnitId),
    /// A kind of evidence.
    Evidence(Evidence),
    /// A scope.
    Scope(Scope),
    /// Planned or not.
    Planned(bool),
    /// A nature.
    Nature(Nature),
}

/// The dictionary of one axis.
#[derive(Debug, Clone)]
pub(super) struct Dictionary {
    /// What each code stands for.
    pub(super) members: Vec<Member>,
    /// The code of each code of the column.
    pub(super) code_of: Vec<Code>,
}

/// The dictionaries of all axes, in the order of [`Axis::ALL`].
pub(super) fn dictionaries(ds: &Dataset, series: u32, dates: &[PartialDate]) -> Vec<Dictionary> {
    let mut dictionaries = Vec::with_capacity(Axis::ALL.len());
    for axis in Axis::ALL {
        dictionaries.push(match axis {
            Axis::Series => listed(series, &|i| Member::Series(SeriesId(i))),
            Axis::Area => listed(count(&ds.task_areas), &|i| Member::Area(TaskAreaId(i))),
            Axis::Indicator => listed(count(&ds.indicators), &|i| {
                Member::Indicator(IndicatorId(i))
            }),
            Axis::Unit => listed(count(&ds.units), &|i| Member::Unit(UnitId(i))),
            Axis::Year => years(dates),
            Axis::Evidence => {
                let all = Evidence::ALL.map(Member::Evidence);
                told_apart(&all, MARKS, &|marks| Member::Evidence(evidence_of(marks)))
            }
            Axis::Scope => {
                let all = Scope::ALL.map(Member::Scope);
                told_apart(&all, MARKS, &|marks| Member::Scope(scope_of(marks)))
            }
            Axis::Planned => {
                let all = [false, true].map(Member::Planned);
                told_apart(&all, MARKS, &|marks| Member::Planned(planned_of(marks)))
            }
            Axis::Nature => {
                let all = Nature::ALL.map(Member::Nature);
                told_apart(&all, count(&ds.indicators), &|i| {
                    Member::Nature(ds[IndicatorId(i)].nature)
                })
            }
            _ => of_pairings(ds, axis),
        });
    }
    dictionaries
}

/// A dictionary of the column's own codes.
fn listed(count: u32, member: &dyn Fn(u32) -> Member) -> Dictionary {
    let mut dictionary = Dictionary {
        members: Vec::with_capacity(count as usize),
        code_of: Vec::with_capacity(count as usize),
    };
    for code in 0..count {
        dictionary.members.push(member(code));
        dictionary.code_of.push(code);
    }
    dictionary
}

/// A dictionary of a few members that several codes of a column share.
fn told_apart(members: &[Member], codes: u32, member: &dyn Fn(u32) -> Member) -> Dictionary {
    let place = |wanted| members.iter().position(|m| *m == wanted).unwrap_or(0) as Code;
    let mut code_of = Vec::with_capacity(codes as usize);
    for code in 0..codes {
        code_of.push(place(member(code)));
    }
    Dictionary {
        members: members.to_vec(),
        code_of,
    }
}

/// Dates are in order, so each year's stand together.
fn years(dates: &[PartialDate]) -> Dictionary {
    let mut members = Vec::new();
    let mut code_of = Vec::with_capacity(dates.len());
    for date in dates {
        if members.last() != Some(&Member::Year(date.year)) {
            members.push(Member::Year(date.year));
        }
        code_of.push(members.len() as Code - 1);
    }
    Dictionary { members, code_of }
}

/// A dictionary of what pairings are or belong to; `Member::All` closes it.
fn of_pairings(ds: &Dataset, axis: Axis) -> Dictionary {
    let member = |id: PairingId| -> (u32, Member) {
        let pairing = &ds[id];
        match axis {
            Axis::BaseCity => (pairing.base.0, Member::City(pairing.base)),
            Axis::EastCity => (pairing.east.0, Member::City(pairing.east)),
            Axis::BaseProvince => {
                let province = ds[pairing.base].province;
                (province.0, Member::Province(province))
            }
            Axis::EastProvince => {
                let province = ds[pairing.east].province;
                (province.0, Member::Province(province))
            }
            Axis::BaseArea => (pairing.base_area.0, Member::BaseArea(pairing.base_area)),
            Axis::Cluster => match ds[pairing.east].side {
                Side::East(cluster) => (cluster.0, Member::Cluster(cluster)),
                Side::Base(_) => (u32::MAX, Member::All),
            },
            _ => (id.0, Member::Pairing(id)),
        }
    };
    let pairings = count(&ds.pairings);
    // Only what some pairing has, in the order of its own table.
    let longest = ds
        .cities
        .len()
        .max(ds.provinces.len())
        .max(ds.pairings.len());
    let longest = longest.max(ds.base_areas.len()).max(ds.clusters.len());
    let mut used = vec![None; longest];
    for id in (0..pairings).map(PairingId) {
        let (at, member) = member(id);
        if let Some(place) = used.get_mut(at as usize) {
            *place = Some(member);
        }
    }
    let mut members = Vec::new();
    let mut code_at = vec![0; longest];
    for (at, member) in used.into_iter().enumerate() {
        code_at[at] = members.len() as Code;
        members.extend(member);
    }
    let all = members.len() as Code;
    members.push(Member::All);
    let code = |id| code_at.get(member(id).0 as usize).copied().unwrap_or(all);
    let mut code_of: Vec<Code> = Vec::with_capacity(pairings as usize + 1);
    for id in 0..pairings {
        code_of.push(code(PairingId(id)));
    }
    code_of.push(all);
    Dictionary { members, code_of }
}

fn count<T>(rows: &[T]) -> u32 {
    rows.len() as u32
}
