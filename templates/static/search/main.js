// Search. The form is a plain GET form and the address of the page is the state: what the form says
// goes into the address, what the address says goes into the form.

import { saySpan } from "./dates.js";
import { Facet } from "./facets.js";
import { Index, NOTHING } from "./index.js";
import { readQuery, wholeWords, writeQuery } from "./query.js";
import { offerOf, resultsOf } from "./results.js";
import { addressOf, fillForm, readDates, readForm } from "./state.js";
import { Words } from "./words.js";

const PAGE = 10;
const FIRST = 6; // of these are shown at once: a browser fetches six files at a time
const DATED = 2; // the same where nothing is put in another order once it is read
const PAUSE = 30; // milliseconds without a key until what is typed is looked for

const form = document.querySelector("form[data-bundle]");
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
let hits = [];
let shown = 0;
let query = null;

// What is looked for

/** Fetch the index, and again if that failed before. */
function loadIndex() {
  loading ??= Index.load(form.dataset.bundle, ++attempts).then(
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

/** What the state asks for, as far as the archive's own words go. */
function understand(state) {
  const typed = readQuery(state.q, state.asWords);
  const unknown = new Map();
  for (const word of words ? typed.words : []) {
    if (!words.knows(word)) unknown.set(word, words.nearest(word, state.q.endsWith(word)));
  }
  const kept = typed.words.map((word) => (unknown.has(word) ? unknown.get(word) : word)).filter(Boolean);
  const read = { ...typed, words: kept };
  const span = {
    from: [state.from, typed.date?.from ?? ""].sort().at(-1),
    to: [state.to, typed.date?.to ?? ""].filter(Boolean).sort()[0] ?? "",
  };
  const text = [...read.words, ...read.phrases].join(" ");
  const before = [...typed.words, ...typed.phrases].join(" ");
  return {
    ...read,
    ...span,
    text,
    unknown,
    date: typed.date,
    sort: state.sort,
    chosen: state.chosen,
    forms: words?.otherForms(text) ?? [],
    offers: offersFor(before, text, typed.date),
    isNothing: Boolean(before) && !text,
  };
}

function offersFor(before, text, date) {
  if (!words) return [];
  const meetings = date ? words.meetingsOn(date, language) : [];
  const named = [before, text].map((one) => words.named(one)).find((found) => found.length) ?? [];
  if (meetings.length || named.length) return [...named, ...meetings];
  return words.alike(before).map((offer) => ({ ...offer, kind: `Did you mean this ${offer.kind.toLowerCase()}?` }));
}

async function run() {
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
      const asked = understand(state);
      const answer = asked.isNothing ? NOTHING : await index.find(asked);
      if (mine !== turn) return;
      const pages = await read(answer.hits.slice(0, isRanked(asked) ? FIRST : DATED), asked);
      if (mine !== turn) return;
      show({ state, filtered, asked, answer, first: pages });
      await append(PAGE);
      if (mine !== turn) return;
    }
    if (filters.open) await showFacets(mine);
  } catch (error) {
    if (mine !== turn) return;
    console.error(error);
    show({ state, filtered, failed: true });
  }
}

/** The texts of some hits; where the best go first, by `literalFirst`. */
async function read(some, asked) {
  const pages = await Promise.all(some.map((hit) => hit.data()));
  return isRanked(asked) ? literalFirst(pages, asked.text) : pages;
}

const isRanked = ({ sort, text }) => sort === "best" && Boolean(text);

/** What is called as it was typed goes before what has it in its text, and that before the rest. */
function literalFirst(pages, text) {
  const pattern = wholeWords([text]);
  const has = (one) => one.search(pattern) >= 0;
  const isAll = (one) => one.replace(pattern, "") === "";
  const rankOf = ({ meta, anchors }) => (isAll(meta.title) ? 2 : has(meta.title) || anchors.some((one) => has(one.text ?? "")) ? 1 : 0);
  const rank = new Map(pages.map((page) => [page, rankOf(page)]));
  return pages.toSorted((a, b) => rank.get(b) - rank.get(a));
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
  for (const facet of facets) facet.show(every[facet.name] ?? {}, counts && (counts[facet.name] ?? {}));
}

// The page

function show({ state, filtered, asked = null, answer = NOTHING, first = [], blank = false, failed = false }) {
  hits = answer.hits;
  query = asked && { ...asked, counts: answer.counts, known: answer.known };
  shown = 0;
  filters.hidden = failed;
  part("bar").hidden = blank || failed;
  part("status").textContent = blank || failed ? "" : status(state, asked, answer);
  part("offers").replaceChildren(...(asked?.offers ?? []).map(offerOf));
  part("offers").hidden = !asked?.offers.length;
  part("notes").replaceChildren(...(asked ? notes(state, asked, answer) : []));
  // Without words there is nothing to match: the usual order is then the newest first.
  const [best, newest] = form.elements.sort.options;
  const hasText = Boolean(asked?.text ?? state.q);
  best.textContent = hasText ? best.dataset.text : newest.textContent;
  newest.hidden = !hasText;
  part("error").hidden = !failed;
  part("empty").hidden = blank || failed || hits.length > 0;
  part("browse").hidden = hits.length > 0;
  part("clear").hidden = !filtered;
  const chosen = Object.values(state.chosen).flat().length + (state.from ? 1 : 0) + (state.to ? 1 : 0);
  part("chosen").textContent = chosen ? `(${chosen} chosen)` : "";
  part("results").replaceChildren();
  add(first);
  part("area").ariaBusy = "false";
  delete part("area").dataset.waiting;
}

function status(state, { from, to, text, offers }, answer) {
  if (from && to && from > to) return "Nothing found: the first date is later than the last";
  const about = text ? ` for “${text}”` : state.q && !from && !to ? ` for “${state.q}”` : "";
  const count = answer.hits.length;
  const found = count ? `${number(count)} ${count === 1 ? "result" : "results"}${about}` : `Nothing found${about}`;
  return offers.length ? `${found}; ${offers.length === 1 ? "one page" : `${offers.length} pages`} of that name` : found;
}

/** What was read otherwise than it was typed, each with the way back. */
function notes(state, asked, answer) {
  const found = [];
  const add = (...parts) => {
    const note = document.createElement("p");
    note.append(...parts);
    found.push(note);
  };
  const put = [...asked.unknown].filter(([, word]) => word);
  const gone = [...asked.unknown].filter(([, word]) => !word);
  const quoted = (pairs) => pairs.map(([word]) => `“${word}”`).join(", ");
  if (put.length) {
    const link = document.createElement("a");
    const q = writeQuery(asked) + (asked.date ? ` ${saySpan(asked.date, language)}` : "");
    link.href = addressOf(form, { ...state, q });
    link.textContent = writeQuery(asked);
    add("Did you mean ", link, `? That is what was looked for: no text here has ${quoted(put)}.`);
  }
  if (gone.length) add(`No text here has ${quoted(gone)}${asked.text ? ", so the search went on without" : ""}.`);
  if (asked.date) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = "Look for it as words";
    button.addEventListener("click", () => {
      readDates(form, false);
      box.focus();
      go("push");
    });
    add(`Read as a date: ${saySpan(asked.date, language)} `, button);
  }
  if (answer.some && answer.hits.length) add("No text has all of these words; these have most of them.");
  if (answer.unread) add(`The best matches were read through for the exact words; ${number(answer.unread)} more were not.`);
  return found;
}

function add(pages) {
  const results = resultsOf(pages, query?.text ? query : null);
  part("results").append(...results);
  shown += pages.length;
  part("more").hidden = shown >= hits.length || shown < PAGE;
  return results;
}

/** Show more results, up to so many in all; none if another search has begun meanwhile. */
async function append(end) {
  const mine = turn;
  if (shown >= Math.min(end, hits.length)) return [];
  const pages = await read(hits.slice(shown, end), query);
  return mine === turn ? add(pages) : [];
}

async function more() {
  const [first] = await append(shown + PAGE);
  if (!first) return;
  part("status").textContent = `${number(shown)} of ${number(hits.length)} results shown`;
  if (part("more").hidden) first.querySelector("a").focus();
}

function go(how) {
  clearTimeout(timer);
  const next = addressOf(form, readForm(form, facets));
  if (next !== location.href) history[`${how}State`](null, "", next);
  run();
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
  index?.prepare(readQuery(box.value).words, /[0-9]/.test(box.value));
  prepare();
});
form.addEventListener("change", ({ target }) => {
  if (target.type === "checkbox" || target.name === "sort") go("push");
});
box.addEventListener("focus", prepare, { once: true });
filters.addEventListener("toggle", () => {
  if (filters.open) loadIndex().then(() => showFacets(turn)).catch(() => {});
});
addEventListener("popstate", () => {
  // A link within the page changes nothing that is looked for.
  if (addressOf(form, readForm(form, facets)) === location.href.split("#")[0]) return;
  clearTimeout(timer);
  fillForm(form, facets);
  run();
});
part("more").addEventListener("click", more);
part("retry").addEventListener("click", run);
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
run();
