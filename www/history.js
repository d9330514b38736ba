// What was chosen before: undo and redo over state queries.

// So many steps back at most.
const STEPS = 200;

/** Going back changes what is shown and not how: the language stays. */
export function createHistory() {
  /** @type {string[]} */
  let past = [];
  /** @type {string[]} */
  let future = [];
  /** @type {string | undefined} */
  let present;

  return {
    /**
     * Notes the state after a change; the same state again is none.
     * @param {string} query
     */
    record(query) {
      const next = without(query, "lang");
      if (next === present) return;
      if (present !== undefined && !goesOn(present, next)) {
        past = [...past.slice(1 - STEPS), present];
      }
      future = [];
      present = next;
    },
    /** Whether there is something to go back to, and on to. */
    steps: () => ({ undo: past.length > 0, redo: future.length > 0 }),
    /**
     * Goes one step back or on, and says where that is.
     * @param {"undo" | "redo"} way
     */
    step(way) {
      const [from, to] = way === "undo" ? [past, future] : [future, past];
      const query = from.pop();
      if (query === undefined || present === undefined) return undefined;
      to.push(present);
      present = query;
      return query;
    },
    /** Forgets everything, as for other data. */
    clear() {
      past = [];
      future = [];
      present = undefined;
    },
  };
}

/**
 * Whether a change only goes on with a text that is being typed.
 * @param {string} before
 * @param {string} after
 */
function goesOn(before, after) {
  const text = (/** @type {string} */ query) => new URLSearchParams(query).get("q");
  return Boolean(text(before) && text(after)) && without(before, "q") === without(after, "q");
}

/**
 * @param {string} query
 * @param {string} name
 */
function without(query, name) {
  const parts = query.split("&").filter((part) => !part.startsWith(`${name}=`));
  return parts.join("&");
}
