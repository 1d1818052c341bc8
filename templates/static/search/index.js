// The search index: Pagefind, and what it cannot do by itself.

import { firstDay } from "./dates.js";
import { wholeWords } from "./query.js";

const LOOKED_AT = 150; // texts that are read through for phrases and words to leave out
// A long item that says much of something goes before a short page that names it.
const RANKING = { pageLength: 0, metaWeights: { title: 1.5 } };
const PROBES = 8;
const DATED = ["Item", "Report"];
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** What answers a question that nothing can answer. */
export const NOTHING = { hits: [], counts: null, unread: 0, some: false, known: true };

export class Index {
  constructor(pagefind) {
    this.pagefind = pagefind;
    this.values = null; // every value of every facet with its count, once they are wanted
  }

  /** Fetch the index; `attempt` above 1 asks for a script again that could not be loaded. */
  static async load(address, attempt) {
    const bundle = new URL(address, document.baseURI);
    const folder = new URL(".", bundle).pathname;
    if (attempt > 1) bundle.searchParams.set("attempt", attempt);
    const pagefind = await import(bundle.href);
    const baseUrl = folder.replace(/[^/]+\/$/, "");
    await pagefind.options({ bundlePath: folder, baseUrl, ranking: RANKING });
    await pagefind.init();
    return new Index(pagefind);
  }

  /** Begin to fetch what a search for some words will need. */
  prepare(words) {
    if (words.length) this.pagefind.preload(words.join(" "));
  }

  async facets() {
    this.values ??= await this.pagefind.filters();
    return this.values;
  }

  /**
   * What answers a question: `hits` in order, `counts` of each facet or null where they would be
   * guesses, `unread` matches that were too many to be read through, whether `some` words only were
   * to be found together, and whether the values of the facets were `known` to be counted.
   */
  async find(asked) {
    const { words, phrases, excluded, from, to } = asked;
    if (from && to && from > to) return NOTHING;
    const known = this.values !== null;
    const chosen = withYears(asked.chosen, from, to);
    const options = { filters: anyOf(chosen) };
    if (asked.sort !== "best" || !asked.text) options.sort = { date: asked.sort === "oldest" ? "asc" : "desc" };
    const text = [...words, ...phrases].join(" ") || null;
    const first = await this.pagefind.search(text, options);
    let hits = first.results;
    let counts = first.filters;
    const some = !hits.length && words.length > 1 && !phrases.length;
    if (some) [hits, counts] = [await this.mostOf(words, options), null];
    const byDay = (from && !from.endsWith("-01-01")) || (to && !to.endsWith("-12-31"));
    if (byDay) [hits, counts] = [await this.within(hits, text, options, from, to), null];
    let unread = 0;
    if (phrases.length || excluded.length) {
      unread = Math.max(0, hits.length - LOOKED_AT);
      hits = await readThrough(hits.slice(0, LOOKED_AT), phrases, excluded);
      counts = null;
    }
    if (counts) counts = known ? await this.beside(text, chosen, counts, from, to) : null;
    return { hits, counts, unread, some, known };
  }

  // Each facet counts what it would give beside what the other facets ask for.
  async beside(text, chosen, counts, from, to) {
    const own = Object.keys(chosen).map(async (facet) => {
      const others = withYears({ ...chosen, [facet]: undefined }, from, to);
      const filters = anyOf(others);
      if (!text && !Object.keys(filters).length) return [facet, (await this.facets())[facet] ?? {}];
      return [facet, (await this.pagefind.search(text, { filters })).filters[facet] ?? {}];
    });
    return { ...counts, ...Object.fromEntries(await Promise.all(own)) };
  }

  // The texts with most of the words; a rare word counts for more than one that many texts have.
  async mostOf(words, options) {
    const each = await Promise.all(words.map((word) => this.pagefind.search(word, { filters: options.filters })));
    const found = new Map();
    let whole = 0;
    for (const { results } of each) {
      const worth = results.length ? 1 / Math.log2(2 + results.length) : 0;
      whole += worth;
      for (const hit of results) {
        const one = found.get(hit.id) ?? { hit, worth: 0, score: 0 };
        one.worth += worth;
        one.score += hit.score;
        found.set(hit.id, one);
      }
    }
    return [...found.values()]
      .filter(({ worth }) => worth > whole / 2)
      .sort((a, b) => b.worth - a.worth || b.score - a.score)
      .map(({ hit }) => hit);
  }

  // Pagefind knows no ranges: whole years are a filter; for days, the results are put in the order
  // of their dates and the ends of the range are looked for in it, a few at a time.
  async within(hits, text, options, from, to) {
    const { results: sorted } = await this.pagefind.search(text, { ...options, sort: { date: "asc" } });
    const known = new Set(sorted.map(({ id }) => id));
    if (hits.some(({ id }) => !known.has(id))) return keptByDay(hits, from, to);
    const [start, end] = await Promise.all([
      from ? place(sorted, (date) => date < from) : 0,
      to ? place(sorted, (date) => date <= to) : sorted.length,
    ]);
    const ids = new Set(sorted.slice(start, end).map(({ id }) => id));
    return hits.filter(({ id }) => ids.has(id));
  }
}

// Items and reports have a date of their own; people have not, and are left out where one is asked
// for. The years are those of the span.
function withYears(chosen, from, to) {
  if (!from && !to) return chosen;
  const first = Number(from.slice(0, 4)) || FIRST_YEAR;
  const last = Number(to.slice(0, 4)) || LAST_YEAR;
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => String(first + place));
  const both = chosen.year ? years.filter((year) => chosen.year.includes(year)) : years;
  return { ...chosen, kind: chosen.kind ?? DATED, year: both.length ? both : ["none"] };
}

function anyOf(chosen) {
  const asked = Object.entries(chosen).filter(([, values]) => values?.length);
  return Object.fromEntries(asked.map(([name, values]) => [name, { any: values }]));
}

const dayOf = ({ meta }) => firstDay(meta.date ?? "");

async function place(sorted, before) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const step = Math.max(1, Math.floor((high - low) / PROBES));
    const spots = [];
    for (let spot = low; spot < high; spot += step) spots.push(spot);
    const dates = await Promise.all(spots.map(async (spot) => dayOf(await sorted[spot].data())));
    const first = dates.findIndex((date) => !before(date));
    if (first === 0) return low;
    const last = first < 0 ? spots.length - 1 : first - 1;
    if (first > 0) high = spots[first];
    low = spots[last] + 1;
  }
  return low;
}

async function keptByDay(hits, from, to) {
  const days = await Promise.all(hits.map(async (hit) => dayOf(await hit.data())));
  return hits.filter((_, place) => (!from || days[place] >= from) && (!to || days[place] <= to));
}

// Titles and paragraphs as they read; what the index has beside them (what a short form stands for)
// would stand in the middle of a phrase.
async function readThrough(hits, phrases, excluded) {
  const wanted = phrases.map((phrase) => wholeWords([phrase]));
  const unwanted = excluded.length ? wholeWords(excluded) : null;
  const kept = await Promise.all(
    hits.map(async (hit) => {
      const page = await hit.data();
      const texts = [page.meta.title, ...page.anchors.map(({ text }) => text ?? "")];
      const has = (pattern) => texts.some((text) => text.search(pattern) >= 0);
      const hasPhrase = (pattern) => has(pattern) || page.content.search(pattern) >= 0;
      return wanted.every(hasPhrase) && !(unwanted && (has(unwanted) || page.content.search(unwanted) >= 0));
    }),
  );
  return hits.filter((_, place) => kept[place]);
}
