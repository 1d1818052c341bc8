// A span of days, and values that were chosen, as filters: Pagefind knows no ranges.

import { dayAfter, lastOfMonth } from "./dates.js";

const DATED = ["Item", "Report", "Action"];
const FIRST_YEAR = 1900;
export const LAST_YEAR = 2100;

/**
 * Any of the values within a facet, all of the facets. Items and reports have a date of their own;
 * people have not, and are left out where one is asked for.
 */
export function filtersOf(chosen, from, to) {
  const dated = from || to;
  const asked = Object.entries(dated ? { ...chosen, kind: chosen.kind ?? DATED } : chosen).filter(
    ([, values]) => values?.length,
  );
  const filters = Object.fromEntries(asked.map(([name, values]) => [name, { any: values }]));
  return dated ? { ...filters, any: spans(from, to) } : filters;
}

/** A span as filters, for Pagefind knows no ranges: whole years, and the months and days at its ends. */
function spans(from, to) {
  const found = { year: [], month: [], day: [] };
  const end = to || `${LAST_YEAR}-12-31`;
  for (let day = from || `${FIRST_YEAR}-01-01`; day <= end; ) {
    const whole = WHOLES.find(({ begins, last }) => day.endsWith(begins) && last(day) <= end);
    found[whole.name].push(day.slice(0, whole.length));
    day = dayAfter(whole.last(day), 1);
  }
  return Object.entries(found)
    .filter(([, values]) => values.length)
    .map(([name, any]) => ({ [name]: { any } }));
}

// What a span is made of: how its first day ends, how much of a day names it, its last day.
const WHOLES = [
  { name: "year", begins: "-01-01", length: 4, last: (day) => `${day.slice(0, 4)}-12-31` },
  { name: "month", begins: "-01", length: 7, last: lastOfMonth },
  { name: "day", begins: "", length: 10, last: (day) => day },
];
