// References: an item, a paragraph, an action or a report by its number, and an address of the site.

import { say } from "./say.js";
import { stemOf } from "./stem.js";

const MOST = 6; // places that are offered for a reference
const MOST_YEARS = 12; // of which the places are looked through
const NUMBER = "([0-9]{1,3}(?:[.-][0-9]{1,3})?[a-z]?)";
const LETTER = "\\(?([a-z]{1,2})\\)?";
const START = "(?<![\\p{L}\\p{N}£$€.,/-])";
const END = "(?![\\p{L}\\p{N}%]|[.,/-][\\p{L}\\p{N}])";
const BARE = "([0-9]{1,3}[.][0-9]{1,3}[a-z]?)"; // a figure too, unless it stands alone or by a date

// Each way to write a reference, and what its parts are.
const FORMS = [
  [`item\\s+${NUMBER},?\\s+(?:paragraph|para|par|§)\\.?\\s*([0-9a-z]{1,3})`, "item", "part"],
  [`actions?\\s+(?:points?\\s+)?([0-9]{1,3})\\s?${LETTER}`, "action", "letter"],
  [`(?:paragraphs?|paras?|par|§)\\.?\\s*${NUMBER}`, "paragraph"],
  [`p([0-9]{1,3}-[0-9a-z]{1,4})`, "paragraph"],
  [`(?:agenda\\s+)?item\\s+(?:no\\.?\\s+|number\\s+)?${NUMBER}`, "item"],
  [BARE, "paragraph"],
].map(([form, ...parts]) => ({
  form: new RegExp(`${START}${form}${END}`, "iu"),
  parts,
  isBare: form === BARE,
}));
const OF_REPORT = /^(?:of|in|from)?\s*(?:the\s+)?(.*?)\s*\breport\b\s*(.*)$/i;
const AROUND =
  /^(?:\s|,|of|in|from|at|the|on|meeting|minutes|notes)+|(?:\s|,|of|in|from|at|the|on)+$/gi;

/**
 * What is offered for the reference or the pasted address in what was typed: `{places, rest}`, where
 * `rest` are the other words. No places if there is none, or nothing that it may mean.
 */
export async function referredIn(
  { rest: text, date, days },
  { references, names },
  isMeant,
  sayDate,
) {
  const address = readAddress(text, names.meeting.split("/meetings/")[0]);
  const reference = !address && readReference(text, Boolean(date || days.length));
  if (!address && !reference) return { places: [], rest: text };
  const found = address
    ? references.pageAt(address)
    : references.places(reference, names.years, isMeant, sayDate);
  const places = await found.catch(() => []); // then it is words like others
  return {
    places,
    rest: places.length && reference ? reference.rest : address && places.length ? "" : text,
  };
}

/**
 * What a text refers to: `{item, part, paragraph, action, letter, report, rest}`, where `rest` are
 * the words that are no part of it; null if it refers to nothing.
 */
function readReference(text, isDated) {
  for (const { form, parts, isBare } of FORMS) {
    const match = text.match(form);
    if (!match) continue;
    const found = Object.fromEntries(
      parts.map((part, place) => [part, match[place + 1].toLowerCase()]),
    );
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length).trim();
    const ofReport = found.paragraph && after.match(OF_REPORT);
    if (ofReport) return { ...found, report: ofReport[1], rest: `${before} ${ofReport[2]}`.trim() };
    const rest = `${before} ${after}`.replace(AROUND, "").trim();
    if (!isBare || isDated || !rest) return { ...found, rest };
  }
  return null;
}

/** The path, with its fragment, of an address that was pasted in; empty for other text. */
function readAddress(text, base) {
  const [, path, query = "", fragment = ""] =
    text.trim().match(/^(?:https?:\/\/[^/\s]+)?(\/(?!\/)[^\s?#]*)(\?[^\s#]*)?(#\S*)?$/i) ?? [];
  return path?.startsWith(`${base}/`) ? path + query + fragment : "";
}

const SMALL = new Set(["a", "and", "of", "on", "the"]); // words that a title need not have

const hyphened = (number) => number.replaceAll(".", "-");

export class References {
  /** `address` of the file of a year with a `*` for it; of an `item`, a `report`, an `action`. */
  constructor({ references, item, report, action }) {
    this.addresses = { references, item, report, action };
    this.files = new Map();
  }

  async ofYear(year) {
    if (!this.files.has(year)) {
      const response = await fetch(this.addresses.references.replace("*", year));
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      this.files.set(year, await response.json());
    }
    return this.files.get(year);
  }

  /** The page at an address, with what it is called; nothing if there is none. */
  async pageAt(address) {
    const response = await fetch(address);
    if (!response.ok) return [];
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return [{ kind: "Page", title: page.title || address, note: "", url: address }];
  }

  /**
   * The places that a reference may mean, newest first: `{kind, title, note, url}`. Of the `years`,
   * the newest last, those are looked through that may be meant; `isMeant` is asked of a year, a
   * month or a day.
   */
  async places(reference, years, isMeant, sayDate) {
    const found = [];
    for (const year of years.filter(isMeant).toReversed().slice(0, MOST_YEARS)) {
      found.push(...this.placesIn(await this.ofYear(year), reference, isMeant, sayDate));
      if (found.length >= MOST) break;
    }
    return found.slice(0, MOST);
  }

  placesIn({ items, actions, reports }, reference, isMeant, sayDate) {
    const newest = (list, dayAt) => list.filter((one) => isMeant(dayAt(one))).toReversed();
    if (reference.action)
      return newest(actions, dayOf)
        .filter(([, , label]) => label === reference.action + reference.letter)
        .map((action) => this.action(action, sayDate));
    if (reference.report !== undefined)
      return newest(reports, ([, , date]) => date)
        .filter(([, title, , numbers]) => isOf(title, numbers, reference))
        .sort(([, one], [, other]) => one.length - other.length)
        .map((report) => this.paragraphOfReport(report, reference, sayDate));
    const number = reference.item ?? reference.paragraph.split(/[.-]/)[0];
    const part = reference.item ? reference.part : hyphened(reference.paragraph).split("-")[1];
    return newest(items, dayOf)
      .filter(([, slug]) => slug === hyphened(number))
      .map((item) => this.item(item, part, sayDate));
  }

  action([meeting, slug, label, text], sayDate) {
    const title = say("Action {label} of {day}", { label, day: sayDate(dayOf([meeting])) });
    return { kind: "Action", title, note: text, url: filled(this.addresses.action, slug) };
  }

  paragraphOfReport([slug, title, date], { paragraph }, sayDate) {
    return {
      kind: "Paragraph",
      title: say("{paragraph} in {text}", { paragraph, text: `${title}, ${sayDate(date)}` }),
      note: "",
      url: `${filled(this.addresses.report, slug)}#p${hyphened(paragraph)}`,
    };
  }

  item([meeting, slug, printed, title, numbers], part, sayDate) {
    const url = filled(this.addresses.item, meeting, slug);
    const whole = `${printed}. ${title}, ${sayDate(dayOf([meeting]))}`;
    if (!part) return { kind: "Item", title: whole, note: "", url };
    const label = /^[0-9]/.test(part) ? `${printed}.${part}` : printed + part;
    return numbers.split(" ").includes(`${slug}-${part}`)
      ? {
          kind: "Paragraph",
          title: say("{paragraph} in {text}", { paragraph: label, text: whole }),
          note: "",
          url: `${url}#p${slug}-${part}`,
        }
      : {
          kind: "Item",
          title: whole,
          note: say("which has no paragraph {number}", { number: label }),
          url,
        };
  }
}

const dayOf = ([slug]) => slug.match(/^[0-9]{4}(?:-[0-9]{2}){0,2}(?=-|$)/)[0];
const filled = (address, ...slugs) => slugs.reduce((all, slug) => all.replace("*", slug), address);

// Whether a report with this title is meant, and has the paragraph.
function isOf(title, numbers, { report, paragraph }) {
  const stems = (text) =>
    text
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .map(stemOf);
  const has = new Set(stems(title));
  return (
    numbers.split(" ").includes(hyphened(paragraph)) &&
    stems(report).every((stem) => has.has(stem) || SMALL.has(stem))
  );
}
