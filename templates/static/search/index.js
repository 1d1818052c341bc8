// The search index: Pagefind, and what it cannot do by itself.

import { dayAfter, lastOfMonth } from "./dates.js";
import { wholeWords } from "./query.js";

const LOOKED_AT = 150; // texts that are read through for phrases and words to leave out
// A long item that says much of something goes before a short page that names it.
const RANKING = { pageLength: 0, metaWeights: { title: 1.5 } };
const DATED = ["Item", "Report"];
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
const ANY_DATE = ["2000-01-31", ""]; // a span for which the filters by year, month and day are needed

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
    let hits = first.results;
    const some = !hits.length && words.length > 1 && !phrases.length;
    if (some) [hits, counts] = [await this.mostOf(words, options), null];
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
}

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

/** A span as filters, for Pagefind knows no ranges: whole years, and the months and days at its ends. */
function spans(from, to) {
  const found = { year: [], month: [], day: [] };
  const end = to || `${LAST_YEAR}-12-31`;
  for (let day = from || `${FIRST_YEAR}-01-01`; day <= end; ) {
    const whole = WHOLES.find(({ begins, last }) => day.endsWith(begins) && last(day) <= end);
    found[whole.name].push(day.slice(0, whole.length));
    day = dayAfter(whole.last(day), 1);
  }
  return Object.entries(found).filter(([, values]) => values.length).map(([name, any]) => ({ [name]: { any } }));
}

// What a span is made of: how its first day ends, how much of a day names it, its last day.
const WHOLES = [
  { name: "year", begins: "-01-01", length: 4, last: (day) => `${day.slice(0, 4)}-12-31` },
  { name: "month", begins: "-01", length: 7, last: lastOfMonth },
  { name: "day", begins: "", length: 10, last: (day) => day },
];

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
