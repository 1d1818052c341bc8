// The state: the form and the address of the page say the same.

import { oneForm } from "./fold.js";

const SORTS = ["best", "newest", "oldest"];
// What can be taken as it was typed, and what its field says then.
const AS_TYPED = { dates: "words", also: "no", who: "all" };

export function readForm(form, facets) {
  const data = new FormData(form);
  const text = (name) => (data.get(name) ?? "").trim();
  const chosen = Object.fromEntries(
    facets.map(({ name }) => [name, data.getAll(name)]).filter(([, values]) => values.length),
  );
  return {
    q: oneForm(text("q")),
    from: text("from"),
    to: text("to"),
    sort: text("sort") || "best",
    asWords: text("dates") === AS_TYPED.dates,
    isPlain: text("also") === AS_TYPED.also,
    isOfAll: text("who") === AS_TYPED.who,
    chosen,
  };
}

export function fillForm(form, facets) {
  const params = new URLSearchParams(location.search);
  for (const name of ["q", "from", "to"]) form.elements[name].value = params.get(name) ?? "";
  const sort = params.get("sort");
  form.elements.sort.value = SORTS.includes(sort) ? sort : "best";
  for (const [what, said] of Object.entries(AS_TYPED))
    form.elements[what].disabled = params.get(what) !== said;
  for (const facet of facets) facet.choose(params.getAll(facet.name));
}

/** Take a date as words, add nothing to everyday words, or look beyond a person who is named. */
export function takeAsTyped(form, what) {
  form.elements[what].disabled = false;
}

/** Read all that is typed again, whatever was taken as typed. */
export function readAll(form) {
  for (const what of Object.keys(AS_TYPED)) form.elements[what].disabled = true;
}

export function addressOf(form, state) {
  const params = new URLSearchParams();
  if (state.q) params.set("q", state.q);
  for (const [facet, values] of Object.entries(state.chosen)) {
    for (const value of values) params.append(facet, value);
  }
  for (const name of ["from", "to"]) if (state[name]) params.set(name, state[name]);
  if (state.sort !== "best") params.set("sort", state.sort);
  if (state.asWords) params.set("dates", AS_TYPED.dates);
  if (state.isPlain) params.set("also", AS_TYPED.also);
  if (state.isOfAll) params.set("who", AS_TYPED.who);
  const text = params.toString();
  return form.action.split("?")[0] + (text ? `?${text}` : "");
}
