// What only a page with charts needs of the scripts.

import { profileCard, toPaper } from "./profile.js";
import { createSources } from "./sources.js";
import { createTable } from "./table.js";

export { createSources, createTable, profileCard, toPaper };
