// Bringing a file in: from a drop, a button, an address or a page's own rows to
// the views. Fetched when somebody first does so.

import { choice, isStrong, resolveLang, resolveTheme } from "./attributes.js";
import { cannotDownload, offerText, showIn } from "./inapp.js";
import { createLifetime, fill, h, pause, TURN } from "./kit.js";
import { cancelled, LoadFault, work } from "./load-job.js";
import { LIMITS, size } from "./load-limits.js";
import { askMapping } from "./load-match.js";
import { openChooser } from "./load-open.js";
import { faultStrip, progressStrip, resultStrip } from "./load-strip.js";
import { WORDS } from "./load-words.js";
import { delimited, isRows } from "./rows.js";
import { save } from "./save.js";

/** @typedef {"zh-CN" | "en"} Lang */
/** @typedef {import("./duikou-charts.js").App} App */
/** @typedef {import("./duikou-charts.js").Arrival} Arrival */
/** @typedef {import("./intake-worker.js").Done} Done */
/** @typedef {Awaited<ReturnType<typeof createLoading>>} Loading */

/**
 * @typedef {object} Source something to read, as often as need be
 * @property {string} name
 * @property {(progress: (done: number, total: number) => void, signal: AbortSignal) => Promise<Blob>} open
 */

/**
 * @typedef {object} Loaded a file that was read; the element keeps it while it is out of the page
 * @property {Source} source
 * @property {string} map the sheet and what its columns hold, as the state has it; empty where both were found out
 * @property {Done} done
 */

/** @typedef {{ name: string, loaded: number, rejected: number, skipped: number }} Summary what `load` promises */

/**
 * @typedef {object} Desk what is needed of the element
 * @property {HTMLElement} host
 * @property {HTMLElement} frame
 * @property {Loaded | undefined} held what is shown instead of the built-in data
 * @property {() => App | undefined} app
 * @property {() => Promise<void>} charts settles when the app is one that can take data
 * @property {(packed: Uint8Array) => Arrival} arrival of a file, for that app
 * @property {(change: number) => void} report
 * @property {(state: string) => void} apply goes to a state
 * @property {() => void} forget there is no going back to what was chosen in other data
 * @property {(type: string, detail: object) => void} raise
 * @property {(error: unknown) => void} failed
 */

/** Those who listen are told how far it is no more often than this, in milliseconds. */
const SAID_EVERY = 4000;
/** A file that is no longer over the element is taken to have left after so many. */
const LEFT = 700;

/** @param {Desk} desk */
export async function createLoading(desk) {
  const { host, frame, raise } = desk;
  const life = createLifetime(desk.failed);
  const sheet = h("link", { rel: "stylesheet", href: new URL("load.css", import.meta.url).href });
  const place = h("div");
  const drop = h("div", { class: "load-drop", hidden: true, "aria-hidden": "true" }, h("p"), h("p"));
  const status = h("p", { class: "unseen", role: "status" });
  const home = h("div", { class: "load" }, sheet, place, status, drop);
  let lang = tongue();
  let ended = false;
  let leaving = 0;
  /** @type {(() => void) | undefined} draws the strip anew, in another language */
  let draw;
  /** @type {{ cancel: () => void } | undefined} what is being read */
  let present;
  /** @type {{ element: HTMLElement, close: () => void } | undefined} */
  let chooser;

  frame.prepend(home);
  await new Promise((resolve) => {
    sheet.onload = sheet.onerror = resolve;
  });
  refresh();

  function words() {
    return WORDS[lang];
  }

  /** @returns {Lang} */
  function tongue() {
    const app = desk.app();
    return app ? /** @type {Lang} */ (app.words().language_tag) : resolveLang(host);
  }

  const number = () => new Intl.NumberFormat(lang);

  /** @type {import("./load-strip.js").StripLinks} */
  const strips = {
    cancel: () => present && present.cancel(),
    back: life.guard(() => void back().catch(ignore)),
    other: life.guard(choose),
    match: life.guard(() => void match(desk.held).catch(ignore)),
    sheet: life.guard((name) => again(mapText(name, ""))),
    problems: life.guard(() => handProblems(desk.held)),
    dismiss: life.guard(() => show(() => current())),
  };

  /**
   * Puts a strip in place of the present one; the focus stays in the strip.
   * @param {() => HTMLElement | undefined} make
   */
  function show(make) {
    draw = () => {
      const root = /** @type {ShadowRoot} */ (home.getRootNode());
      const inside = root.activeElement && place.contains(root.activeElement);
      while (place.lastChild) place.lastChild.remove();
      const strip = make();
      if (strip) place.append(strip);
      const heading = strip && strip.querySelector("h2");
      if (inside && heading) heading.focus();
    };
    draw();
  }

  /** The strip of the file that is shown now, if one is. */
  function current() {
    const held = desk.held;
    return held && resultStrip(words(), lang, number(), held.source.name, held.done, strips);
  }

  /** @param {string} text */
  function say(text) {
    status.textContent = text;
  }

  /**
   * Reads a source and shows it, in place of whatever is being read.
   * @param {Source} source
   * @param {string} [map]
   * @returns {Promise<Summary>}
   */
  async function run(source, map = "") {
    if (present) present.cancel();
    const { name } = source;
    const stop = new AbortController();
    const mine = { cancel: () => stop.abort() };
    present = mine;
    try {
      const strip = follow(source);
      const file = await source.open(strip.fetched, stop.signal);
      let done = await attempt({ file, name, map }, stop.signal, strip.read);
      while (done.type === "ask") {
        const answer = await ask(name, done.ask, true, stop.signal);
        if (answer === undefined) throw new LoadFault("load_dialog_closed", { name });
        map = mapText(done.sheets.length > 1 ? done.sheet : "", answer);
        done = await attempt({ file, name, map }, stop.signal, strip.read);
      }
      if (done.type !== "done") throw cancelled();
      strip.drawing();
      const kept = desk.held && desk.held.source === source ? source : { name, open: async () => file };
      await arrive({ source: kept, map, done }, stop.signal);
      const { loaded, rejected, skipped } = done.report[lang];
      return { name, loaded, rejected, skipped };
    } catch (error) {
      if (!ended && present === mine) refuse(name, error);
      throw error instanceof LoadFault ? new Error(sentence(error, name)) : error;
    } finally {
      if (present === mine) present = undefined;
    }
  }

  /**
   * @param {{ file: Blob, name: string, map: string }} what
   * @param {AbortSignal} signal
   * @param {(done: number, total: number, rows: number) => void} progress
   */
  async function attempt({ file, name, map }, signal, progress) {
    if (signal.aborted) throw cancelled();
    const job = work({ type: "read", lang, file, name, ...mapParts(map) }, (news) => progress(news.done, news.total, news.rows));
    signal.addEventListener("abort", job.cancel);
    try {
      return await job.done;
    } finally {
      signal.removeEventListener("abort", job.cancel);
    }
  }

  /**
   * Shows and tells how far the reading is.
   * @param {Source} source
   */
  function follow({ name }) {
    /** @type {ReturnType<typeof progressStrip> | undefined} */
    let strip;
    let fetching = false;
    let last = { done: 0, total: 0, rows: 0 };
    let told = performance.now();
    let drawing = false;
    const make = () => {
      strip = progressStrip(words(), number(), fill(fetching ? words().load_fetching : words().load_reading, { name }), strips);
      if (drawing) strip.drawing();
      else strip.update(last.done, last.total, last.rows);
      return strip.element;
    };
    show(make);
    say(fill(words().load_reading, { name }));
    const update = (/** @type {number} */ done, /** @type {number} */ total, /** @type {number} */ rows) => {
      last = { done, total, rows };
      if (strip) strip.update(done, total, rows);
      raise("duikou-progress", { done, total });
      const now = performance.now();
      if (total === 0 || now - told < SAID_EVERY) return;
      told = now;
      say(fill(words().load_percent, { name, percent: Math.floor((100 * done) / total), rows: number().format(rows) }));
    };
    return {
      fetched(/** @type {number} */ done, /** @type {number} */ total) {
        if (!fetching) {
          fetching = true;
          show(make);
        }
        update(done, total, 0);
      },
      read(/** @type {number} */ done, /** @type {number} */ total, /** @type {number} */ rows) {
        if (fetching) {
          fetching = false;
          show(make);
        }
        update(done, total, rows);
      },
      drawing() {
        drawing = true;
        if (strip) strip.drawing();
      },
    };
  }

  /**
   * @param {Loaded} loaded
   * @param {AbortSignal} signal
   */
  async function arrive(loaded, signal) {
    const { name } = loaded.source;
    const report = loaded.done.report[lang];
    if (report.loaded === 0) {
      show(() => emptyStrip(loaded));
      throw new LoadFault("load_nothing");
    }
    const other = !desk.held || desk.held.source !== loaded.source;
    await take(loaded, signal);
    remember(loaded.map);
    // How a file's columns are read can be undone; which file it is cannot.
    if (other) desk.forget();
    show(current);
    const text = fill(words().load_done, { name, loaded: number().format(report.loaded), rejected: number().format(report.rejected) });
    say(text);
    if (report.rejected > 0) raise("duikou-error", { message: text, problems: report.groups.map(line) });
  }

  /**
   * Shows a file's data, or the built-in ones again.
   * @param {Loaded} [loaded]
   * @param {AbortSignal} [signal]
   */
  async function take(loaded, signal) {
    const gone = () => ended || (signal !== undefined && signal.aborted);
    await desk.charts();
    // One thing at a time, so that the page can answer in between.
    await pause();
    if (gone() || !desk.app()) throw cancelled();
    try {
      const arrival = loaded && (await unpack(loaded.done.packed, gone));
      const app = desk.app();
      if (gone() || !app) {
        // It may hold the memory of hundreds of thousands of rows.
        if (arrival) arrival.free();
        throw cancelled();
      }
      const change = arrival ? app.load_arrival(arrival) : app.load_builtin();
      desk.held = loaded;
      desk.report(change);
    } catch (error) {
      // Its memory is lost; the element begins anew.
      if (error instanceof WebAssembly.RuntimeError) desk.failed(error);
      throw error;
    }
  }

  /**
   * Makes a file ready in many short turns.
   * @param {ArrayBuffer} packed
   * @param {() => boolean} gone whether nobody waits for it any more
   */
  async function unpack(packed, gone) {
    const arrival = desk.arrival(new Uint8Array(packed));
    let begun = performance.now();
    while (!gone() && arrival.step()) {
      if (performance.now() - begun < TURN) continue;
      await pause();
      begun = performance.now();
    }
    return arrival;
  }

  /**
   * Puts into the state which sheet it is and what the columns hold.
   * @param {string} map
   */
  function remember(map) {
    const app = desk.app();
    if (app) desk.report(app.set("map", map));
  }

  /** What the state says of the sheet and its columns. */
  function remembered() {
    const app = desk.app();
    return (app && new URLSearchParams(app.query()).get("map")) || "";
  }

  /** @param {import("./duikou-intake.js").ProblemGroup} group */
  function line({ count, what, mend, places }) {
    const [first] = places;
    const where = first ? fill(first.column ? words().load_row_column : words().load_row, { row: first.row, column: first.column }) : "";
    const value = first && first.value ? `“${first.value}”` : "";
    const times = count > 1 ? ` ${fill(words().load_times, { n: count })}` : "";
    return [where + value, what + times, mend].filter(Boolean).join(words().load_colon);
  }

  /**
   * A file of which nothing could be taken in.
   * @param {Loaded} loaded
   */
  function emptyStrip(loaded) {
    const { name } = loaded.source;
    const strip = resultStrip(words(), lang, number(), name, loaded.done, { ...strips, problems: () => handProblems(loaded), match: () => void match(loaded).catch(ignore) });
    strip.insertBefore(h("p", { class: "load-fault" }, words().load_nothing), strip.children[1]);
    return strip;
  }

  /**
   * @param {string} name
   * @param {unknown} error
   */
  function refuse(name, error) {
    const fault = error instanceof LoadFault ? error : undefined;
    if (error instanceof DOMException && error.name === "AbortError") {
      show(current);
      say(fill(words().load_cancelled, { name }));
      return;
    }
    const text = () => sentence(error, name);
    if (!(fault && fault.key === "load_nothing")) show(() => faultStrip(words(), name, text(), strips));
    say(text());
    raise("duikou-error", { message: text(), problems: [text()] });
  }

  /**
   * @param {unknown} error
   * @param {string} name
   */
  function sentence(error, name) {
    if (error instanceof LoadFault) return fill(words()[error.key], { name, ...error.values });
    return error instanceof Error ? error.message : String(error);
  }

  /**
   * @param {string} name
   * @param {import("./duikou-intake.js").Ask} question
   * @param {boolean} needed
   * @param {AbortSignal} [signal]
   */
  function ask(name, question, needed, signal) {
    return askMapping({ words: words(), lang, home, life, name, ask: question, needed, signal });
  }

  /**
   * Asks anew what the columns of a file hold.
   * @param {Loaded | undefined} which
   */
  async function match(which) {
    if (!which) return;
    const { sheets, sheet, ask: question } = which.done;
    const mapping = await ask(which.source.name, question, false);
    if (mapping !== undefined && !ended) await run(which.source, mapText(sheets.length > 1 ? sheet : "", mapping));
  }

  /**
   * Reads the present file otherwise than before.
   * @param {string} map
   */
  function again(map) {
    if (desk.held) run(desk.held.source, map).catch(ignore);
  }

  async function back() {
    if (present) present.cancel();
    await take();
    remember("");
    desk.forget();
    show(() => undefined);
    say(words().load_is_back);
    // The button that was pressed is gone.
    const open = frame.querySelector(".open-file");
    if (open instanceof HTMLElement) open.focus();
  }

  /**
   * @param {unknown} what
   * @param {string} [map]
   */
  function load(what, map) {
    const wanted = sourceOf(what, words().load_object_rows);
    return wanted ? run(wanted, map) : Promise.reject(new TypeError(words().load_bad_kind));
  }

  /**
   * Reads the file that the element names; without one the built-in data return.
   * @param {string} [state] to go to once it is there
   */
  function source(state) {
    const address = host.getAttribute("src");
    if (address === null) {
      if (desk.held) back().catch(ignore);
      return;
    }
    load(address, remembered()).then(
      () => state && desk.apply(state),
      ignore,
    );
  }

  function choose() {
    if (chooser) chooser.close();
    chooser = openChooser({
      words: words(),
      lang,
      home,
      life,
      chosen: (file) => run(fromFile(file)).catch(ignore),
      template: life.guard((kind) => {
        template(kind).catch((error) => refuse(words().load_template_name, error));
      }),
    });
  }

  /** @param {"csv" | "xlsx"} kind */
  async function template(kind) {
    // Where nothing can be downloaded only a text can be handed over.
    const form = cannotDownload() ? "csv" : kind;
    const made = await work({ type: "template", kind: form, lang }).done;
    if (made.type === "template") await hand({ name: `${words().load_template_name}.${form}`, blob: made.file });
  }

  /** @param {Loaded | undefined} which */
  function handProblems(which) {
    if (!which) return;
    const name = which.source.name.replace(/\.[a-z]+$/i, "");
    hand({ name: `${fill(words().load_problems_name, { name })}.csv`, blob: which.done.problems }).catch(ignore);
  }

  /**
   * Gives a file to the reader: as a download, else as a text to copy in the dialog
   * that is open or in the strip.
   * @param {import("./save.js").File} file
   */
  async function hand(file) {
    if (!cannotDownload()) {
      save(file);
      return;
    }
    const text = await file.blob.text();
    // What is said of such texts comes with the charts.
    await desk.charts();
    const app = desk.app();
    if (ended || !app) return;
    const href = new URL("takeaway.css", import.meta.url).href;
    if (!home.querySelector(`link[href="${href}"]`)) home.prepend(h("link", { rel: "stylesheet", href }));
    const dialog = chooser && chooser.element.isConnected ? chooser.element : undefined;
    showIn(dialog || place.firstElementChild || place, offerText(text, app.words(), file.name));
  }

  /** What the element looks like has changed, or its language. */
  function refresh() {
    home.dataset.theme = resolveTheme(host);
    home.dataset.size = choice(host, "size");
    home.dataset.contrast = isStrong(host) ? "more" : "usual";
    const next = tongue();
    const [first, second] = drop.children;
    home.lang = next;
    first.textContent = WORDS[next].load_drop_here;
    second.textContent = WORDS[next].load_drop_note;
    if (next !== lang) {
      lang = next;
      if (draw) draw();
    }
    const { held } = desk;
    // The reader has undone or redone the matching of columns.
    if (held && !present && held.map !== remembered()) again(remembered());
  }

  return {
    refresh,
    choose,
    source,
    /**
     * Begins where the element left off, or with the file that it names.
     * @param {string} state to go to once that is there
     */
    resume(state) {
      if (desk.held) show(current);
      else source(state);
    },
    /**
     * A file is over the element, or was let go of there.
     * @param {FileList | undefined} files
     */
    drag(files) {
      clearTimeout(leaving);
      drop.hidden = files !== undefined && files.length > 0;
      if (!drop.hidden) {
        leaving = window.setTimeout(() => {
          drop.hidden = true;
        }, LEFT);
        return;
      }
      if (chooser) chooser.close();
      if (files) run(fromFile(files[0])).catch(ignore);
    },
    load,
    end() {
      ended = true;
      clearTimeout(leaving);
      if (present) present.cancel();
      life.end();
      home.remove();
    },
  };
}

/**
 * A sheet and what its columns hold, as one part of the state; like a spreadsheet's own way to name cells.
 * @param {string} sheet
 * @param {string} mapping
 */
function mapText(sheet, mapping) {
  return sheet ? `${sheet}!${mapping}` : mapping;
}

/** @param {string} map */
function mapParts(map) {
  const at = map.lastIndexOf("!");
  return { sheet: map.slice(0, Math.max(at, 0)), mapping: map.slice(at + 1) };
}

/** For what has been told already. */
function ignore() {}

/**
 * @param {unknown} what
 * @param {string} nameless what rows of a page are called
 * @returns {Source | undefined}
 */
function sourceOf(what, nameless) {
  if (what instanceof Blob) return fromFile(what);
  if (what instanceof URL || typeof what === "string") return fromAddress(new URL(what, document.baseURI));
  if (isRows(what)) return { name: nameless, open: () => fromRows(what) };
  return undefined;
}

/**
 * @param {Blob} file
 * @returns {Source}
 */
function fromFile(file) {
  const name = file instanceof File && file.name ? file.name : "data";
  return { name, open: async () => file };
}

/**
 * @param {URL} address
 * @returns {Source}
 */
function fromAddress(address) {
  const last = address.pathname.split("/").filter(Boolean).pop() || address.hostname;
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch (_) {
    // An odd address is shown as it is.
  }
  return { name, open: (progress, signal) => download(address, name, progress, signal) };
}

/**
 * The file at an address, piece by piece out of the page's own memory.
 * @param {URL} address
 * @param {string} name
 * @param {(done: number, total: number) => void} progress
 * @param {AbortSignal} signal
 */
async function download(address, name, progress, signal) {
  try {
    const response = await fetch(address.href, { signal });
    if (!response.ok) throw new LoadFault("load_http", { name, status: String(response.status) });
    const { headers, body } = response;
    // A compressed answer is shorter than what comes out of it.
    const total = headers.has("content-encoding") ? 0 : Number(headers.get("content-length"));
    const type = headers.get("content-type") || "";
    if (!body) return await response.blob();
    const reader = body.getReader();
    /** @type {BlobPart[]} */
    let parts = [];
    let done = 0;
    let folded = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      done += part.value.length;
      if (done > LIMITS.text) throw new LoadFault("load_too_large", { size: size(done), limit: size(LIMITS.text) });
      if (done - folded > 1 << 23) {
        parts = [new Blob(parts)];
        folded = done;
      }
      progress(done, total);
    }
    return new Blob(parts, { type });
  } catch (error) {
    if (error instanceof LoadFault || signal.aborted) throw error;
    throw new LoadFault("load_network", { name });
  }
}

/**
 * Rows of a page as a file, in many short turns.
 * @param {Record<string, unknown>[]} rows
 */
async function fromRows(rows) {
  /** @type {Blob[]} */
  const parts = [];
  let begun = performance.now();
  for (const piece of delimited(rows)) {
    if (piece) parts.push(new Blob([piece]));
    if (performance.now() - begun < TURN) continue;
    await pause();
    begun = performance.now();
  }
  return new Blob(parts, { type: "text/csv" });
}
