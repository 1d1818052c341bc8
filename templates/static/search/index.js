// The search index: Pagefind, and what it cannot do by itself.

import { dayAfter, firstDay } from "./dates.js";
import { wholeWords } from "./query.js";

const LOOKED_AT = 150; // texts that are read through for phrases and words to leave out
// A long item that says much of something goes before a short page that names it.
const RANKING = { pageLength: 0, metaWeights: { title: 1.5 } };
const DATED = ["Item", "Report"];
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
const MONTHS = 12;
const ANY_DATE = ["2000-02-01", ""]; // a span for which the filters by year and by month are needed

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

  /** Begin to fetch what a search for some words will need, and one for a date. */
  prepare(words, dated) {
    if (words.length) this.pagefind.preload(words.join(" "));
    if (dated) this.pagefind.preload(null, { filters: filtersOf({}, ...ANY_DATE) });
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
    const options = { filters: filtersOf(asked.chosen, from, to) };
    if (asked.sort !== "best" || !asked.text) options.sort = { date: asked.sort === "oldest" ? "asc" : "desc" };
    const text = [...words, ...phrases].join(" ") || null;
    const first = await this.pagefind.search(text, options);
    let counts = first.filters;
    let hits = await this.within(first.results, text, asked.chosen, from, to);
    if (hits !== first.results) counts = null;
    const some = !hits.length && words.length > 1 && !phrases.length;
    if (some) [hits, counts] = [await this.within(await this.mostOf(words, options), null, asked.chosen, from, to), null];
    let unread = 0;
    if (phrases.length || excluded.length) {
      unread = Math.max(0, hits.length - LOOKED_AT);
      hits = await readThrough(hits.slice(0, LOOKED_AT), phrases, excluded);
      counts = null;
    }
    if (counts) counts = known ? await this.beside(text, asked.chosen, counts, from, to) : null;
    return { hits, counts, unread, some, known };
  }

  // Each facet counts what it would give beside what the other facets ask for.
  async beside(text, chosen, counts, from, to) {
    const own = Object.keys(chosen).map(async (facet) => {
      const filters = filtersOf({ ...chosen, [facet]: undefined }, from, to);
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

  // Pagefind knows no ranges: whole years and months are filters. Where a span begins or ends in
  // the middle of a month, what was found in that month is kept by its day.
  async within(hits, text, chosen, from, to) {
    const edges = [from && !isFirst(from) && from, to && !isLast(to) && to].filter(Boolean);
    if (!edges.length) return hits;
    const months = { any: [{ month: { any: edges.map((day) => day.slice(0, 7)) } }] };
    const { results } = await this.pagefind.search(text, { filters: { ...filtersOf(chosen, from, to), ...months } });
    const days = await Promise.all(results.map(async (hit) => [hit.id, firstDay((await hit.data()).meta.date)]));
    const outside = new Set(days.filter(([, day]) => (from && day < from) || (to && day > to)).map(([id]) => id));
    return outside.size ? hits.filter(({ id }) => !outside.has(id)) : hits;
  }
}

const isFirst = (day) => day.endsWith("-01");
const isLast = (day) => dayAfter(day, 1).endsWith("-01");

/**
 * Any of the values within a facet, all of the facets. Items and reports have a date of their own;
 * people have not, and are left out where one is asked for.
 */
function filtersOf(chosen, from, to) {
  const dated = from || to;
  const asked = Object.entries(dated ? { ...chosen, kind: chosen.kind ?? DATED } : chosen).filter(([, values]) => values?.length);
  const filters = Object.fromEntries(asked.map(([name, values]) => [name, { any: values }]));
  return dated ? { ...filters, any: spans(from, to) } : filters;
}

/** The whole years of a span, and the months that are left at its ends. */
function spans(from, to) {
  const [first, begins] = from ? from.split("-").map(Number) : [FIRST_YEAR, 1];
  const [last, ends] = to ? to.split("-").map(Number) : [LAST_YEAR, MONTHS];
  const years = counted(begins > 1 ? first + 1 : first, ends < MONTHS ? last - 1 : last).map(String);
  const months = [];
  if (begins > 1) months.push(...monthsOf(first, begins, first === last ? ends : MONTHS));
  if (ends < MONTHS && (first !== last || begins === 1)) months.push(...monthsOf(last, 1, ends));
  return [...(years.length ? [{ year: { any: years } }] : []), ...(months.length ? [{ month: { any: months } }] : [])];
}

const counted = (first, last) => Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
const monthsOf = (year, first, last) => counted(first, last).map((month) => `${year}-${String(month).padStart(2, "0")}`);

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
