// A search from what the form says to what the page shows, and more of it when it is asked for.

import { facets, filters, form, number, part } from "./elements.js";
import { Index } from "./index.js";
import { NOTHING, partsOf } from "./parts.js";
import { readQuery } from "./query.js";
import { isRanked, questionOf } from "./question.js";
import { say } from "./say.js";
import { add, now, offerMore, PAGE, read, show, showWaiting, use } from "./shown.js";
import { readForm } from "./state.js";
import { Words } from "./words.js";

const FIRST = 6; // of these are shown at once: a browser fetches six files at a time
const DATED = 2; // the same where nothing is put in another order once it is read
const LULL = 300; // milliseconds without a key until more is fetched than the first of the results

const title = document.title;

let index = null;
let words = null;
let loading = null;
let asking = null;
let attempts = 0;
let turn = 0; // the latest search; earlier ones that come back late are dropped
let searches = 0; // how many were asked for
let work = Promise.resolve(); // what is being done to the results, one thing after the other
let answers = null; // those of the latest search, of more and more of the archive

/** Fetch the index, and again if that failed before. */
function loadIndex() {
  loading ??= Index.load(partsOf(form.dataset.parts), ++attempts).then(
    (loaded) => {
      index = loaded;
    },
    (error) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** Fetch the suggestions too, once somebody types; without them search goes on. */
export function load() {
  asking ??= Words.load(form.dataset.words).then(
    (suggestions) => {
      words = suggestions;
    },
    () => {
      asking = null;
    },
  );
  return Promise.all([loadIndex(), asking]);
}

/** Search; what was asked for before is dropped. */
export function run(typing = false) {
  searches++;
  work = search(typing);
  return work;
}

/** Do more to the results once the work on them is done; nothing if another search was asked for. */
function afterwards(job) {
  const mine = searches;
  work = work.then(() => (mine === searches ? job() : null));
  return work;
}

/**
 * Search. While somebody is `typing`, little is fetched until no letter has come for a while. Where
 * the site was replaced meanwhile, all is done `isAgain` with the new one.
 */
async function search(typing = false, isAgain = false) {
  const mine = ++turn;
  const state = readForm(form, facets);
  part("area").ariaBusy = "true";
  const filtered = Boolean(Object.keys(state.chosen).length || state.from || state.to);
  document.title = state.q ? `${state.q} – ${title}` : title;
  if (!index && (state.q || filtered)) {
    showWaiting();
  }
  try {
    if (!state.q && !filtered) {
      show({ state, filtered });
    } else {
      await load();
      if (mine !== turn) return;
      const isRenewed = !typing && !isAgain && index.watch.isRenewed();
      let asked = null;
      let answer = NOTHING;
      for (const isLoose of [false, true]) {
        asked = await questionOf(state, words, isLoose);
        if (mine !== turn) return;
        answers = index.find(asked);
        answer = (!asked.isNothing && (await nextAnswer(mine, 1))) || NOTHING;
        if (mine !== turn) return;
        if (answer.hits.length || (!asked.phrases.length && !asked.speaker)) break;
      }
      if (await isRenewed) {
        if (mine !== turn) return;
        renew();
        await search(typing, true);
        return;
      }
      const first = isRanked(asked) && !typing ? FIRST : DATED;
      const pages = await read(answer.hits.slice(0, first), asked);
      if (mine !== turn) return;
      show({ state, filtered, asked, answer, first: pages });
      if (typing) {
        await new Promise((resolve) => setTimeout(resolve, LULL));
        if (mine === turn) await search();
        return;
      }
      await append(PAGE, pages);
      if (mine === turn && now.hits.length < PAGE && now.query.left.length) await widen(PAGE);
      if (mine !== turn) return;
    }
    if (filters.open) await showFacets(mine);
  } catch (error) {
    if (mine !== turn) return;
    if (!isAgain && (await index?.watch.isRenewed())) {
      renew();
      await search(typing, true);
      return;
    }
    show({ state, filtered, failed: true });
    forget(error);
  } finally {
    if (mine === turn) part("area").ariaBusy = "false";
  }
}

/** Begin anew with the index and the words of a site that has replaced the one of this page. */
function renew() {
  index = loading = words = asking = null;
}

/** What could not be fetched is asked for again, by another try. */
function forget(error) {
  console.error(error);
  index = loading = null;
  part("error").hidden = false;
}

/** The answer of as much of the archive as gives so many hits; null if no more was looked through. */
async function nextAnswer(mine, enough) {
  let last = null;
  while (mine === turn) {
    const { value, done } = await answers.next();
    if (done) return last && { ...last, left: [] };
    last = value;
    if (last.hits.length >= enough) return last;
    if (last.left.length) {
      const years = last.left.toSorted();
      part("status").textContent = say("Searching {first} to {last}…", {
        first: years[0],
        last: years.at(-1),
      });
    }
  }
  return last;
}

/** Look through more of the archive, until there are so many hits in all, and show a page of them. */
async function widen(enough) {
  const mine = turn;
  const answer = await nextAnswer(mine, enough);
  if (mine !== turn) return [];
  use(answer ?? { ...now.query, hits: now.hits, left: [] });
  const added = await append(now.shown + PAGE);
  offerMore();
  if (filters.open) await showFacets(mine);
  return added;
}

/** Show what the filters would give; their values are fetched when somebody can see them. */
async function showFacets(mine) {
  await loadIndex();
  const every = await index.facets();
  if (mine !== turn) return;
  if (now.query && !now.query.known) await recount(mine);
  if (mine !== turn) return;
  const counts = now.query ? now.query.counts : every;
  for (const facet of facets) {
    const uncounted = facet.name === "year" ? (now.query?.uncounted ?? index.unopened) : [];
    facet.show(every[facet.name] ?? {}, counts && (counts[facet.name] ?? {}), uncounted);
  }
}

/** Look through the same once more, to count; the results stay, for somebody may be in them. */
async function recount(mine) {
  answers = index.find(now.query);
  const answer = await nextAnswer(mine, now.hits.length || 1);
  if (mine === turn && answer) use(answer);
}

/** Show more results, up to so many in all; none if another search has begun meanwhile. */
async function append(end, before = []) {
  const mine = turn;
  if (now.shown >= Math.min(end, now.hits.length)) return [];
  const pages = await read(now.hits.slice(now.shown, end), now.query);
  return mine === turn ? add(pages, before) : [];
}

/** Show more results because somebody asks for them. */
export function more() {
  return afterwards(async () => {
    const area = part("area");
    const isKnown = now.shown < now.hits.length;
    area.ariaBusy = "true";
    const [first] = await (isKnown ? append(now.shown + PAGE) : widen(now.shown + 1)).catch(
      (error) => {
        forget(error);
        return [];
      },
    );
    area.ariaBusy = "false";
    if (isKnown)
      part("status").textContent = say("{shown} of {all} results shown", {
        shown: number(now.shown),
        all: number(now.hits.length),
      });
    if (part("more").hidden) (first?.querySelector("a") ?? area).focus();
  });
}

/** Begin to fetch what a search for some text will need. */
export function prepare(text) {
  index?.prepare(readQuery(text).words, /[0-9]/.test(text)).catch(() => {});
  load().catch(() => {}); // a search that is asked for says what went wrong
}

/** Show the values of the filters. */
export function openFacets() {
  return afterwards(() => showFacets(turn).catch(() => {}));
}

/** Show so many results again as there were, without any focus. */
export function restore(count) {
  return afterwards(async () => {
    let added = now.hits;
    while (now.shown < count && added.length)
      added = await (now.shown < now.hits.length ? append(now.shown + PAGE) : widen(now.shown + 1));
  });
}
