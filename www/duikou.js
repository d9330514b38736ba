// For pages that embed: loading this module defines <duikou-view>.
import { DuikouView } from "./duikou-view.js";

// A page may load two copies; the first one stays.
if (!customElements.get("duikou-view")) customElements.define("duikou-view", DuikouView);

export { DuikouView };
