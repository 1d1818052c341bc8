// Search on top of Pagefind. The form is a plain GET form and the address of the page is the
// state: what the form says goes into the address, what the address says goes into the form.

const PAGE = 10;
const OPEN_OPTIONS = 8;
const PROBES = 8;

const form = document.querySelector("form[data-bundle]");
const part = (name, root = document) => root.querySelector(`[data-${name}]`);
const facets = [...form.querySelectorAll("[data-facet]")];
const box = form.elements.q;
const filters = part("filters");
const title = document.title;
const wide = matchMedia("(width >= 72rem)");
const language = document.documentElement.lang;

let pagefind = null;
let everything = null; // counts of the whole index: facet name → value → count
let attempts = 0;
let turn = 0; // the latest search; earlier ones that come back late are dropped
let timer = 0;
let found = [];
let shown = 0;
let query = "";

// The index

async function load() {
  if (pagefind) return;
  const bundle = new URL(form.dataset.bundle, document.baseURI);
  const folder = new URL(".", bundle).pathname;
  if (attempts++) bundle.searchParams.set("attempt", attempts);
  const module = await import(bundle.href);
  await module.options({ bundlePath: folder, baseUrl: folder.replace(/[^/]+\/$/, "") });
  everything = await module.filters();
  if (!Object.keys(everything).length) throw new Error("The search index is empty or out of reach.");
  pagefind = module;
}

// The state: form ↔ address

function readForm() {
  const data = new FormData(form);
  const text = (name) => (data.get(name) ?? "").trim();
  const chosen = Object.fromEntries(
    facets.map(({ dataset: { facet } }) => [facet, data.getAll(facet)]).filter(([, values]) => values.length),
  );
  return { q: text("q"), from: text("from"), to: text("to"), sort: text("sort") || "best", chosen };
}

function address(state) {
  const params = new URLSearchParams();
  if (state.q) params.set("q", state.q);
  for (const [facet, values] of Object.entries(state.chosen)) {
    for (const value of values) params.append(facet, value);
  }
  for (const name of ["from", "to"]) if (state[name]) params.set(name, state[name]);
  if (state.sort !== "best") params.set("sort", state.sort);
  const text = params.toString();
  return form.action.split("?")[0] + (text ? `?${text}` : "");
}

function fillForm() {
  const params = new URLSearchParams(location.search);
  for (const name of ["q", "from", "to"]) form.elements[name].value = params.get(name) ?? "";
  const sort = params.get("sort");
  form.elements.sort.value = ["newest", "oldest"].includes(sort) ? sort : "best";
  for (const facet of facets) {
    const name = facet.dataset.facet;
    const chosen = params.getAll(name);
    for (const value of chosen) option(facet, value);
    for (const [value, { input }] of facet.options ?? []) input.checked = chosen.includes(value);
  }
}

function go(how) {
  clearTimeout(timer);
  const next = address(readForm());
  if (next !== location.href) history[`${how}State`](null, "", next);
  run();
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(go, 200, "replace");
}

// Facets

function option(facet, value) {
  facet.options ??= new Map();
  if (!facet.options.has(value)) {
    const label = part("option").content.cloneNode(true).firstElementChild;
    const [input, name, count] = label.children;
    input.name = facet.dataset.facet;
    input.value = value;
    name.textContent = value;
    facet.options.set(value, { label, input, count });
    part("options", facet).append(label);
    facet.hidden = false;
  }
  return facet.options.get(value);
}

function showFacet(facet, counts, exact) {
  for (const value of Object.keys(everything[facet.dataset.facet] ?? {})) option(facet, value);
  if (!facet.options) return;
  for (const [value, { count }] of facet.options) {
    count.textContent = exact ? (counts[value] ?? 0).toLocaleString(language) : "";
  }
  // What somebody is using keeps its place; the rest is put in order.
  if (facet.contains(document.activeElement) && document.activeElement.type === "checkbox") return;
  const number = (value) => counts[value] ?? 0;
  const sorted = [...facet.options].sort(
    ([a, { input: first }], [b, { input: second }]) =>
      facet.dataset.order === "descending"
        ? b.localeCompare(a)
        : second.checked - first.checked || number(b) - number(a) || a.localeCompare(b),
  );
  const wanted = sorted.filter(([value, { input }]) => number(value) || input.checked);
  const folded = part("folded", facet);
  for (const [, { label }] of sorted) label.hidden = true;
  wanted.forEach(([, { label }], place) => {
    label.hidden = false;
    (folded && place >= OPEN_OPTIONS ? folded : part("options", facet)).append(label);
  });
  if (folded) folded.parentElement.hidden = wanted.length <= OPEN_OPTIONS;
  facet.hidden = !wanted.length;
}

function anyOf(chosen) {
  const asked = Object.entries(chosen).filter(([, values]) => values);
  return Object.fromEntries(asked.map(([name, values]) => [name, { any: values }]));
}

// Each facet counts what it would give beside what the other facets ask for.
function countFacets(state, { chosen, counts, years }) {
  return Promise.all(
    facets.map(async ({ dataset: { facet } }) => {
      if (!chosen[facet]) return counts[facet] ?? {};
      const others = { ...chosen, [facet]: undefined };
      if (years && facet === "year") others.year = years;
      const asked = anyOf(others);
      if (!state.q && !Object.keys(asked).length) return everything[facet] ?? {};
      return (await pagefind.search(state.q || null, { filters: asked })).filters[facet] ?? {};
    }),
  );
}

// Dates. Pagefind knows no ranges: whole years are a filter; for days, the results are put in the
// order of their dates and the ends of the range are looked for in it, a few at a time. A month or
// year without a day counts as its first day.

const firstDay = (date) => date + "-01-01".slice(0, 10 - date.length);

async function place(sorted, before) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const step = Math.max(1, Math.floor((high - low) / PROBES));
    const spots = [];
    for (let spot = low; spot < high; spot += step) spots.push(spot);
    const dates = await Promise.all(spots.map(async (spot) => firstDay((await sorted[spot].data()).meta.date ?? "")));
    const first = dates.findIndex((date) => !before(date));
    if (first === 0) return low;
    const last = first < 0 ? spots.length - 1 : first - 1;
    if (first > 0) high = spots[first];
    low = spots[last] + 1;
  }
  return low;
}

async function within(results, state, options) {
  const { results: sorted } = await pagefind.search(state.q || null, { ...options, sort: { date: "asc" } });
  const [start, end] = await Promise.all([
    state.from ? place(sorted, (date) => date < state.from) : 0,
    state.to ? place(sorted, (date) => date <= state.to) : sorted.length,
  ]);
  const ids = new Set(sorted.slice(start, end).map(({ id }) => id));
  return results.filter(({ id }) => ids.has(id));
}

// Searching

async function find(state) {
  const chosen = { ...state.chosen };
  let years = null;
  if (state.from || state.to) {
    years = Object.keys(everything.year ?? {}).filter(
      (year) => (!state.from || year >= state.from.slice(0, 4)) && (!state.to || year <= state.to.slice(0, 4)),
    );
    chosen.year = years.filter((year) => chosen.year?.includes(year) ?? true);
    if (!chosen.year.length || backwards(state)) return { results: [], counts: null };
  }
  const options = { filters: anyOf(chosen) };
  if (state.sort !== "best" || !state.q) options.sort = { date: state.sort === "oldest" ? "asc" : "desc" };
  const { results, filters: counts } = await pagefind.search(state.q || null, options);
  const byDay = (state.from && !state.from.endsWith("-01-01")) || (state.to && !state.to.endsWith("-12-31"));
  return { results: byDay ? await within(results, state, options) : results, counts, chosen, years, exact: !byDay };
}

const backwards = ({ from, to }) => from && to && from > to;

async function run() {
  const mine = ++turn;
  const state = readForm();
  const asked = Object.keys(state.chosen).length || state.from || state.to;
  document.title = state.q ? `${state.q} – ${title}` : title;
  if (!pagefind && (state.q || asked)) {
    part("browse").hidden = true;
    part("bar").hidden = false;
    part("status").textContent = "Searching…";
  }
  try {
    await load();
    if (mine !== turn) return;
    if (!state.q && !asked) {
      facets.forEach((facet) => showFacet(facet, everything[facet.dataset.facet] ?? {}, true));
      show({ state, results: [], blank: true });
      return;
    }
    const answer = await find(state);
    if (mine !== turn) return;
    const [first, counts] = await Promise.all([
      Promise.all(answer.results.slice(0, PAGE).map((result) => result.data())),
      answer.counts && countFacets(state, answer),
    ]);
    if (mine !== turn) return;
    if (counts) facets.forEach((facet, place) => showFacet(facet, counts[place], answer.exact));
    show({ state, results: answer.results, first, asked });
  } catch (error) {
    if (mine !== turn) return;
    console.error(error);
    show({ state, results: [], failed: true });
  }
}

// The page

function say(state, count) {
  const words = state.q ? ` for “${state.q}”` : "";
  if (backwards(state)) return "Nothing found: the first date is later than the last";
  if (!count) return `Nothing found${words}`;
  return `${count.toLocaleString(language)} ${count === 1 ? "result" : "results"}${words}`;
}

function show({ state, results, first = [], asked = false, blank = false, failed = false }) {
  found = results;
  query = state.q;
  shown = 0;
  filters.hidden = failed;
  part("bar").hidden = blank || failed;
  part("status").textContent = blank || failed ? "" : say(state, results.length);
  // Without words there is nothing to match: the usual order is then the newest first.
  const [best, newest] = form.elements.sort.options;
  best.textContent = state.q ? best.dataset.text : newest.textContent;
  newest.hidden = !state.q;
  part("error").hidden = !failed;
  part("empty").hidden = blank || failed || results.length > 0;
  part("browse").hidden = results.length > 0;
  part("clear").hidden = !asked;
  const number = Object.values(state.chosen).flat().length + (state.from ? 1 : 0) + (state.to ? 1 : 0);
  part("chosen").textContent = number ? `(${number} chosen)` : "";
  part("results").replaceChildren();
  append(first);
}

function append(pages) {
  part("results").append(...pages.map(resultOf));
  shown += pages.length;
  part("more").hidden = shown >= found.length;
}

async function more() {
  const mine = turn;
  const list = part("results");
  const last = list.children.length;
  const pages = await Promise.all(found.slice(shown, shown + PAGE).map((result) => result.data()));
  if (mine !== turn) return;
  append(pages);
  part("status").textContent = `${shown.toLocaleString(language)} of ${found.length.toLocaleString(language)} results shown`;
  if (part("more").hidden) list.children[last].querySelector("a").focus();
}

function resultOf(page) {
  const item = part("result").content.cloneNode(true).firstElementChild;
  const section = query ? bestSection(page) : null;
  const link = item.querySelector("a");
  link.href = section?.url ?? page.url;
  link.textContent = page.meta.title;
  item.querySelector(".note").append(
    ...[page.meta.kind, dateOf(page.meta.date), section?.title].filter(Boolean).flatMap((text, n) => (n ? [" · ", text] : [text])),
  );
  part("excerpt", item).append(...marked((section ?? page).excerpt));
  return item;
}

// The part of a page under a heading of its own that speaks most of what was asked for.
function bestSection(page) {
  const score = ({ weighted_locations: places = [] }) => places.reduce((sum, spot) => sum + spot.balanced_score, 0);
  const [best] = [...(page.sub_results ?? [])].sort((a, b) => score(b) - score(a));
  return best?.url.includes("#") ? best : null;
}

function dateOf(date) {
  if (!date) return null;
  const [year, month = 1, day = 1] = date.split("-").map(Number);
  const time = document.createElement("time");
  time.dateTime = date;
  time.textContent = new Intl.DateTimeFormat(language, {
    timeZone: "UTC",
    year: "numeric",
    ...(date.length > 4 && { month: "long" }),
    ...(date.length > 7 && { day: "numeric" }),
  }).format(Date.UTC(year, month - 1, day));
  return time;
}

// Excerpts come as escaped text with <mark> in it; they go on the page as text, never as HTML.
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", "#39": "'", "#x27": "'", "#x2F": "/" };

function marked(excerpt) {
  return excerpt.split(/<\/?mark>/).map((piece, n) => {
    const text = piece.replace(/&(#?\w+);/g, (entity, name) => ENTITIES[name] ?? entity);
    if (n % 2 === 0) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}

// Events

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go("push");
});
form.addEventListener("input", ({ target }) => {
  if (target === box || target.type === "date") soon();
});
form.addEventListener("change", ({ target }) => {
  if (target.type === "checkbox" || target.name === "sort") go("push");
});
addEventListener("popstate", () => {
  clearTimeout(timer);
  fillForm();
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

filters.open = wide.matches;
fillForm();
run();
