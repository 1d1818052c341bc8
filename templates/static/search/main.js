// Search. The form is a plain GET form and the address of the page is the state: what the form says
// goes into the address, what the address says goes into the form.

import { forgetFollowed, keepShown, leave, leftFor, showAgain } from "./back.js";
import { box, facets, filters, form, part } from "./elements.js";
import { more, openFacets, prepare, restore, run } from "./searching.js";
import { now } from "./shown.js";
import { addressOf, fillForm, readAll, readForm } from "./state.js";

const PAUSE = 30; // milliseconds without a key until what is typed is looked for

let timer = 0;

function go(how) {
  clearTimeout(timer);
  keep(how);
  return run(how === "replace");
}

/** The address says what the form says. */
function keep(how) {
  const next = addressOf(form, readForm(form, facets));
  if (next !== location.href) history[`${how}State`](null, "", next);
}

/** A reload shows as many results again, at the same place. */
function keepPlace() {
  if (part("area").ariaBusy !== "true") keepShown(now.shown);
}

/** Whoever comes back from a result finds it on the screen, with the focus. */
async function comeBack(left) {
  if (!left) return;
  await restore(left.shown);
  showAgain(left);
}

// Events

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go("push");
});
form.addEventListener("input", ({ target }) => {
  if (target !== box && target.type !== "date") return;
  clearTimeout(timer);
  timer = setTimeout(go, PAUSE, "replace");
  if (target !== box) return;
  readAll(form);
  prepare(box.value);
});
form.addEventListener("change", async ({ target }) => {
  if (target.type !== "checkbox" && target.name !== "sort") return;
  // What closes the filters is in sight below what was ticked, however long the results above are.
  target.closest("[data-facet] label")?.after(part("close"));
  await go("push");
  if (filters.contains(target)) part("close").scrollIntoView({ block: "nearest" });
});
filters.addEventListener("toggle", () => {
  if (filters.open) openFacets();
});
// Whoever follows a link before the pause is over comes back to all that was typed.
addEventListener(
  "click",
  ({ target, ctrlKey, metaKey, shiftKey }) => {
    const link = target.closest("a");
    if (!link || ctrlKey || metaKey || shiftKey) return; // with a key it opens beside this page
    keep("replace");
    if (link.matches("[data-results] a, [data-offers] a")) leave(link, now.shown);
  },
  true,
);
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) forgetFollowed();
});
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
part("close").addEventListener("click", () => {
  filters.open = false;
  filters.append(part("close"));
  // The focus alone would not scroll to what is taller than the screen.
  part("bar").scrollIntoView();
  part("area").focus({ preventScroll: true });
});
part("more").addEventListener("click", () => more().then(keepPlace));
addEventListener("scrollend", keepPlace);
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
prepare("");
const left = leftFor(); // read before anybody can follow another
if (left) forgetFollowed();
run().then(() => comeBack(left));
