// What view.mjs puts into every page it watches, for functions that run there.

interface DuikouViewElement extends HTMLElement {
  view: string;
  theme: string;
  size: string;
  state: string;
  sync: string;
  controls: string;
  select(keys: string[]): Promise<string[]>;
  exportImage(kind: 'svg' | 'png', scale?: number): Promise<Blob>;
  exportData(kind: 'csv' | 'json', extent?: { all?: boolean }): Promise<Blob>;
  load(what: unknown): Promise<{ name: string; loaded: number; rejected: number; skipped: number }>;
}

interface HTMLElementTagNameMap {
  'duikou-view': DuikouViewElement;
}

interface LayoutShift extends PerformanceEntry {
  value: number;
  sources: { node: Node | null }[];
}

/** What the elements of the page have said so far. */
declare var seen: {
  ready: number;
  errors: { message: string; problems: string[] }[];
  selects: { keys: string[]; records: { key: string; title: string }[] }[];
  states: string[];
  shifts: { value: number; what: string[] }[];
};

/** The element, or the one that a selector names. */
declare function view(host?: string): DuikouViewElement;
/** Inside the element; throws where there is no such thing. */
declare function inside(selector: string, host?: string): HTMLElement;
declare function allInside(selector: string, host?: string): HTMLElement[];
/** What has the focus, through shadow roots. */
declare function focused(): HTMLElement | null;

/** What walk.mjs puts into a page that it walks over. */
declare var walk: {
  /** Every element that can be seen, inside views too. */
  everything(): HTMLElement[];
  /** The headings that can be heard, in order. */
  headings(): HTMLElement[];
  /** The element around another, through shadow roots. */
  up(element: Element): Element | null;
  /** A name to tell of it by. */
  name(element: Element): string;
  /** Whether it has words of its own. */
  speaks(element: Element): boolean;
};
/** The code that the embed dialog shows; a test of it defines this. */
declare function code(): string;
