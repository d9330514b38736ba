// One file being read: a worker that lives as long as the reading takes.

/** @typedef {import("./intake-worker.js").Order} Order */
/** @typedef {import("./intake-worker.js").Outcome} Outcome */
/** @typedef {import("./intake-worker.js").News} News */

/** The reading could not be done; the message is a key of the words. */
export class LoadFault extends Error {
  /**
   * @param {keyof import("./load-words.js").LoadWords} key
   * @param {Record<string, string>} [values] for the holes in those words
   */
  constructor(key, values = {}) {
    super(key);
    this.name = "LoadFault";
    this.key = key;
    this.values = values;
  }
}

/** What is thrown when somebody has thought better of it. */
export const cancelled = () => new DOMException("cancelled", "AbortError");

/**
 * Reads a file, or makes a template, in a worker of its own, which is gone
 * when the promise is settled.
 * @param {Order} order
 * @param {(news: Extract<News, { type: "progress" }>) => void} [progress]
 * @returns {{ done: Promise<Outcome>, cancel: () => void }}
 */
export function work(order, progress) {
  /** @type {(error: Error) => void} */
  let fail = () => {};
  /** @type {Worker | undefined} */
  let worker;
  /** @type {Promise<Outcome>} */
  const done = new Promise((resolve, reject) => {
    fail = reject;
    worker = hire();
    worker.onmessage = ({ data }) => {
      const news = /** @type {News} */ (data);
      if (news.type === "progress") progress && progress(news);
      else if (news.type === "fault") reject(new LoadFault(news.key, news.values));
      else if (news.type === "refused") reject(new Error(news.message));
      else resolve(news);
    };
    // The script is missing or may not run, or the memory has run out.
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new LoadFault(event.message ? "load_trapped" : "load_not_begun"));
    };
    worker.postMessage(order);
  });
  const dismiss = () => worker && worker.terminate();
  done.then(dismiss, dismiss);
  return { done, cancel: () => fail(cancelled()) };
}

function hire() {
  let { href, origin } = new URL("intake-worker.js", import.meta.url);
  // A worker begins in the page's own origin; from there it may fetch another's modules.
  if (origin !== location.origin) href = URL.createObjectURL(new Blob([`import ${JSON.stringify(href)};`], { type: "text/javascript" }));
  try {
    return new Worker(href, { type: "module", name: "duikou" });
  } catch (_) {
    throw new LoadFault("load_no_worker");
  }
}
