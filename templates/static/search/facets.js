// The filters: any of the values within one, all of them between two.

import { numberOf } from "./counts.js";
import { kindName } from "./kinds.js";

const OPEN_OPTIONS = 8;
const language = document.documentElement.lang;

export class Facet {
  constructor(fieldset) {
    this.fieldset = fieldset;
    this.name = fieldset.dataset.facet;
    this.options = new Map();
    this.list = fieldset.querySelector("[data-options]");
    this.folded = fieldset.querySelector("[data-folded]");
  }

  option(value) {
    if (!this.options.has(value)) {
      const label = document
        .querySelector("template[data-option]")
        .content.firstElementChild.cloneNode(true);
      const [input, name, count] = label.children;
      input.name = this.name;
      input.value = value;
      name.textContent = this.name === "kind" ? kindName(value) : value;
      this.options.set(value, { label, input, count });
      this.list.append(label);
      this.fieldset.hidden = false;
    }
    return this.options.get(value);
  }

  /** Tick the chosen values and no others; one that the archive does not have can be taken out. */
  choose(values) {
    for (const value of values) this.option(value);
    for (const [value, { input }] of this.options) input.checked = values.includes(value);
  }

  /** Show every value that gives something, with how much where that is known, and the `uncounted`. */
  show(every, counts, uncounted) {
    for (const value of [...Object.keys(every), ...uncounted]) this.option(value);
    for (const [value, { count }] of this.options) {
      count.textContent =
        counts && !uncounted.includes(value)
          ? numberOf(counts, value).toLocaleString(language)
          : "";
    }
    // What somebody is using keeps its place; the rest is put in order.
    if (
      this.fieldset.contains(document.activeElement) &&
      document.activeElement.type === "checkbox"
    )
      return;
    const number = (value) => numberOf(counts ?? every, value);
    const sorted = [...this.options].sort(([a, { input: first }], [b, { input: second }]) =>
      this.fieldset.dataset.order === "descending"
        ? b.localeCompare(a)
        : second.checked - first.checked || number(b) - number(a) || a.localeCompare(b),
    );
    const wanted = sorted.filter(
      ([value, { input }]) => number(value) || input.checked || uncounted.includes(value),
    );
    for (const [, { label }] of sorted) label.hidden = true;
    wanted.forEach(([, { label }], place) => {
      label.hidden = false;
      (this.folded && place >= OPEN_OPTIONS ? this.folded : this.list).append(label);
    });
    if (this.folded) this.folded.parentElement.hidden = wanted.length <= OPEN_OPTIONS;
    this.fieldset.hidden = !wanted.length;
  }
}
