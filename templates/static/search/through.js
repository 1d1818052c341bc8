// Texts that are read through: for phrases and words to leave out, and for what each facet has.

import { numberOf } from "./counts.js";
import { wholeWords } from "./query.js";

/** The hits, with their pages, of texts that have all of some phrases and nothing that is left out. */
export async function readThrough(hits, phrases, excluded) {
  const wanted = phrases.map((phrase) => wholeWords([phrase]));
  const unwanted = excluded.length ? wholeWords(excluded) : null;
  // Titles and paragraphs as they read; what the index has beside them (what a short form stands for)
  // would stand in the middle of a phrase.
  const read = await Promise.all(
    hits.map(async (hit) => {
      const page = await hit.data();
      const texts = [page.meta.title, ...page.anchors.map(({ text }) => text ?? "")];
      const has = (pattern) => texts.some((text) => text.search(pattern) >= 0);
      const hasPhrase = (pattern) => has(pattern) || page.content.search(pattern) >= 0;
      const isKept =
        wanted.every(hasPhrase) &&
        !(unwanted && (has(unwanted) || page.content.search(unwanted) >= 0));
      return isKept && { hit, page };
    }),
  );
  return read.filter(Boolean);
}

/** How many of some pages each value of each facet has. */
export function countsOf(read) {
  const counts = {};
  for (const { page } of read) {
    for (const [facet, values] of Object.entries(page.filters)) {
      counts[facet] ??= Object.create(null);
      for (const value of values) counts[facet][value] = numberOf(counts[facet], value) + 1;
    }
  }
  return counts;
}
