// Results as elements. Everything that comes from the index goes on the page as text.

import { sayDate } from "./dates.js";
import { kindName } from "./kinds.js";
import { passage, plainExcerpt } from "./passage.js";
import { say } from "./say.js";

const NOTHING_ASKED = { words: [], phrases: [], forms: [], whole: "", marks: new Map() };
const template = (name) =>
  document.querySelector(`template[data-${name}]`).content.firstElementChild;

function element(name, text, attributes = {}) {
  return Object.assign(Object.assign(document.createElement(name), attributes), {
    textContent: text,
  });
}

const marked = (pieces) =>
  pieces.map((piece) => (piece.mark === undefined ? piece : element("mark", piece.mark)));
const joined = (parts) =>
  parts.filter(Boolean).flatMap((part, place) => (place ? [" · ", part] : [part]));

function dateOf(date) {
  return date && element("time", sayDate(date), { dateTime: date });
}

/** An item with its number, which two with one heading differ in. */
function kindOf({ url, meta: { kind } }) {
  const number = url.match(/([0-9][^/]*)\/$/)?.[1];
  return kind === "Item" && number
    ? say("Item {number}", { number: number.replaceAll("-", ".") })
    : kindName(kind);
}

/** A page at the paragraph that answers best. */
function resultOf(page, query, level, inGroup) {
  const item = template("result").cloneNode(true);
  const best = passage(page, query ? { ...query, words: query.seen } : NOTHING_ASKED);
  const heading = element(`h${level}`, "");
  const link = element("a", page.meta.title, { href: address(page.url, best) });
  heading.append(link);
  const facts = [kindOf(page), ...(inGroup ? [] : [dateOf(page.meta.date)]), best.title];
  // Of a text that has none of the words it is said why it was found.
  const topics = best.marks.length ? [] : (page.filters.topic ?? []);
  const filed = topics.filter((topic) => query?.topics.has(topic));
  if (filed.length) facts.push(say("filed under {topics}", { topics: filed.join(", ") }));
  const note = item.querySelector("[data-facts]");
  note.append(...joined(facts));
  note.hidden = !note.textContent;
  item.querySelector("[data-excerpt]").append(...marked(best.pieces ?? plainExcerpt(page.excerpt)));
  item.prepend(heading);
  return item;
}

function address(url, { anchor, marks }) {
  const words = marks.length ? `?${new URLSearchParams(marks.map((word) => ["mark", word]))}` : "";
  return `${url}${words}${anchor ? `#${anchor}` : ""}`;
}

/** Pages as results; the items of one meeting stand together where the first of them does. */
export function resultsOf(pages, query) {
  const groups = new Map();
  for (const page of pages) {
    const key = page.meta.meeting_url ?? page.url;
    groups.set(key, [...(groups.get(key) ?? []), page]);
  }
  return [...groups.values()].map((group) =>
    group.length > 1 ? groupOf(group, query) : resultOf(group[0], query, 2, false),
  );
}

function groupOf(pages, query) {
  const item = template("group").cloneNode(true);
  const [{ meta }] = pages;
  const link = item.querySelector("h2 a");
  link.href = meta.meeting_url;
  link.textContent = meta.meeting;
  item.querySelector("[data-facts]").textContent = say(["{number} item", "{number} items"], {
    count: pages.length,
    number: pages.length,
  });
  item.querySelector("ol").append(...pages.map((page) => resultOf(page, query, 3, true)));
  return item;
}

/** What the archive has under a name, as what it is. */
export function offerOf({ kind, way, title, note, much, url, feed, figures }) {
  const item = template("offer").cloneNode(true);
  const link = item.querySelector("a");
  link.href = url;
  link.textContent = title;
  item.querySelector("[data-kind]").textContent = kindName(kind, way);
  const said = [kind === "Glossary" ? `: ${note}` : note && `, ${note}`, much && `: ${much}`];
  item.querySelector("[data-said]").textContent = said.join("");
  for (const [place, address] of Object.entries({ figures, follow: feed })) {
    const more = item.querySelector(`[data-${place}]`);
    more.hidden = !address;
    if (!address) continue;
    more.href = address;
    more.querySelector("span").textContent = title;
  }
  return item;
}
