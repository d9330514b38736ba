//! One kind of thing after the other.

use super::{Detail, Fact, View};
use crate::dataset::{
    BaseAreaId, City, CityId, ClusterId, CountyPairId, Key, Name, Pairing, PairingId, ProvinceId,
    Reading, Side, TaskAreaId, TaskKind,
};
use crate::labels::{pairing_title, plan_section, section, term};
use crate::words::fill;

impl View<'_> {
    pub(super) fn pairing(self, id: PairingId) -> Detail {
        let View { ds, lang, .. } = self;
        let pairing = &ds[id];
        let (area, cluster) = (
            self.name(&ds[pairing.base_area].name),
            self.side_name(&ds[pairing.east]),
        );
        let about = |reading: &Reading| reading.pairing == Some(id);
        Detail {
            key: ds.key_text(Key::Pairing(id)),
            title: pairing_title(ds, id, lang),
            subtitle: fill(
                lang.words().subtitle,
                &[("first", &area), ("second", &cluster)],
            ),
            facts: self.pairing_facts(id, term(pairing, lang)),
            pairings: Vec::new(),
            areas: self.areas(&about, true),
            counties: self.counties(&|pair| pair.parent == id),
            section_label: plan_section(&ds.plan, &ds.plan.pairings_section, lang),
            empty_note: self.empty_note(&about),
            left_out: self.left_out(&about),
        }
    }

    /// Both cities with where they belong, and the term in the words given.
    pub(super) fn pairing_facts(self, id: PairingId, term: String) -> Vec<Fact> {
        let View { ds, lang, .. } = self;
        let (words, pairing) = (lang.words(), &ds[id]);
        let (base, east) = (&ds[pairing.base], &ds[pairing.east]);
        let same = if base.province == east.province {
            fill(
                words.same_province_value,
                &[("province", ds[base.province].name.get(lang))],
            )
        } else {
            String::new()
        };
        list(&[
            (words.base_city, self.city_in_province(base)),
            (words.eastern_city, self.city_in_province(east)),
            (words.base_area, self.name(&ds[pairing.base_area].name)),
            (words.cluster, self.side_name(east)),
            (words.term, term),
            (words.same_province, same),
        ])
    }

    pub(super) fn city(self, id: CityId) -> Detail {
        let words = self.lang.words();
        let city = &self.ds[id];
        let province = self.name(&self.ds[city.province].name);
        let (kind, group) = match city.side {
            Side::East(_) => (words.eastern_city, words.cluster),
            Side::Base(_) => (words.base_city, words.base_area),
        };
        let facts = [
            (words.province, province.clone()),
            (group, self.side_name(city)),
        ];
        let subtitle = fill(words.subtitle, &[("first", kind), ("second", &province)]);
        self.group(Key::City(id), &city.name, subtitle, &facts, &|pairing| {
            pairing.base == id || pairing.east == id
        })
    }

    pub(super) fn base_area(self, id: BaseAreaId) -> Detail {
        let words = self.lang.words();
        let facts = [(
            words.base_cities,
            self.city_names(&|city| city.side == Side::Base(id)),
        )];
        let name = &self.ds[id].name;
        self.group(
            Key::BaseArea(id),
            name,
            words.base_area.to_owned(),
            &facts,
            &|pairing| pairing.base_area == id,
        )
    }

    pub(super) fn cluster(self, id: ClusterId) -> Detail {
        let View { ds, lang, .. } = self;
        let words = lang.words();
        let facts = [(
            words.eastern_cities,
            self.city_names(&|city| city.side == Side::East(id)),
        )];
        self.group(
            Key::Cluster(id),
            &ds[id].name,
            words.cluster.to_owned(),
            &facts,
            &|pairing| ds[pairing.east].side == Side::East(id),
        )
    }

    pub(super) fn province(self, id: ProvinceId) -> Detail {
        let View { ds, lang, .. } = self;
        let words = lang.words();
        let cities = |east: bool| {
            self.city_names(&|city| {
                city.province == id && matches!(city.side, Side::East(_)) == east
            })
        };
        let facts = [
            (words.eastern_cities, cities(true)),
            (words.base_cities, cities(false)),
        ];
        self.group(
            Key::Province(id),
            &ds[id].name,
            words.province.to_owned(),
            &facts,
            &|pairing| ds[pairing.base].province == id || ds[pairing.east].province == id,
        )
    }

    pub(super) fn task_area(self, id: TaskAreaId) -> Detail {
        let View { ds, lang, .. } = self;
        let (words, area) = (lang.words(), &ds[id]);
        let kind = match area.kind {
            TaskKind::Task => words.task,
            TaskKind::Safeguard => words.safeguard,
        };
        let about = |reading: &Reading| reading.area == id;
        // Beside pairings, their readings stand with them.
        let mut block = self.whole_area(id, &|_| !self.with_pairings);
        let mut left_out = Vec::new();
        if self.with_pairings {
            block.empty_note = String::new();
            left_out.push(words.left_out_beside.to_owned());
        } else {
            let view = View {
                areas: None,
                ..self
            };
            left_out = view.left_out(&about);
        }
        Detail {
            key: ds.key_text(Key::TaskArea(id)),
            title: self.name(&area.name),
            subtitle: fill(
                words.subtitle,
                &[("first", kind), ("second", &section(&area.section, lang))],
            ),
            facts: Vec::new(),
            pairings: Vec::new(),
            empty_note: block.empty_note.clone(),
            areas: vec![block],
            counties: Vec::new(),
            section_label: plan_section(&ds.plan, &area.section, lang),
            left_out,
        }
    }

    pub(super) fn county_pair(self, id: CountyPairId) -> Detail {
        let View { ds, lang, .. } = self;
        let (words, pair) = (lang.words(), &ds[id]);
        let holes = [("base", pair.base.get(lang)), ("east", pair.east.get(lang))];
        let parent = pairing_title(ds, pair.parent, lang);
        let facts = [
            (words.pairing, parent.clone()),
            (words.since, pair.since.label(lang)),
        ];
        Detail {
            key: pair.key.clone(),
            title: fill(words.pairing_title, &holes),
            subtitle: fill(
                words.subtitle,
                &[("first", words.county_pair), ("second", &parent)],
            ),
            facts: list(&facts),
            pairings: vec![self.pairing_ref(pair.parent)],
            areas: Vec::new(),
            counties: self.counties(&|other| other.key == pair.key),
            section_label: String::new(),
            // A county's readings stand with its cities' pairing; the pair itself has its source.
            empty_note: String::new(),
            left_out: Vec::new(),
        }
    }

    /// A city, area, cluster or province: its pairings and what is known of them.
    fn group(
        self,
        key: Key,
        name: &Name,
        subtitle: String,
        facts: &[(&str, String)],
        member: &dyn Fn(&Pairing) -> bool,
    ) -> Detail {
        let ds = self.ds;
        let pairings = self.pairing_refs(member);
        let about = |reading: &Reading| reading.pairing.is_some_and(|id| member(&ds[id]));
        let mut facts = list(facts);
        facts.push(Fact {
            label: self.lang.words().pairings.to_owned(),
            value: pairings.len().to_string(),
        });
        Detail {
            key: ds.key_text(key),
            title: self.name(name),
            subtitle,
            facts,
            pairings,
            areas: self.areas(&about, false),
            counties: self.counties(&|pair| member(&ds[pair.parent])),
            section_label: plan_section(&ds.plan, &ds.plan.pairings_section, self.lang),
            empty_note: self.empty_note(&about),
            left_out: self.left_out(&about),
        }
    }

    fn name(self, name: &Name) -> String {
        name.get(self.lang).to_owned()
    }

    /// The cluster of an eastern city, the base area of a base-area city.
    fn side_name(self, city: &City) -> String {
        match city.side {
            Side::East(id) => self.name(&self.ds[id].name),
            Side::Base(id) => self.name(&self.ds[id].name),
        }
    }

    fn city_in_province(self, city: &City) -> String {
        let holes = [
            ("city", city.name.get(self.lang)),
            ("province", self.ds[city.province].name.get(self.lang)),
        ];
        // Beijing, Tianjin and Shanghai are provinces themselves.
        if holes[0].1 == holes[1].1 {
            return self.name(&city.name);
        }
        fill(self.lang.words().city_in_province, &holes)
    }

    fn city_names(self, member: &dyn Fn(&City) -> bool) -> String {
        let mut names = Vec::new();
        for city in &self.ds.cities {
            if member(city) {
                names.push(city.name.get(self.lang));
            }
        }
        names.join(self.lang.words().comma)
    }
}

/// Particulars, those without a value left out.
fn list(facts: &[(&str, String)]) -> Vec<Fact> {
    let mut list = Vec::new();
    for (label, value) in facts {
        if !value.is_empty() {
            list.push(Fact {
                label: (*label).to_owned(),
                value: value.clone(),
            });
        }
    }
    list
}
