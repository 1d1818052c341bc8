// The parts of an index that is cut, of some years each: which may answer, and answers of several.

import { numberOf } from "./counts.js";
import { LAST_YEAR } from "./spans.js";

/** What answers a question that nothing can answer. */
export const NOTHING = {
  hits: [],
  counts: null,
  unread: 0,
  some: false,
  close: 0,
  known: true,
  left: [],
  uncounted: [],
};

/** The years of some parts. */
export const yearsOf = (parts) => parts.flatMap(({ years }) => years);

/**
 * Whether a part has the words, all or some. Pagefind takes no notice of a word that an index does
 * not have, so a part without it would answer what was not asked.
 */
export function mayAnswer({ wanted, isIn }, part, some) {
  const needed = wanted.filter(({ isBeside }) => !isBeside);
  const has = ({ ways }) => ways.some((way) => isIn(way, part));
  return !needed.length || (some ? needed.some(has) : needed.every(has));
}

/** The parts with a time that is asked for, in the order of the results. */
export function inDates(parts, { from, to, chosen, sort }) {
  if (from && to && from > to) return [];
  const holds = (part, first, last) => last >= part.from && first < part.before;
  const found = parts.filter(
    (part) =>
      holds(part, from, to || `${LAST_YEAR}`) &&
      (chosen.year ?? [part.from]).some((year) => holds(part, year, year)),
  );
  return sort === "oldest" ? found.toReversed() : found;
}

/** The parts of an index as the page lists them: `folder year year …, folder year …`, newest first. */
export function partsOf(list) {
  const parts = list.split(",").map((text) => {
    const [folder, ...years] = text.split(" ");
    return { folder, years, opened: null };
  });
  return parts.map((part, place) => ({
    ...part,
    number: parts.length - 1 - place, // from the oldest
    isNewest: place === 0,
    from: place === parts.length - 1 ? "" : part.years[0],
    before: parts[place - 1]?.years[0] ?? `${LAST_YEAR}~`,
  }));
}

/** An answer with that of a further part behind it. */
export function together(before, next) {
  return {
    hits: [...before.hits, ...next.hits],
    counts:
      before === NOTHING
        ? next.counts
        : before.counts && next.counts && sums(before.counts, next.counts),
    unread: before.unread + next.unread,
    some: next.hits.length ? next.some : before.some,
    close: before.close + next.close,
    known: next.known,
  };
}

function sums(before, next) {
  const found = structuredClone(before);
  for (const [facet, values] of Object.entries(next)) {
    found[facet] ??= {};
    for (const [value, count] of Object.entries(values))
      found[facet][value] = numberOf(found[facet], value) + count;
  }
  return found;
}
