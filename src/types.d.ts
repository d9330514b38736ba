/** Keys: pairing `p01`, city `c320500`, base area `b-…`, cluster `k-…`, province `pr440000`, task area `t-…`, county pair `p01.03`. */
export type Key = string;
/** ISO 8601, cut to what is known: `2023`, `2023-01`, `2023-01-19`. */
export type PartialDate = string;
export type Evidence = "founding" | "government" | "press" | "secondary";

/** One focusable thing over the drawing, made from the same scene. Lengths in CSS px of the stage. */
export interface Mirror { key: Key; column: string; label: string; x: number; y: number; width: number; height: number; pressed: boolean; }
/** What is pointed at or focused. `x`, `y`, `width`, `height`: the box the card must not cover, in CSS px of the stage. */
export interface Card { key: Key; stage: number; title: string; lines: string[]; x: number; y: number; width: number; height: number; }

export interface Fact { label: string; value: string; }
export interface SourceRef { key: string; publisher: string; title: string; published: PartialDate | null; kind: Evidence; kindLabel: string; url: string | null; note: string; }
export interface CountyRow { key: Key; east: string; base: string; since: string; source: SourceRef; }
export interface AreaBlock { key: Key; name: string; section: string; measures: string[]; readings: ReadingRow[]; }
/** `value` is ready to show with its unit, bound (≥, ≈) and word for plans; `marks` are the words that qualify it (secondary, inferred date, part, wider, planned). */
export interface ReadingRow { key: string; date: PartialDate; dateLabel: string; indicator: string; value: string; evidence: Evidence; evidenceLabel: string; marks: string[]; note: string; source: SourceRef; }
/** Everything known about one selected thing, in the language of the state. */
export interface Detail { key: Key; title: string; subtitle: string; facts: Fact[]; pairings: { key: Key; label: string }[]; areas: AreaBlock[]; counties: CountyRow[]; sectionLabel: string; emptyNote: string; }
