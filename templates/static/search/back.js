// Back from a result: the browser keeps with the page which result was followed, and how many were
// shown. Where it kept the page itself, nothing is to be done.

/** Keep which result is followed. */
export function leave({ href }, shown) {
  history.replaceState({ href, shown }, "");
}

/** What was kept, if the page is read again. */
export function leftFor() {
  const left = history.state;
  return left?.href && left;
}

/** Show the result on the screen and give it the focus. */
export function showAgain({ href }) {
  const links = document.querySelectorAll("[data-results] a, [data-offers] a");
  const link = [...links].find((one) => one.href === href);
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: "center" });
}
