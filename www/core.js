// Loads the wasm module once for the page, and says in words why it cannot.

/** @typedef {import("./duikou-charts.js").App} App */
/** @typedef {"policy" | "unsupported" | "network" | "other"} Reason */

/**
 * @typedef {object} Program what an element runs on
 * @property {typeof import("./duikou-charts.js")} core without charts it lacks what only they need
 * @property {typeof import("./charts.js")} [charts] the scripts that charts need; absent without them
 */

/** @type {Record<"core" | "charts", Promise<Program> | undefined>} */
const loading = { core: undefined, charts: undefined };

/**
 * The core's module, ready to use; shared by every element of the page. With
 * charts it is a larger one. A failed attempt is forgotten, so that a later
 * element tries again.
 * @param {boolean} withCharts
 * @returns {Promise<Program>}
 */
export function loadCore(withCharts) {
  const name = withCharts ? "charts" : "core";
  let program = loading[name];
  if (!program) {
    program = load(withCharts);
    loading[name] = program;
    program.catch(() => {
      loading[name] = undefined;
    });
  }
  return program;
}

/**
 * @param {boolean} withCharts
 * @returns {Promise<Program>}
 */
async function load(withCharts) {
  if (typeof WebAssembly !== "object") throw new LoadError("unsupported", "WebAssembly is missing");
  try {
    // Imported here and not at the top, so that a missing file is a message
    // and not a page where nothing is defined.
    if (!withCharts) {
      const core = /** @type {Program["core"]} */ (/** @type {unknown} */ (await import("./duikou-core.js")));
      await core.default({ module_or_path: new URL("duikou-core_bg.wasm", import.meta.url) });
      return { core };
    }
    const [core, charts] = await Promise.all([import("./duikou-charts.js"), import("./charts.js")]);
    await core.default({ module_or_path: new URL("duikou-charts_bg.wasm", import.meta.url) });
    return { core, charts };
  } catch (error) {
    throw new LoadError(reasonOf(error), error instanceof Error ? error.message : String(error));
  }
}

/** The core could not be loaded. */
export class LoadError extends Error {
  /**
   * @param {Reason} reason
   * @param {string} message what the browser said
   */
  constructor(reason, message) {
    super(message);
    this.name = "LoadError";
    this.reason = reason;
  }
}

/**
 * @param {unknown} error
 * @returns {Reason}
 */
function reasonOf(error) {
  const message = error instanceof Error ? error.message : String(error);
  if (/content security policy|unsafe-eval|violates/i.test(message)) return "policy";
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) return "unsupported";
  if (error instanceof TypeError || /fetch|http|load/i.test(message)) return "network";
  return "other";
}

// The only texts outside the core's table: they are for when there is no core.
const TEXTS = {
  "zh-CN": {
    policy: "交互图没有启动：本页的内容安全策略不允许运行WebAssembly，需在script-src中加入 'wasm-unsafe-eval'。",
    unsupported: "交互图没有启动：这个浏览器不支持所需的WebAssembly功能，请换用较新的浏览器。",
    network: "交互图没有启动：程序文件没有下载成功，请检查网络后刷新页面。",
    other: "交互图没有启动。",
    broken: "交互图多次出错，已经停下。请刷新页面再试。",
    kept: "以下是静态内容。",
  },
  en: {
    policy: "The interactive view did not start: this page’s security policy does not allow WebAssembly; add 'wasm-unsafe-eval' to script-src.",
    unsupported: "The interactive view did not start: this browser lacks the WebAssembly features it needs. Please use a newer browser.",
    network: "The interactive view did not start: its files could not be downloaded. Please check the connection and reload the page.",
    other: "The interactive view did not start.",
    broken: "The interactive view failed several times and has stopped. Please reload the page.",
    kept: "What follows is static.",
  },
};

/**
 * Why there is no live view, for a reader.
 * @param {unknown} error
 * @param {"zh-CN" | "en"} lang
 */
export function failureText(error, lang) {
  const texts = TEXTS[lang];
  const text = error instanceof LoadError ? texts[error.reason] : texts.broken;
  return `${text}${lang === "en" ? " " : ""}${texts.kept}`;
}
