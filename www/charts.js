// What only a page with charts needs of the scripts.

import { createExplore } from "./explore.js";
import { profileCard, toPaper } from "./profile.js";
import { createSources } from "./sources.js";
import { createTable } from "./table.js";

export { createExplore, createSources, createTable, profileCard, toPaper };
