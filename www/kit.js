// Small things that every module needs: elements, texts, listeners that are
// undone, one animation frame for many changes.

/** The bits of the number that every change to an App returns. */
export const OVERLAY = 1;
export const SCENE = 2;
export const WORDS = 4;
export const SELECTION = 8;
export const QUERY = 16;
export const FILTER = 32;
export const EVERYTHING = OVERLAY | SCENE | WORDS | SELECTION | QUERY | FILTER;

/**
 * Makes an element. `null`, `undefined` and `false` leave an attribute or a
 * child out; `true` sets an empty attribute.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * Fills `{name}` holes, as the core's own `fill` does.
 * @param {string} template
 * @param {Record<string, string | number>} values
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (hole, name) => (name in values ? String(values[name]) : hole));
}

/**
 * An address that a reader may be sent to; anything but the web is refused.
 * @param {string | null} url
 */
export function webAddress(url) {
  try {
    const { protocol, href } = new URL(url || "");
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch (_) {
    return null;
  }
}

/**
 * @typedef {object} Lifetime
 * @property {<A extends unknown[], R>(work: (...args: A) => R) => (...args: A) => R | undefined} guard
 *   wraps an entrance from the browser, so that a failure reaches the owner
 * @property {(target: EventTarget, type: string, handler: (event: any) => void, options?: AddEventListenerOptions) => void} listen
 * @property {(undo: () => void) => void} add remembers something to undo at the end
 * @property {() => void} end undoes everything, the latest first
 */

/**
 * Everything begun within a lifetime ends with it.
 * @param {(error: unknown) => void} failed hears of whatever a guarded function throws
 * @returns {Lifetime}
 */
export function createLifetime(failed) {
  /** @type {(() => void)[]} */
  let undos = [];
  /** @type {Lifetime["guard"]} */
  const guard = (work) => (...args) => {
    try {
      return work(...args);
    } catch (error) {
      failed(error);
      return undefined;
    }
  };
  return {
    guard,
    listen(target, type, handler, options) {
      const guarded = guard(handler);
      target.addEventListener(type, guarded, options);
      undos.push(() => target.removeEventListener(type, guarded, options));
    },
    add(undo) {
      undos.push(undo);
    },
    end() {
      const all = undos.reverse();
      undos = [];
      for (const undo of all) undo();
    },
  };
}

/**
 * Gathers change bits and hands them on once an animation frame.
 * @param {Lifetime} life
 * @param {(change: number) => void} run
 */
export function createTicker(life, run) {
  let pending = 0;
  let request = 0;
  const flush = () => {
    const change = pending;
    pending = 0;
    cancelAnimationFrame(request);
    request = 0;
    if (change) run(change);
  };
  const tick = life.guard(flush);
  life.add(() => cancelAnimationFrame(request));
  return {
    /** @param {number} change */
    report(change) {
      pending |= change;
      if (pending && !request) request = requestAnimationFrame(tick);
    },
    /** Hands on at once what has gathered. */
    flush,
  };
}

/** The longest that the page is kept from other things, in milliseconds. */
export const TURN = 8;

/** Lets the page do what else there is to do. */
export function pause() {
  return new Promise((resolve) => setTimeout(resolve));
}

/**
 * Does what is many steps in short turns.
 * @param {Lifetime} life
 */
export function createTurns(life) {
  /** @type {(() => unknown)[]} */
  let steps = [];
  let timer = 0;
  /** @type {(() => void)[]} those who wait for the last step */
  let waiting = [];

  /** @param {number} most milliseconds that a turn may take before its last step begins */
  function run(most) {
    clearTimeout(timer);
    const begun = performance.now();
    for (let step = steps.shift(); step; step = steps.shift()) {
      step();
      if (performance.now() - begun < most || steps.length === 0) continue;
      timer = window.setTimeout(turn);
      return;
    }
    for (const done of waiting.splice(0)) done();
  }
  const turn = life.guard(() => run(TURN));
  life.add(() => {
    clearTimeout(timer);
    steps = [];
    for (const done of waiting.splice(0)) done();
  });
  return {
    /** @param {(() => unknown)[]} next in place of what is left of those before */
    begin(next) {
      steps = next;
      run(TURN);
    },
    /** Takes what is left at once. */
    flush: () => run(Infinity),
    /** @returns {Promise<void>} settles when nothing is left */
    done: () => (steps.length === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}

/**
 * Runs `work` when what was drawn is on the screen and the browser idle; a later
 * call replaces an earlier one.
 * @param {Lifetime} life
 * @param {() => void} work
 */
export function createIdle(life, work) {
  const guarded = life.guard(work);
  const run = () => {
    undo = nothing;
    guarded();
  };
  const nothing = () => {};
  let undo = nothing;
  /** @param {() => void} then */
  const frame = (then) => {
    const request = requestAnimationFrame(then);
    undo = () => cancelAnimationFrame(request);
  };
  const idle = () => {
    const handle = typeof requestIdleCallback === "function" ? requestIdleCallback(run, { timeout: 200 }) : setTimeout(run, 30);
    undo = () => (typeof requestIdleCallback === "function" ? cancelIdleCallback(/** @type {number} */ (handle)) : clearTimeout(handle));
  };
  const cancel = () => {
    undo();
    undo = nothing;
  };
  life.add(cancel);
  return {
    ask() {
      cancel();
      // The frame after the next begins when the next one has been shown.
      frame(() => frame(idle));
    },
  };
}
