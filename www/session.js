// The life of one <duikou-view>: loading, building, attributes in, events out,
// rebuilding after a trap, and leaving nothing behind.

import { choice, CHOICES, CONTRAST, DARK, isChart, isStrong, isUnknown, resolveContrast, resolveLang, resolveSize, resolveTheme, today } from "./attributes.js";
import { failureText, LoadError, loadCore } from "./core.js";
import { createHistory } from "./history.js";
import { createLifetime, fill, h, pause } from "./kit.js";
import { createShell } from "./shell.js";
import { createSync } from "./sync.js";

/** @typedef {import("./duikou-charts.js").App} App */
/** @typedef {import("./core.js").Program} Program */
/** @typedef {import("./kit.js").Lifetime} Lifetime */
/** @typedef {import("./shell.js").Shell} Shell */

// So many rebuilds within so many milliseconds, then the view gives up.
const REBUILDS = 3;
const SPAN = 10000;

/**
 * @param {HTMLElement} host
 * @param {ShadowRoot} root
 */
export function createSession(host, root) {
  const [sheet, chartSheet] = ["style.css", "charts.css"].map((name) =>
    h("link", { rel: "stylesheet", href: new URL(name, import.meta.url).href }),
  );
  const failure = h("p", { class: "failure", part: "failure", role: "alert", hidden: true });
  const fallback = h("div", { class: "fallback" }, h("slot"));
  const frame = h("div", { class: "frame" }, failure, fallback);
  root.append(sheet, frame);

  const sync = createSync(host);
  /** @type {Lifetime | undefined} of the present stay in the page */
  let life;
  /** @type {Program | undefined} */
  let program;
  /** @type {App | undefined} */
  let app;
  /** @type {Shell | undefined} */
  let shell;
  /** @type {import("./load.js").Desk} what bringing a file in needs of us */
  const desk = {
    host,
    frame,
    charts,
    raise,
    failed: trapped,
    app: () => app,
    arrival(packed) {
      if (!program) throw new Error("the view has been removed");
      return new program.core.Arrival(packed);
    },
    report: (change) => shell && shell.report(change),
    apply: (state) => app && shell && shell.report(applyState(app, state)),
    forget: () => past.clear(),
    held: undefined,
  };
  let waiting = createWaiting();
  // Kept over removal, so that an element that is moved comes back as it was.
  let query = "";
  const past = createHistory();
  let selected = "";
  let announced = false;
  /** @type {Set<string>} problems of attributes are told once */
  const told = new Set();
  /** @type {number[]} */
  let rebuilds = [];
  /** @type {WeakMap<App, Record<string, number>>} stages that are nowhere on the page */
  const spare = new WeakMap();
  /** @type {Promise<import("./load.js").Loading> | undefined} what brings files in, once one comes */
  let bringing;
  /** @type {import("./load.js").Loading | undefined} */
  let bringer;
  /** @type {Promise<void> | undefined} while the core that has charts takes over */
  let growing;

  function connect() {
    const current = createLifetime(trapped);
    life = current;
    if (waiting.settled()) waiting = createWaiting();
    const begin = current.guard((/** @type {Program} */ loaded) => {
      program = loaded;
      watch(current);
      const state = query || sync.read();
      build(state);
      if (desk.held || host.hasAttribute("src")) bring((bringer) => bringer.resume(state));
    });
    const first = desk.held || wantsCharts(query || sync.read()) ? loadCharts(current) : loadCore(false);
    Promise.all([first, styled(sheet, current)]).then(
      ([loaded]) => life === current && begin(loaded),
      (error) => life === current && giveUp(error),
    );
  }

  /**
   * Whether what is to be shown first is a chart.
   * @param {string} state the query to begin with
   */
  function wantsCharts(state) {
    const given = new URLSearchParams(state);
    return isChart(choice(host, "view") || given.get("view") || "") || (!choice(host, "view") && given.get("cmp") === "1");
  }

  /**
   * The core that has charts, and the styles that only they need.
   * @param {Lifetime} stay
   */
  async function loadCharts(stay) {
    // Put in anew, a sheet is fetched anew.
    if (!chartSheet.isConnected) sheet.after(chartSheet);
    try {
      const [loaded] = await Promise.all([loadCore(true), styled(chartSheet, stay)]);
      return loaded;
    } catch (error) {
      // Only what is put into the page anew is fetched again.
      chartSheet.remove();
      throw error;
    }
  }

  /**
   * A chart or a tool was opened: goes on with the core that has them, where the
   * reader is.
   * @param {import("./tray.js").Tool} [tool]
   */
  function grow(tool) {
    const current = life;
    charts(tool).catch((error) => {
      if (life !== current || !app || !shell) return;
      problems([failureText(error, resolveLang(host)), error.message]);
      shell.report(app.set("view", undefined));
    });
  }

  /**
   * Settles when the core is one that has charts.
   * @param {import("./tray.js").Tool} [tool] to be opened then
   */
  async function charts(tool) {
    const current = life;
    if (!current) return;
    growing = growing || replace(current);
    try {
      await growing;
    } finally {
      growing = undefined;
    }
    if (tool && shell && life === current) shell.openTool(tool);
  }

  /**
   * Goes on with the core that has charts. The present shell stays until the other
   * is drawn, and the page can answer between the steps.
   * @param {Lifetime} stay
   */
  async function replace(stay) {
    const loaded = await loadCharts(stay);
    while (life === stay && app && shell && program !== loaded) {
      const before = shell;
      const query = app.query();
      const other = stay.guard(() => makeApp(loaded, query))();
      await pause();
      if (!other || shell !== before) {
        if (other) other.free();
        continue;
      }
      const next = stay.guard(() => makeShell(other, loaded, before.told()))();
      await pause();
      if (next && shell === before) {
        await takeOver(other, next, loaded).catch(trapped);
        continue;
      }
      if (next) next.dispose();
      other.free();
    }
  }

  /**
   * @param {App} other
   * @param {Shell} next
   * @param {Program} loaded
   */
  async function takeOver(other, next, loaded) {
    const old = { app, shell };
    if (app) applyState(other, app.query());
    [program, app, shell] = [loaded, other, next];
    try {
      await next.startInTurns();
    } finally {
      const focused = root.activeElement instanceof HTMLElement ? root.activeElement.dataset.view : undefined;
      if (old.shell) old.shell.dispose();
      if (old.app) old.app.free();
      const tab = focused && next.element.querySelector(`.tab[data-view="${focused}"]`);
      if (tab instanceof HTMLElement) tab.focus();
    }
  }

  /**
   * Lends a core that has charts, in the present state, for as long as `work` runs.
   * @template T
   * @param {(lent: App) => T} work
   * @returns {Promise<T>}
   */
  async function lend(work) {
    const core = await loadCore(true);
    if (!app) throw new Error("the view has been removed");
    if (program && program.charts) return work(app);
    const other = makeApp(core, app.query());
    try {
      return work(other);
    } finally {
      other.free();
    }
  }

  /** The chosen pairings in brief, with what makes cards of them. */
  async function briefs() {
    if (!life) return undefined;
    const { charts } = await loadCharts(life);
    if (!app || !charts) return undefined;
    return lend((lent) => ({ words: lent.words(), profiles: lent.profiles(), ...charts }));
  }

  /**
   * The same with a stage of a view.
   * @param {string} view
   * @param {number} width in CSS px
   * @returns {import("./download.js").Lend}
   */
  function borrow(view, width) {
    return (work) =>
      lend((lent) => {
        const stages = spare.get(lent) || {};
        spare.set(lent, stages);
        const stage = view in stages ? stages[view] : (stages[view] = lent.add_stage(view));
        lent.resize(stage, width, 1);
        try {
          return work({ app: lent, stage, view, own: sync.own(lent.query(), lent.words().language_tag) });
        } finally {
          lent.resize(stage, 0, 1);
        }
      });
  }

  /**
   * @param {string} view
   * @param {number} width
   * @param {HTMLElement} opener
   */
  async function takeAway(view, width, opener) {
    if (!shell) return;
    const { element } = shell;
    try {
      const { openDialog } = await import("./takeaway.js");
      await openDialog({ lend: borrow(view, width), shell: element, opener, view, width, looks: { theme: choice(host, "theme"), size: choice(host, "size") } });
    } catch (error) {
      problems([failureText(error, resolveLang(host)), String(error)]);
    }
  }

  /** An address that was made with other data: says so, once. */
  function compare() {
    const then = sync.version();
    if (!then || !app || !shell || then === app.version()) return;
    const { element } = shell;
    const { view, width } = shell.opened();
    import("./takeaway.js").then(({ tellChanged }) => tellChanged(borrow(view, width), element, then)).catch(() => {});
  }

  function disconnect() {
    if (bringer) bringer.end();
    bringing = bringer = undefined;
    teardown();
    if (life) life.end();
    life = undefined;
    failure.hidden = true;
  }

  /**
   * @param {string} state the query to begin with
   * @param {import("./announcer.js").Told} [told] what the shell before this one has said
   */
  function build(state, told) {
    if (!program || !host.isConnected) return;
    app = makeApp(program, state);
    shell = makeShell(app, program, told);
    shell.start();
    for (const name of ["lang", ...CHOICES]) complain(name);
  }

  /**
   * @param {Program} of
   * @param {string} state
   */
  function makeApp(of, state) {
    const made = new of.core.App(resolveLang(host), today());
    if (desk.held && of.charts) made.load_packed(new Uint8Array(desk.held.done.packed));
    applyState(made, state);
    dress(made);
    return made;
  }

  /**
   * A shell in the page, out of sight until it has drawn something.
   * @param {App} of
   * @param {Program} from
   * @param {import("./announcer.js").Told} [told]
   */
  function makeShell(of, from, told) {
    const made = createShell(of, { ...shellOptions(), charts: from.charts, told }, shellLinks());
    frame.append(made.element);
    return made;
  }

  function teardown() {
    fallback.hidden = false;
    if (shell) shell.dispose();
    shell = undefined;
    try {
      if (app) app.free();
    } catch (_) {
      // After a trap its memory is lost; it cannot be freed.
    }
    app = undefined;
  }

  /**
   * What the query leaves open is settled by the attributes.
   * @param {App} target
   * @param {string} state
   */
  function applyState(target, state) {
    const given = new URLSearchParams(state);
    let change = target.set("state", state);
    if (!given.has("lang")) change |= target.set("lang", resolveLang(host));
    if (!given.has("view")) change |= target.set("view", choice(host, "view") || undefined);
    return change;
  }

  /**
   * Looks are the reader's and the page's, not the query's.
   * @param {App} target
   */
  function dress(target) {
    target.set("theme", resolveTheme(host));
    target.set("size", resolveSize(host));
    target.set("contrast", resolveContrast());
  }

  function shellOptions() {
    const canFill = document.fullscreenEnabled && typeof host.requestFullscreen === "function";
    return { view: choice(host, "view"), controls: choice(host, "controls"), canFill };
  }

  /** @returns {import("./shell.js").ShellLinks} */
  function shellLinks() {
    return {
      failed: trapped,
      grow,
      openFile: () => bring((bringer) => bringer.choose()),
      briefs,
      takeAway,
      shown() {
        fallback.hidden = true;
      },
      ready() {
        waiting.done();
        if (announced) return;
        announced = true;
        raise("duikou-ready", {});
        compare();
      },
      selected(keys, records) {
        if (keys.join() === selected) return;
        selected = keys.join();
        raise("duikou-select", { keys, records });
      },
      queried(next) {
        past.record(next);
        if (next === query) return;
        query = next;
        sync.write(query, app ? app.words().language_tag : "", announced);
        raise("duikou-state", { query });
        if (bringer) bringer.refresh();
      },
      step(way) {
        const state = past.step(way);
        if (state !== undefined && app && shell) shell.report(app.set("state", state));
      },
      problems,
      choose(name, value) {
        if (name !== "pixels") return host.setAttribute(name, value);
        host.style.setProperty("--duikou-text", `${value}px`);
        attribute("size");
      },
      looks: () => ({
        theme: choice(host, "theme"),
        size: choice(host, "size"),
        // A name has the size that the styles give it.
        pixels: Number(resolveSize(host)) || 20,
        dark: resolveTheme(host) === "dark",
        strong: isStrong(host),
        fullscreen: isFull(),
        steps: past.steps(),
      }),
      fullscreen() {
        const turned = isFull() ? document.exitFullscreen() : host.requestFullscreen();
        turned.catch((error) => problems([String(error.message)]));
      },
    };
  }

  function isFull() {
    return /** @type {Document} */ (host.getRootNode()).fullscreenElement === host;
  }

  /**
   * Listens to what the page does to the element.
   * @param {Lifetime} stay
   */
  function watch(stay) {
    stay.listen(matchMedia(DARK), "change", () => attribute("theme"));
    stay.listen(matchMedia(CONTRAST), "change", () => attribute("theme"));
    for (const type of ["dragenter", "dragover", "drop"]) stay.listen(host, type, dragged);
    stay.listen(host, "fullscreenchange", () => shell && shell.refreshBar());
    stay.listen(window, "hashchange", () => {
      const state = sync.moved();
      if (state === undefined || !app || !shell) return;
      const { report, flush } = shell;
      const change = applyState(app, state);
      sync.follow(() => {
        report(change);
        flush();
      });
    });
    const observer = new MutationObserver(stay.guard(() => attribute("lang")));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"], subtree: true });
    stay.add(() => observer.disconnect());
  }

  /** @param {string} name */
  function attribute(name) {
    if (!app || !shell || (name === "state" && sync.isOwn())) return;
    if (name === "src") bring((bringer) => bringer.source());
    complain(name);
    if (name === "view" || name === "controls") {
      teardown();
      build(query);
      return;
    }
    let change = 0;
    if (name === "lang") change = app.set("lang", resolveLang(host));
    if (name === "theme") change = app.set("theme", resolveTheme(host)) | app.set("contrast", resolveContrast());
    if (name === "size") change = app.set("size", resolveSize(host));
    if (name === "state") change = applyState(app, host.getAttribute("state") || "");
    // A page that has taken on the view's language needs it no more in the address.
    const kept = name === "lang" && change === 0;
    if (name === "sync" || kept) sync.write(query, app.words().language_tag);
    shell.refreshBar();
    shell.report(change);
    if (bringer) bringer.refresh();
  }

  /**
   * Has the work done by what brings files in, which is fetched when it is first needed.
   * @template T
   * @param {(bringer: import("./load.js").Loading) => T | Promise<T>} use
   * @returns {Promise<T | undefined>} nothing where it could not be fetched, or the element has left
   */
  async function bring(use) {
    const current = life;
    bringing = bringing || import("./load.js").then(({ createLoading }) => createLoading(desk));
    try {
      const made = await bringing;
      if (life === current) bringer = made;
      else made.end();
    } catch (error) {
      bringing = undefined;
      problems([failureText(new LoadError("network", ""), resolveLang(host)), String(error)]);
    }
    return bringer && use(bringer);
  }

  /** @param {DragEvent} event */
  function dragged(event) {
    const { dataTransfer, type } = event;
    if (!dataTransfer || !dataTransfer.types.includes("Files") || choice(host, "controls") === "none") return;
    event.preventDefault();
    dataTransfer.dropEffect = "copy";
    const files = type === "drop" ? dataTransfer.files : undefined;
    bring((bringer) => bringer.drag(files));
  }

  /** What makes files of the open view. */
  async function taking() {
    await waiting.promise;
    const files = await import("./takeaway.js");
    if (!shell) throw new Error("the view has been removed");
    const { view, width } = shell.opened();
    return { ...files, lent: files.borrowing(borrow(view, width)) };
  }

  /** @param {string[]} keys */
  function select(keys) {
    if (!app || !shell) return [];
    const wanted = [...new Set(keys)];
    for (let turns = 0; turns < 3 && app.selection().length > 0; turns++) shell.report(app.clear());
    for (const key of wanted) shell.report(app.activate(key, true));
    const chosen = app.selection();
    const missing = wanted.filter((key) => !chosen.includes(key));
    const words = app.words();
    shell.flush();
    if (missing.length > 0) problems([fill(words.unknown_keys, { keys: missing.join(words.list_comma) })]);
    return chosen;
  }

  /** @param {string} name of an attribute that may say something unknown */
  function complain(name) {
    const value = host.getAttribute(name);
    if (!app || !isUnknown(host, name) || told.has(`${name}=${value}`)) return;
    told.add(`${name}=${value}`);
    problems([fill(app.words().unknown_attribute, { name, value: value || "" })]);
  }

  /**
   * An exception came out of the core or of ourselves: say so and start afresh.
   * @param {unknown} error
   */
  function trapped(error) {
    console.error(error);
    teardown();
    const now = performance.now();
    rebuilds = rebuilds.filter((time) => now - time < SPAN);
    if (!life || rebuilds.length >= REBUILDS) {
      giveUp(error);
      return;
    }
    rebuilds.push(now);
    problems([error instanceof Error ? error.message : String(error)]);
    // A state that brings it down again is not tried a third time.
    life.guard(build)(rebuilds.length > 1 ? "" : query);
  }

  /** @param {unknown} error */
  function giveUp(error) {
    const text = failureText(error, resolveLang(host));
    failure.textContent = text;
    failure.hidden = false;
    problems(error instanceof LoadError ? [text, error.message] : [text]);
    waiting.fail(new Error(text));
  }

  /** @param {string[]} list */
  function problems(list) {
    raise("duikou-error", { message: list.join("\n"), problems: list });
  }

  /**
   * @param {string} type
   * @param {object} detail
   */
  function raise(type, detail) {
    host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  return {
    connect,
    disconnect,
    /** @param {string} name of an attribute that has changed */
    attribute(name) {
      if (life) life.guard(attribute)(name);
    },
    lang() {
      const words = life && app && life.guard(() => app && app.words())();
      return words ? words.language_tag : resolveLang(host);
    },
    query() {
      const present = life && app && life.guard(() => app && app.query())();
      return present === undefined ? query || host.getAttribute("state") || "" : present;
    },
    /** @param {string[]} keys */
    async select(keys) {
      await waiting.promise;
      return (life && life.guard(select)(keys)) || [];
    },
    /** @param {unknown} what a file, an address or rows */
    async load(what) {
      await waiting.promise;
      const summary = await bring((bringer) => bringer.load(what));
      if (!summary) throw new Error("the view has been removed or its files are missing");
      return summary;
    },
    /**
     * @param {"svg" | "png"} kind
     * @param {number} scale
     */
    async image(kind, scale) {
      const { imageFile, lent } = await taking();
      return (await imageFile(lent, kind, scale)).blob;
    },
    /**
     * @param {"csv" | "json"} kind
     * @param {boolean} all
     */
    async data(kind, all) {
      const { dataFile, lent } = await taking();
      return (await dataFile(lent, kind, all)).blob;
    },
  };
}

/** A promise that others wait on before the view is there. */
function createWaiting() {
  let settled = false;
  let done = () => {};
  /** @type {(error: Error) => void} */
  let fail = () => {};
  /** @type {Promise<void>} */
  const promise = new Promise((resolve, reject) => {
    done = resolve;
    fail = reject;
  });
  const settle = () => {
    settled = true;
  };
  // Nobody has to wait; the failure has been told already.
  promise.then(settle, settle);
  return { promise, done, fail, settled: () => settled };
}

/**
 * Settles when the stylesheet is there.
 * @param {HTMLLinkElement} link
 * @param {Lifetime} life
 * @returns {Promise<void>}
 */
function styled(link, life) {
  if (link.sheet) return Promise.resolve();
  return new Promise((resolve, reject) => {
    life.listen(link, "load", () => resolve());
    life.listen(link, "error", () => reject(new LoadError("network", link.href)));
  });
}
