// What stands on the search page.

import { Facet } from "./facets.js";

const language = document.documentElement.lang;
export const number = (count) => count.toLocaleString(language);
export const form = document.querySelector("form[data-parts]");
export const part = (name) => document.querySelector(`[data-${name}]`);
export const box = form.elements.q;
export const filters = part("filters");
export const facets = [...form.querySelectorAll("[data-facet]")].map(
  (fieldset) => new Facet(fieldset),
);
