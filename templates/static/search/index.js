// The search index: Pagefind, and what it cannot do by itself. That of a large archive is cut into
// parts of some years each, of which the next is fetched only when the ones before give too little.

import { inDates, mayAnswer, NOTHING, together, yearsOf } from "./parts.js";
import { ranked } from "./ranking.js";
import { Watch } from "./renewed.js";
import { filtersOf } from "./spans.js";
import { countsOf, readThrough } from "./through.js";

const LOOKED_AT = 150; // texts that are read through for phrases and words to leave out
// A long item that says much of something goes before a short page that names it.
const RANKING = { pageLength: 0, metaWeights: { title: 1.5, exact: 1, about: 0.05 } };
const EVERY = "everyunit"; // a word that every unit has: without a word Pagefind fetches all words
const ANY_DATE = ["2000-01-31", ""]; // a span for which the filters by year, month and day are needed

const above = (folder) => folder.replace(/[^/]+\/$/, "");

export class Index {
  constructor(pagefind, parts) {
    this.pagefind = pagefind;
    this.parts = parts; // the newest first
    this.watch = new Watch();
    this.values = null; // every value of every facet with its count, once they are wanted
  }

  /**
   * Fetch the program; `attempt` above 1 asks for a script again that could not be loaded. One part
   * stands with it; where there are several, the index beside it is of nothing.
   */
  static async load(parts, attempt) {
    const folder = parts.length > 1 ? above(parts[0].folder) : parts[0].folder;
    const script = new URL(`${folder}pagefind.js`, document.baseURI);
    if (attempt > 1) script.searchParams.set("attempt", attempt);
    const pagefind = await import(script.href);
    await pagefind.options({ bundlePath: folder, baseUrl: above(folder), ranking: RANKING });
    const begun = pagefind.init();
    const index = new Index(pagefind, parts);
    if (parts.length === 1) {
      parts[0].opened = begun;
      index.watch.note(parts[0]);
    }
    await begun;
    return index;
  }

  async open(part) {
    if (part.opened) return part.opened;
    const options = {
      baseUrl: above(above(part.folder)),
      ranking: RANKING,
      mergeFilter: { part: part.folder },
    };
    this.watch.note(part);
    part.opened = this.pagefind.mergeIndex(part.folder, options);
    await part.opened;
    if (this.values) this.values = await this.pagefind.filters();
  }

  /** The years of which nothing was fetched yet. */
  get unopened() {
    return yearsOf(this.parts.filter(({ opened }) => !opened));
  }

  /**
   * Begin to fetch what a search for some words will need, and one for a date. Of several parts a
   * date may leave any.
   */
  async prepare(words, dated) {
    if (dated && this.parts.length > 1) return;
    await this.open(this.parts[0]);
    if (words.length) this.pagefind.preload(words.join(" "));
    if (dated) this.pagefind.preload(EVERY, { filters: filtersOf({}, ...ANY_DATE) });
  }

  /** Every value of every facet in the parts that were opened, or else in the newest. */
  async facets() {
    if (!this.parts.some(({ opened }) => opened)) await this.open(this.parts[0]);
    this.values ??= await this.pagefind.filters();
    return this.values;
  }

  /**
   * What answers a question, of one part of the archive after the other: each answer holds those
   * before it. `hits` in order, `counts` of each facet or null where they would be guesses, `unread`
   * matches that were too many to be read through, whether `some` words only were to be found
   * together, whether the values of the facets were `known` to be counted, the years `left` to be
   * looked through, and those `uncounted`.
   */
  async *find(asked) {
    let answer = NOTHING;
    const left = inDates(this.parts, asked);
    const isOne = left.length === 1; // whose words need not be known before it is looked through
    const uncounted = new Set(this.parts);
    while (left.length) {
      const part = left.shift();
      const some =
        asked.isAny ||
        (asked.wanted.length > 1 && !asked.phrases.length && (answer.some || !answer.hits.length));
      uncounted.delete(part);
      if (asked.text && !part.isNewest && !isOne) await asked.locate();
      if (mayAnswer(asked, part, some)) {
        await this.open(part);
        answer = together(answer, await this.findIn(part, asked, some));
      }
      yield { ...answer, left: yearsOf(left), uncounted: yearsOf([...uncounted]) };
    }
  }

  /** What answers a question in one part, with all of the words, or if none has with `some`. */
  async findIn(part, asked, some) {
    const known = this.values !== null;
    const found = await this.matches(part, asked, some);
    if (!known || !found.counts) return { ...NOTHING, ...found, counts: null, known };
    // Each facet counts what it would give beside what the other facets ask for.
    const own = await Promise.all(
      Object.keys(asked.chosen).map(async (facet) => {
        const beside = await this.matches(
          part,
          { ...asked, chosen: { ...asked.chosen, [facet]: undefined } },
          some,
        );
        return [facet, beside.counts && (beside.counts[facet] ?? {})];
      }),
    );
    const counts = own.every(([, values]) => values)
      ? { ...found.counts, ...Object.fromEntries(own) }
      : null;
    return { ...NOTHING, ...found, counts, known };
  }

  /** The texts of a part that answer, with all of the words, or if none has with `some`. */
  async matches(part, asked, some) {
    const { phrases, excluded } = asked;
    const options = { filters: this.filtersOf(part, asked) };
    if (asked.sort !== "best" || !asked.text)
      options.sort = { date: asked.sort === "oldest" ? "asc" : "desc" };
    const found = await this.texts(part, asked, options, some);
    if (asked.isPromise && !options.sort)
      found.hits = await this.actionsFirst(asked.terms.join(" "), options, found.hits);
    if (!phrases.length && !excluded.length) return found;
    const unread = Math.max(0, found.hits.length - LOOKED_AT);
    const kept = await readThrough(found.hits.slice(0, LOOKED_AT), phrases, excluded);
    const hits = kept.map(({ hit }) => hit);
    return { ...found, hits, counts: unread ? null : countsOf(kept), unread };
  }

  /** The texts that have the words, or what everyday words are called here. */
  async texts(part, asked, options, some) {
    const wanted = wantedIn(part, asked);
    const needed = wanted.filter(({ isBeside }) => !isBeside);
    const isSimple = !asked.isAny && needed.every(({ ways }) => ways.length === 1);
    const text = needed.map(({ ways }) => ways[0]).join(" ") || (asked.text ? "" : EVERY);
    const plain =
      isSimple && text && mayAnswer(asked, part, false)
        ? await this.pagefind.search(text, options)
        : { results: [], filters: null };
    if (wanted.length < 2 && isSimple) return { hits: plain.results, counts: plain.filters };
    if (options.sort && plain.results.length) return { hits: plain.results, counts: plain.filters };
    const search = async (way) =>
      (await this.pagefind.search(way, { filters: options.filters })).results;
    const best = await ranked(wanted, search, {
      isSome: some,
      isAny: asked.isAny,
      plain: plain.results,
    });
    return {
      ...best,
      hits: await ordered(best.hits, options.sort?.date),
      counts: best.some || best.close ? null : plain.filters,
    };
  }

  // Where promises are asked for, the actions go before the rest.
  async actionsFirst(text, { filters }, results) {
    if (filters.kind) return results;
    const { results: actions } = await this.pagefind.search(text, {
      filters: { ...filters, kind: "Action" },
    });
    const first = new Set(actions.map(({ id }) => id));
    return [...actions, ...results.filter(({ id }) => !first.has(id))];
  }

  filtersOf(part, { chosen, from, to }) {
    const filters = filtersOf(chosen, from, to);
    return this.parts.length > 1 ? { ...filters, part: part.folder } : filters;
  }
}

/** Hits in the order of their dates; without `how` as they are. */
async function ordered(hits, how) {
  if (!how) return hits;
  const dated = await Promise.all(
    hits.slice(0, LOOKED_AT).map(async (hit) => [hit, (await hit.data()).meta.date]),
  );
  const sign = how === "asc" ? 1 : -1;
  return dated.sort(([, a], [, b]) => sign * a.localeCompare(b)).map(([hit]) => hit);
}

/** What is looked for in a part: of the ways to say it those of which the part has the words. */
function wantedIn(part, { wanted, isIn }) {
  return wanted
    .map((one) => ({ ...one, ways: one.ways.filter((way) => isIn(way, part)) }))
    .filter(({ ways }) => ways.length);
}
