/** Keys: pairing `p01`, city `c320500`, base area `b-…`, cluster `k-…`, province `pr440000`, task area `t-…`, county pair `p01.03`. */
export type Key = string;
/** ISO 8601, cut to what is known: `2023`, `2023-01`, `2023-01-19`. */
export type PartialDate = string;
export type Evidence = "founding" | "government" | "press" | "secondary" | "file";

/** One focusable thing over the drawing, made from the same scene. Lengths in CSS px of the stage. */
export interface Mirror { key: Key; column: string; label: string; x: number; y: number; width: number; height: number; pressed: boolean; }
/** What is pointed at or focused. `x`, `y`, `width`, `height`: the box the card must not cover, in CSS px of the stage. */
export interface Card { key: Key; stage: number; title: string; lines: string[]; x: number; y: number; width: number; height: number; }

/** One thing to choose in a view: a part of the state query, its present value and the possible ones; or, without options, a filter in words. */
export interface Choice { name: string; label: string; value: string; options: Choosable[]; }
export interface Choosable { value: string; label: string; }

export interface Fact { label: string; value: string; }
export interface SourceRef { key: string; publisher: string; title: string; published: PartialDate | null; kind: Evidence; kindLabel: string; url: string | null; note: string; }
export interface CountyRow { key: Key; east: string; base: string; since: string; source: SourceRef; }
/** `emptyNote` is said where no public reading was found: missing is not zero. The readings are in `readings`, or in `groups` by pairing; `hidden` counts those that the filter keeps back. */
export interface AreaBlock { key: Key; name: string; section: string; measures: string[]; readings: ReadingRow[]; groups: ReadingGroup[]; hidden: number; emptyNote: string; }
/** The readings of one pairing, newest first; `key` is null for those about all pairings. */
export interface ReadingGroup { key: Key | null; label: string; readings: ReadingRow[]; }
/** `value` is ready to show with its unit, bound (≥, ≈) and word for plans; `exact` is the value written out, empty where it is the same; `marks` are the words that qualify it (secondary, inferred date, part, wider, planned), `dateNote` the one of them about the date, or empty; `area` is the short name of the task area. `pairing` is null for a reading about all pairings. */
export interface ReadingRow { key: string; pairing: Key | null; pairingLabel: string; date: PartialDate; dateLabel: string; dateNote: string; area: string; indicator: string; value: string; exact: string; evidence: Evidence; evidenceLabel: string; marks: string[]; note: string; source: SourceRef; }
export interface PairingRef { key: Key; label: string; }
/** Everything known about one selected thing, in the language of the state. `leftOut` says in sentences what the filter or the rest of the selection keeps from being listed. */
export interface Detail { key: Key; title: string; subtitle: string; facts: Fact[]; pairings: PairingRef[]; areas: AreaBlock[]; counties: CountyRow[]; sectionLabel: string; emptyNote: string; leftOut: string[]; }
/** What there is to choose from: all pairings, and the plan's task areas and safeguards. `known` says how many readings there are. */
export interface Overview { title: string; pairings: PairingRef[]; tasks: TaskRef[]; sectionLabel: string; }
export interface TaskRef { key: Key; name: string; kind: "task" | "safeguard"; section: string; known: string; }
/** A pairing in brief, to print on one page. `more…` count what a list leaves out, `gaps` name the areas without any public reading, `year` is the present one. */
export interface Profile { key: Key; title: string; facts: Fact[]; start: number; end: number; year: number | null; sectionLabel: string; basis: string; milestones: ProfileLine[]; moreMilestones: number; visits: string; figures: ProfileLine[]; plans: ProfileLine[]; morePlans: number; gaps: string[]; sources: Cited[]; caveat: string; credit: string; }
/** `date` and `scope` are in brief words, `scope` empty for the pairing as a whole; `cite` is the number of its source, `others` counts the pairing's other readings of the indicator. */
export interface ProfileLine { reading: ReadingRow; date: string; scope: string; cite: number; others: number; }
export interface Cited { number: number; date: string; source: SourceRef; }
/** A source and what rests on it. `about` names the pairings; `standard` is a citation after GB/T 7714—2015, empty where neither title nor address is known; `plain` one in words. Neither has a date of access: none is known. */
export interface SourceEntry { source: SourceRef; publishedLabel: string; readings: number; about: string; standard: string; plain: string; }

/** Pairings side by side. `years` and `today` are places on the common scale of time, from 0 to 1; `more` counts selected pairings without room. */
export interface Comparison { title: string; more: number; columns: Compared[]; years: [number, number][]; today: number | null; rows: ComparedRow[]; sources: Cited[]; caveat: string; credit: string; }
export interface Compared { key: Key; title: string; facts: Fact[]; basis: string; marks: TimeMark[]; milestones: ProfileLine[]; moreMilestones: number; visits: string; }
/** `span` is given where only the month or year is known. */
export interface TimeMark { at: number; span: [number, number] | null; visit: boolean; evidence: Evidence; }
/** One indicator in one kind of unit, one cell for each pairing. `share` is of the row's largest figure; `missing` says why there is none. */
export interface ComparedRow { indicator: string; planned: boolean; having: number; cells: ComparedCell[]; }
export interface ComparedCell { line: ProfileLine | null; share: number; bound: "exact" | "at_least" | "about"; part: "pairing" | "part" | "wider"; missing: string; }

/** What a search found, by kind; `total` counts what is not listed too, `nearest` is a name much alike where nothing was found. */
export interface Found { total: number; groups: FoundGroup[]; nearest: string; }
export interface FoundGroup { label: string; total: number; hits: Hit[]; }
/** `name` and `value`: what it is, `sel` something to select, `ind` an indicator with a chart, `rows` one with rows in the table only, `source` a source. `marks` are the parts of the label that fitted, from and to; `also` is another name that fitted instead. */
export interface Hit { name: "sel" | "ind" | "rows" | "source"; value: string; label: string; marks: [number, number][]; also: string; also_marks: [number, number][]; about: string; }
/** What the present filters leave, and what each choice of each dimension would: a dimension obeys every filter but its own. */
export interface Facets { readings: number; pairings: number; dimensions: Facet[]; }
export interface Facet { name: string; label: string; choices: FacetChoice[]; }
export interface FacetChoice { value: string; label: string; chosen: boolean; readings: number; pairings: number; }

/** The whole data set: ids as keys, names in both languages, null for what is not given. */
export interface DatasetExport { version: string; cutoff: PartialDate; coordinatesCredit: string; plan: Plan; provinces: Place[]; clusters: Place[]; baseAreas: Place[]; cities: City[]; pairings: Pairing[]; countyPairs: CountyPair[]; taskAreas: TaskArea[]; measures: Measure[]; units: Unit[]; indicators: Indicator[]; sources: Source[]; readings: Reading[]; }
export interface Name { zh: string; en: string; }
export interface Plan { title: Name; number: string; dated: PartialDate; published: PartialDate; start: number; end: number; pairingsSection: string; }
export interface Place { key: Key; name: Name; }
/** `group` is the cluster of an eastern city, the base area of a base-area city; `position` is WGS 84 longitude and latitude. */
export interface City { key: Key; name: Name; short: Name; pinyin: string; initials: string; aliases: string[]; province: Key; side: "east" | "base"; group: Key; position: [number, number] | null; }
export interface Pairing { key: Key; number: number; base: Key; baseArea: Key; east: Key; sameProvince: boolean; weight: number; start: number; end: number; }
export interface CountyPair { key: Key; pairing: Key; east: Name; base: Name; since: PartialDate; source: string; }
export interface TaskArea { key: Key; kind: "task" | "safeguard"; name: Name; short: Name; section: string; }
export interface Measure { id: string; area: Key; name: Name; }
/** `factor` to the base unit of the dimension; only units of one dimension convert. */
export interface Unit { id: string; name: Name; dimension: "money" | "count" | "people" | "mass" | "area" | "percent" | "computing" | "power" | "duration" | "text"; factor: number | null; }
export interface Indicator { id: string; name: Name; unit: string; nature: "event" | "period" | "cumulative" | "level" | "planned" | "grade" | "document"; additiveOverPairings: boolean; area: Key; }
export interface Source { id: string; publisher: string | null; title: string | null; published: PartialDate | null; kind: Evidence; url: string | null; note: string; }
/** Either `value`, a number in `unit`, or `text`, a document number, grade or span of years; `rows` says how many rows of a file it stands for, left out where it is one. */
export interface Reading { id: string; pairing: Key | null; date: PartialDate; dateBasis: "stated" | "inferred" | "published"; area: Key; indicator: string; value: number | null; text: string | null; unit: string; bound: "exact" | "at_least" | "about"; scope: "pairing" | "part" | "wider"; evidence: Evidence; planned: boolean; source: string; note: Name; series: string | null; rows?: number; }

/** Pairings handed in by a page. References are positions in the lists, from 0; `weight` is 1 where it is left out. */
export interface PairingInput { east: CityInput[]; base: CityInput[]; clusters: GroupInput[]; baseAreas: GroupInput[]; pairings: LinkInput[]; }
export interface CityInput { name: string; group: number; }
export interface GroupInput { name: string; }
export interface LinkInput { east: number; base: number; weight?: number; }

/** What a file that is taken away says about itself. `rows` counts those of its table, `fileName` lacks its ending; `version` is empty for data handed in. */
export interface About { title: string; filters: string; basis: string; sources: string; cutoff: PartialDate; cutoffLabel: string; version: string; caveat: string; citation: string; citationPlain: string; rows: number; fileName: string; }
/** The table behind a view as it goes into a JSON file: English column names, null for what is not given. */
export interface DataDocument { meta: About; rows: Record<string, string | number | boolean | string[] | null>[]; }
