// What the page shows of an answer: its results, and what is said of them.

import { filters, form, number, part } from "./elements.js";
import { NOTHING } from "./parts.js";
import { isRanked, literalFirst } from "./question.js";
import { offerOf, resultsOf } from "./results.js";
import { help, notesOf, statusOf } from "./said.js";
import { say } from "./say.js";

export const PAGE = 10;

/** The question with its answer, the hits so far, and how many of them are results on the page. */
export const now = { query: null, hits: [], shown: 0 };

/** Say that somebody has to wait, where nothing is shown yet. */
export function showWaiting() {
  part("area").dataset.waiting = "";
  part("bar").hidden = false;
  part("status").textContent = say("Searching…");
}

/** Show an answer anew, with the `first` pages as results; without a question what comes before. */
export function show({
  state,
  filtered,
  asked = null,
  answer = NOTHING,
  first = [],
  failed = false,
}) {
  const blank = !asked && !failed;
  now.query = asked && { ...asked, state, isFiltered: filtered };
  now.hits = [];
  now.shown = 0;
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
  part("empty").hidden = blank || failed || now.hits.length > 0 || asked?.offers.length > 0;
  help(part("empty"), now.query, filtered);
  part("browse").hidden = now.hits.length > 0;
  part("clear").hidden = !filtered;
  const chosen =
    Object.values(state.chosen).flat().length + (state.from ? 1 : 0) + (state.to ? 1 : 0);
  for (const span of document.querySelectorAll("[data-chosen]"))
    span.textContent = chosen ? say("({number} chosen)", { number: chosen }) : "";
  part("results").replaceChildren();
  add(first);
  delete part("area").dataset.waiting;
}

/** Take an answer as that of the question that is shown. */
export function use(answer) {
  now.hits = answer.hits;
  now.query = { ...now.query, ...answer };
  const count = now.hits.length;
  // What is only one is in no order, and of nothing there is nothing to choose.
  part("order-label").hidden = count < 2;
  part("to-filters").hidden = filters.hidden = !count && !now.query.isFiltered;
  part("close").textContent = count
    ? say(["Show {number} result", "Show {number} results"], { count, number: number(count) })
    : say("Close the filters");
  part("status").textContent = statusOf(now.query, now.hits.length);
  part("notes").replaceChildren(...notesOf(now.query, now.hits.length, form));
}

/** The texts of some hits; where the best go first, by `literalFirst`. */
export async function read(some, asked) {
  const pages = await Promise.all(some.map((hit) => hit.data()));
  return isRanked(asked) ? literalFirst(pages, asked) : pages;
}

/** Show some pages as results; with those `before` them anew, for items of one meeting stand together. */
export function add(pages, before = []) {
  const results = resultsOf([...before, ...pages], now.query?.text ? now.query : null);
  const focused = document.activeElement;
  if (before.length) part("results").replaceChildren();
  part("results").append(...results);
  if (!focused.isConnected)
    [...part("results").querySelectorAll("a")].find(({ href }) => href === focused.href)?.focus();
  now.shown += pages.length;
  offerMore();
  return results;
}

/** The button leads to the hits that are left, and after them to the years that are left. */
export function offerMore() {
  const { query, hits, shown } = now;
  const isAll = shown >= hits.length;
  const button = part("more");
  button.hidden = isAll ? !query?.left.length : shown < PAGE;
  button.textContent =
    button.dataset[!isAll ? "text" : query?.sort === "oldest" ? "later" : "earlier"];
}
