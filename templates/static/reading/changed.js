// Says at a paragraph that its words have changed since a link to it was made, with what the
// corrections on this page say of it.

import { say } from "./say.js";

const element = (name, properties, ...inside) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
};

export function tell(place) {
  const corrections = place.id ? document.querySelectorAll(`[data-corrects="${place.id}"]`) : [];
  const copies = [...corrections].map((one) =>
    element("li", {}, ...one.cloneNode(true).childNodes),
  );
  const said = say("The words here have changed since this link to them was made.");
  const told = copies.length ? `${said} ${say("A correction is on record:")}` : said;
  // A screen reader says what comes into a place that it knows; so the place is there first.
  const note = element("div", { role: "status" });
  if (place.matches("li, blockquote")) place.append(note);
  else place.after(note);
  setTimeout(() => {
    note.className = "notice changed";
    note.append(element("p", {}, element("strong", { textContent: say("Changed.") }), ` ${told}`));
    if (copies.length) note.append(element("ul", { className: "corrections" }, ...copies));
  }, 100);
}
