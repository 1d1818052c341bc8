// Back from a result, and after a reload: the browser keeps with the page which result was followed,
// how many were shown, and where. Where it kept the page itself, nothing is to be done.

/** Keep which result is followed. */
export function leave({ href }, shown) {
  history.replaceState({ href, shown }, "");
}

/** Keep how many results are shown, where the page is scrolled to, and which result is followed. */
export function keepShown(shown) {
  history.replaceState({ ...history.state, shown, top: scrollY }, "");
}

/** Whoever came back is free to go elsewhere from there. */
export function forgetFollowed() {
  const { shown, top } = history.state ?? {};
  history.replaceState({ shown, top }, "");
}

/** What was kept, if the page is read again. */
export const leftFor = () => history.state;

/** Show the result on the screen and give it the focus, or else the place that was on the screen. */
export function showAgain({ href, top }) {
  if (!href) {
    scrollTo({ top, behavior: "instant" });
    return;
  }
  const links = document.querySelectorAll("[data-results] a, [data-offers] a");
  const link = [...links].find((one) => one.href === href);
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: "center" });
}
