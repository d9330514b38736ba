// Loads the wasm module once for the page, and says in words why it cannot.

/** @typedef {import("./duikou-core.js").App} App */
/** @typedef {"policy" | "unsupported" | "network" | "other"} Reason */

/** @type {Promise<typeof import("./duikou-core.js")> | undefined} */
let loading;

/**
 * The core's module, ready to use; shared by every element of the page.
 * A failed attempt is forgotten, so that a later element tries again.
 */
export function loadCore() {
  if (!loading) {
    loading = load();
    loading.catch(() => {
      loading = undefined;
    });
  }
  return loading;
}

async function load() {
  if (typeof WebAssembly !== "object") throw new LoadError("unsupported", "WebAssembly is missing");
  try {
    // Imported here and not at the top, so that a missing file is a message
    // and not a page where nothing is defined.
    const core = await import("./duikou-core.js");
    await core.default({ module_or_path: new URL("duikou-core_bg.wasm", import.meta.url) });
    return core;
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
    policy: "交互图没有启动：本页的内容安全策略不允许运行 WebAssembly，需在 script-src 中加入 'wasm-unsafe-eval'。",
    unsupported: "交互图没有启动：这个浏览器不支持所需的 WebAssembly 功能，请换用较新的浏览器。",
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
