// Search. The form is a plain GET form and the address of the page is the state: what the form says
// goes into the address, what the address says goes into the form.

import { leave, leftFor, showAgain } from "./back.js";
import { Facet } from "./facets.js";
import { Index, NOTHING, partsOf } from "./index.js";
import { readQuery } from "./query.js";
import { isRanked, literalFirst, questionOf } from "./question.js";
import { offerOf, resultsOf } from "./results.js";
import { help, notesOf, statusOf } from "./said.js";
import { addressOf, addWords, fillForm, readDates, readForm } from "./state.js";
import { Words } from "./words.js";

const PAGE = 10;
const FIRST = 6; // of these are shown at once: a browser fetches six files at a time
const DATED = 2; // the same where nothing is put in another order once it is read
const PAUSE = 30; // milliseconds without a key until what is typed is looked for
const LULL = 300; // the same until more is fetched than the first of the results

const form = document.querySelector("form[data-parts]");
const part = (name) => document.querySelector(`[data-${name}]`);
const facets = [...form.querySelectorAll("[data-facet]")].map((fieldset) => new Facet(fieldset));
const box = form.elements.q;
const filters = part("filters");
const title = document.title;
const language = document.documentElement.lang;
const number = (count) => count.toLocaleString(language);

let index = null;
let words = null;
let loading = null;
let asking = null;
let attempts = 0;
let turn = 0; // the latest search; earlier ones that come back late are dropped
let timer = 0;
let answers = null; // those of the latest search, of more and more of the archive
let hits = [];
let shown = 0;
let query = null;

// What is looked for

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
function load() {
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

/** Search. While somebody is `typing`, little is fetched until no letter has come for a while. */
async function run(typing = false) {
  const mine = ++turn;
  const state = readForm(form, facets);
  part("area").ariaBusy = "true";
  const filtered = Boolean(Object.keys(state.chosen).length || state.from || state.to);
  document.title = state.q ? `${state.q} – ${title}` : title;
  if (!index && (state.q || filtered)) {
    part("area").dataset.waiting = "";
    part("bar").hidden = false;
    part("status").textContent = "Searching…";
  }
  try {
    if (!state.q && !filtered) {
      show({ state, filtered, blank: true });
    } else {
      await load();
      if (mine !== turn) return;
      const asked = await questionOf(state, words, language);
      if (mine !== turn) return;
      answers = index.find(asked);
      const answer = (!asked.isNothing && (await nextAnswer(mine, 1))) || NOTHING;
      if (mine !== turn) return;
      const first = isRanked(asked) && !typing ? FIRST : DATED;
      const pages = await read(answer.hits.slice(0, first), asked);
      if (mine !== turn) return;
      show({ state, filtered, asked, answer, first: pages });
      if (typing) {
        await new Promise((resolve) => setTimeout(resolve, LULL));
        if (mine === turn) await run();
        return;
      }
      await append(PAGE, pages);
      if (mine === turn && hits.length < PAGE && query.left.length) await widen(PAGE);
      if (mine !== turn) return;
    }
    if (filters.open) await showFacets(mine);
  } catch (error) {
    if (mine !== turn) return;
    show({ state, filtered, failed: true });
    forget(error);
  } finally {
    if (mine === turn) part("area").ariaBusy = "false";
  }
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
    if (last.left.length)
      part("status").textContent =
        `Searching ${last.left.toSorted()[0]} to ${last.left.toSorted().at(-1)}…`;
  }
  return last;
}

/** Look through more of the archive, until there are so many hits in all, and show a page of them. */
async function widen(enough) {
  const mine = turn;
  const answer = await nextAnswer(mine, enough);
  if (mine !== turn) return [];
  use(answer ?? { ...query, hits, left: [] });
  const added = await append(shown + PAGE);
  offerMore();
  if (filters.open) await showFacets(mine);
  return added;
}

/** Take an answer as that of the question that is shown. */
function use(answer) {
  hits = answer.hits;
  query = { ...query, ...answer };
  part("status").textContent = statusOf(query, hits.length);
  part("notes").replaceChildren(...notesOf(query, hits.length, form, lookAsWords, lookAsTyped));
}

/** The texts of some hits; where the best go first, by `literalFirst`. */
async function read(some, asked) {
  const pages = await Promise.all(some.map((hit) => hit.data()));
  return isRanked(asked) ? literalFirst(pages, asked) : pages;
}

/** Show what the filters would give; their values are fetched when somebody can see them. */
async function showFacets(mine) {
  await loadIndex();
  const every = await index.facets();
  if (mine !== turn) return;
  if (query && !query.known) {
    run();
    return;
  }
  const counts = query ? query.counts : every;
  for (const facet of facets) {
    const uncounted = facet.name === "year" ? (query?.uncounted ?? index.unopened) : [];
    facet.show(every[facet.name] ?? {}, counts && (counts[facet.name] ?? {}), uncounted);
  }
}

// The page

function show({
  state,
  filtered,
  asked = null,
  answer = NOTHING,
  first = [],
  blank = false,
  failed = false,
}) {
  query = asked && { ...asked, state };
  hits = [];
  shown = 0;
  filters.hidden = failed;
  part("bar").hidden = blank || failed;
  part("status").textContent = "";
  part("notes").replaceChildren();
  if (asked) use(answer);
  part("offers").replaceChildren(...(asked?.offers ?? []).map(offerOf));
  part("offers").hidden = !asked?.offers.length;
  // Without words there is nothing to match: the usual order is then the newest first.
  const [best, newest] = form.elements.sort.options;
  const hasText = Boolean(asked?.text ?? state.q);
  best.textContent = hasText ? best.dataset.text : newest.textContent;
  newest.hidden = !hasText;
  part("error").hidden = !failed;
  part("empty").hidden = blank || failed || hits.length > 0 || asked?.offers.length > 0;
  help(part("empty"), query, filtered);
  part("browse").hidden = hits.length > 0;
  part("clear").hidden = !filtered;
  const chosen =
    Object.values(state.chosen).flat().length + (state.from ? 1 : 0) + (state.to ? 1 : 0);
  for (const span of document.querySelectorAll("[data-chosen]"))
    span.textContent = chosen ? `(${chosen} chosen)` : "";
  part("results").replaceChildren();
  add(first);
  delete part("area").dataset.waiting;
}

/** Show some pages as results; with those `before` them anew, for items of one meeting stand together. */
function add(pages, before = []) {
  const results = resultsOf([...before, ...pages], query?.text ? query : null);
  const focused = document.activeElement;
  if (before.length) part("results").replaceChildren();
  part("results").append(...results);
  if (!focused.isConnected)
    [...part("results").querySelectorAll("a")].find(({ href }) => href === focused.href)?.focus();
  shown += pages.length;
  offerMore();
  return results;
}

/** The button leads to the hits that are left, and after them to the years that are left. */
function offerMore() {
  const isAll = shown >= hits.length;
  const button = part("more");
  button.hidden = isAll ? !query?.left.length : shown < PAGE;
  button.textContent =
    button.dataset[!isAll ? "text" : query?.sort === "oldest" ? "later" : "earlier"];
}

/** Show more results, up to so many in all; none if another search has begun meanwhile. */
async function append(end, before = []) {
  const mine = turn;
  if (shown >= Math.min(end, hits.length)) return [];
  const pages = await read(hits.slice(shown, end), query);
  return mine === turn ? add(pages, before) : [];
}

async function more() {
  const area = part("area");
  if (area.ariaBusy === "true") return;
  const isKnown = shown < hits.length;
  area.ariaBusy = "true";
  const [first] = await (isKnown ? append(shown + PAGE) : widen(shown + 1)).catch((error) => {
    forget(error);
    return [];
  });
  area.ariaBusy = "false";
  if (isKnown)
    part("status").textContent = `${number(shown)} of ${number(hits.length)} results shown`;
  if (part("more").hidden) (first?.querySelector("a") ?? area).focus();
}

/** Whoever comes back from a result finds it on the screen, with the focus. */
async function comeBack() {
  const left = leftFor();
  let added = hits;
  while (left && shown < left.shown && added.length)
    added = await (shown < hits.length ? append(shown + PAGE) : widen(shown + 1));
  if (left) showAgain(left);
}

function lookAsWords() {
  readDates(form, false);
  box.focus();
  go("push");
}

function lookAsTyped() {
  addWords(form, false);
  box.focus();
  go("push");
}

function go(how) {
  clearTimeout(timer);
  keep(how);
  run(how === "replace");
}

/** The address says what the form says. */
function keep(how) {
  const next = addressOf(form, readForm(form, facets));
  if (next !== location.href) history[`${how}State`](null, "", next);
}

// Events

const prepare = () => load().catch(() => {}); // a search that is asked for says what went wrong

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go("push");
});
form.addEventListener("input", ({ target }) => {
  if (target !== box && target.type !== "date") return;
  clearTimeout(timer);
  timer = setTimeout(go, PAUSE, "replace");
  if (target !== box) return;
  readDates(form, true);
  addWords(form, true);
  index?.prepare(readQuery(box.value).words, /[0-9]/.test(box.value)).catch(() => {});
  prepare();
});
form.addEventListener("change", ({ target }) => {
  if (target.type === "checkbox" || target.name === "sort") go("push");
});
box.addEventListener("focus", prepare, { once: true });
filters.addEventListener("toggle", () => {
  // A search that is under way shows them itself, after its results.
  if (filters.open && part("area").ariaBusy !== "true")
    loadIndex()
      .then(() => showFacets(turn))
      .catch(() => {});
});
// Whoever follows a link before the pause is over comes back to all that was typed.
addEventListener(
  "click",
  ({ target }) => {
    const link = target.closest("a");
    if (!link) return;
    keep("replace");
    if (link.matches("[data-results] a, [data-offers] a")) leave(link, shown);
  },
  true,
);
part("to-filters").addEventListener("click", (event) => {
  event.preventDefault(); // going to the fragment would take the focus away again
  filters.open = true;
  filters.querySelector("summary").focus();
});
addEventListener("popstate", () => {
  // A link within the page changes nothing that is looked for.
  if (addressOf(form, readForm(form, facets)) === location.href.split("#")[0]) return;
  clearTimeout(timer);
  fillForm(form, facets);
  run();
});
part("more").addEventListener("click", more);
part("retry").addEventListener("click", () => run());
part("clear").addEventListener("click", () => {
  for (const input of filters.querySelectorAll("input")) {
    if (input.type === "checkbox") input.checked = false;
    else input.value = "";
  }
  filters.querySelector("summary").focus();
  go("push");
});

filters.open = matchMedia("(width >= 72rem)").matches;
fillForm(form, facets);
run().then(comeBack);
