// The state: the form and the address of the page say the same.

const SORTS = ["best", "newest", "oldest"];

export function readForm(form, facets) {
  const data = new FormData(form);
  const text = (name) => (data.get(name) ?? "").trim();
  const chosen = Object.fromEntries(
    facets.map(({ name }) => [name, data.getAll(name)]).filter(([, values]) => values.length),
  );
  return {
    q: text("q"),
    from: text("from"),
    to: text("to"),
    sort: text("sort") || "best",
    asWords: text("dates") === "words",
    isPlain: text("also") === "no",
    chosen,
  };
}

export function fillForm(form, facets) {
  const params = new URLSearchParams(location.search);
  for (const name of ["q", "from", "to"]) form.elements[name].value = params.get(name) ?? "";
  const sort = params.get("sort");
  form.elements.sort.value = SORTS.includes(sort) ? sort : "best";
  readDates(form, params.get("dates") !== "words");
  addWords(form, params.get("also") !== "no");
  for (const facet of facets) facet.choose(params.getAll(facet.name));
}

/** Whether a date that is typed is read as one. */
export function readDates(form, isDate) {
  form.elements.dates.disabled = isDate;
}

/** Whether what the archive says instead of everyday words is looked for too. */
export function addWords(form, isAdded) {
  form.elements.also.disabled = isAdded;
}

export function addressOf(form, state) {
  const params = new URLSearchParams();
  if (state.q) params.set("q", state.q);
  for (const [facet, values] of Object.entries(state.chosen)) {
    for (const value of values) params.append(facet, value);
  }
  for (const name of ["from", "to"]) if (state[name]) params.set(name, state[name]);
  if (state.sort !== "best") params.set("sort", state.sort);
  if (state.asWords) params.set("dates", "words");
  if (state.isPlain) params.set("also", "no");
  const text = params.toString();
  return form.action.split("?")[0] + (text ? `?${text}` : "");
}
