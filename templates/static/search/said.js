// What a search says of itself: how many results, of what, and how the question was read.

import { saySpan } from "./dates.js";
import { writeQuery } from "./query.js";
import { addressOf, takeAsTyped } from "./state.js";

const language = document.documentElement.lang;
const number = (count) => count.toLocaleString(language);

/** One line: how many results there are. */
export function statusOf(asked, count) {
  const { state, from, to, text, offers, left, sort } = asked;
  if (from && to && from > to) return "Nothing found: the first date is later than the last";
  const about = asked.meant.length
    ? ` for “${state.q}”`
    : text
      ? ` for “${writeQuery(asked)}”`
      : state.q && !from && !to
        ? ` for “${state.q}”`
        : "";
  const found = `${!count ? "Nothing found" : count === 1 ? "1 result" : `${number(count)} results`}${about}${soFar({ left, sort })}`;
  if (!offers.length) return found;
  const suggested =
    offers.length === 1 ? "1 page is suggested" : `${offers.length} pages are suggested`;
  return count ? `${found}; ${suggested} first` : `${suggested}${about}`;
}

/** Where nothing was found: the tips that fit, and a letter to the team with what was looked for. */
export function help(empty, asked, isFiltered) {
  const fits = {
    words: asked?.words.length > 1,
    filters: isFiltered,
    excluded: asked?.excluded.length > 0,
  };
  for (const tip of empty.querySelectorAll("[data-tip]")) tip.hidden = !fits[tip.dataset.tip];
  const tell = empty.querySelector("[data-tell]");
  if (!tell || !asked) return;
  const text = { subject: `Not found: ${asked.state.q}`, body: `${location.href}\n\n` };
  const query = Object.entries(text).map(([name, one]) => `${name}=${encodeURIComponent(one)}`);
  tell.href = `${tell.href.split("?")[0]}?${query.join("&")}`;
}

/** Of which years an answer is, if earlier or later ones were not looked through. */
function soFar({ left, sort }) {
  const years = left.map(Number);
  if (!years.length) return "";
  return sort === "oldest"
    ? ` up to ${Math.min(...years) - 1}`
    : ` since ${Math.max(...years) + 1}`;
}

/** What was read otherwise than it was typed, each with the way back. */
export function notesOf(asked, count, form) {
  const found = [];
  const add = (...parts) => {
    const note = document.createElement("p");
    note.append(...parts);
    found.push(note);
  };
  const offer = (text, what) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = text;
    button.addEventListener("click", () => {
      takeAsTyped(form, what);
      form.elements.q.focus();
      form.requestSubmit();
    });
    return button;
  };
  const put = [...asked.unknown].filter(([, word]) => word);
  const gone = [...asked.unknown].filter(([, word]) => !word);
  const quoted = (pairs) => pairs.map(([word]) => `“${word}”`).join(", ");
  if (put.length) {
    const link = document.createElement("a");
    const q = writeQuery(asked) + (asked.date ? ` ${saySpan(asked.date, language)}` : "");
    link.href = addressOf(form, { ...asked.state, q });
    link.textContent = writeQuery(asked);
    add("Did you mean ", link, `? That is what was looked for: no text here has ${quoted(put)}.`);
  }
  if (asked.meant.length) {
    const words = asked.meant.map((one) => `“${one.words.join(" ")}”`).join(", ");
    const terms = [...new Set(asked.added)].join(", ");
    add(`For ${words} also: ${terms} `, offer("Look only for what was typed", "also"));
  }
  if (gone.length)
    add(`No text here has ${quoted(gone)}${asked.text ? ", so the search went on without" : ""}.`);
  if (asked.date) {
    const way = offer("Look for it as words", "dates");
    add(`Read as a date: ${saySpan(asked.date, language)} `, way);
  }
  if (asked.speaker)
    add(
      `Only where ${asked.speaker.title} took part, with the paragraphs that name them first `,
      offer("Look in all texts", "who"),
    );
  for (const phrase of asked.loosened)
    add(`No text has “${phrase}” exactly so${count ? "; these have words of it" : ""}.`);
  for (const day of asked.noDays) add(`“${day}” is no day of the calendar.`);
  if (asked.some && count && !asked.isAny)
    add(`No text${soFar(asked)} has all of these words; these have most of them.`);
  if (asked.close)
    add("Not all of these have all of the words: some have most of them, close together.");
  if (asked.unread)
    add(
      `The best matches were read through for the exact words; ${number(asked.unread)} more were not.`,
    );
  return found;
}
