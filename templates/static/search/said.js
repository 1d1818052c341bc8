// What a search says of itself: how many results, of what, and how the question was read.

import { saySpan } from "./dates.js";
import { writeQuery } from "./query.js";
import { say } from "./say.js";
import { addressOf, takeAsTyped } from "./state.js";

const language = document.documentElement.lang;
const number = (count) => count.toLocaleString(language);

/** One line: how many results there are. */
export function statusOf(asked, count) {
  const { state, from, to, text, offers, left, sort } = asked;
  if (from && to && from > to) return say("Nothing found: the first date is later than the last");
  const words = asked.meant.length
    ? state.q
    : text
      ? writeQuery(asked)
      : state.q && !from && !to
        ? state.q
        : "";
  const about = words ? say(" for “{words}”", { words }) : "";
  const results = count
    ? say(["{number} result", "{number} results"], { count, number: number(count) })
    : say("Nothing found");
  const found = `${results}${about}${soFar({ left, sort })}`;
  const pages = offers.length;
  if (!pages) return found;
  const values = { count: pages, number: pages };
  return count
    ? `${found}; ${say(["{number} page is suggested first", "{number} pages are suggested first"], values)}`
    : `${say(["{number} page is suggested", "{number} pages are suggested"], values)}${about}`;
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
  const text = {
    subject: say("Not found: {words}", { words: asked.state.q }),
    body: `${location.href}\n\n`,
  };
  const query = Object.entries(text).map(([name, one]) => `${name}=${encodeURIComponent(one)}`);
  tell.href = `${tell.href.split("?")[0]}?${query.join("&")}`;
}

/** Of which years an answer is, if earlier or later ones were not looked through. */
function soFar({ left, sort }) {
  const years = left.map(Number);
  if (!years.length) return "";
  return sort === "oldest"
    ? say(" up to {year}", { year: Math.min(...years) - 1 })
    : say(" since {year}", { year: Math.max(...years) + 1 });
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
    const q = writeQuery(asked) + (asked.date ? ` ${saySpan(asked.date)}` : "");
    link.href = addressOf(form, { ...asked.state, q });
    link.textContent = writeQuery(asked);
    const [before, after] = say("Did you mean {words}?", { words: "\n" }).split("\n");
    add(
      before,
      link,
      after,
      " ",
      say("That is what was looked for: no text here has {words}.", { words: quoted(put) }),
    );
  }
  if (asked.meant.length) {
    const words = asked.meant.map((one) => `“${one.words.join(" ")}”`).join(", ");
    const terms = [...new Set(asked.added)].join(", ");
    add(
      say("For {words} also: {terms}", { words, terms }),
      " ",
      offer(say("Look only for what was typed"), "also"),
    );
  }
  if (gone.length)
    add(
      asked.text
        ? say("No text here has {words}, so the search went on without.", { words: quoted(gone) })
        : say("No text here has {words}.", { words: quoted(gone) }),
    );
  if (asked.date) {
    const way = offer(say("Look for it as words"), "dates");
    add(say("Read as a date: {date}", { date: saySpan(asked.date) }), " ", way);
  }
  if (asked.speaker)
    add(
      say("Only where {name} took part, with the paragraphs that name them first", {
        name: asked.speaker.title,
      }),
      " ",
      offer(say("Look in all texts"), "who"),
    );
  for (const phrase of asked.loosened)
    add(
      count
        ? say("No text has “{phrase}” exactly so; these have words of it.", { phrase })
        : say("No text has “{phrase}” exactly so.", { phrase }),
    );
  for (const day of asked.noDays) add(say("“{day}” is no day of the calendar.", { day }));
  if (asked.some && count && !asked.isAny)
    add(
      say("No text{years} has all of these words; these have most of them.", {
        years: soFar(asked),
      }),
    );
  if (asked.close)
    add(say("Not all of these have all of the words: some have most of them, close together."));
  if (asked.unread)
    add(
      say("The best matches were read through for the exact words; {number} more were not.", {
        number: number(asked.unread),
      }),
    );
  return found;
}
