// A citation in each of five formats, of a page or of a part of it. What is known of the page is an
// item of CSL-JSON; the day is the reader's.

import { say } from "./say.js";

// In words of our own, as browsers lack some languages.
const MONTHS = [
  say("January"),
  say("February"),
  say("March"),
  say("April"),
  say("May"),
  say("June"),
  say("July"),
  say("August"),
  say("September"),
  say("October"),
  say("November"),
  say("December"),
];
const archiveOf = (item) => item["container-title"] ?? item.archive;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const padded = (number) => `${number ?? ""}`.padStart(number ? 2 : 0, "0");
const dashed = (date) => date.map(padded).join("-");
const inWords = ([year, number, day]) => {
  const month = MONTHS[number - 1];
  if (day) return say("{day} {month} {year}", { day, month, year });
  return number ? say("{month} {year}", { month, year }) : String(year);
};
const names = (item) => {
  const all = (item.author ?? [{ literal: item.publisher }]).map(
    (one) => one.literal ?? `${one.given} ${one.family}`,
  );
  const last = all.at(-1);
  const first = all.slice(0, -1).join(", ");
  return first ? say("{first} and {last}", { first, last }) : last;
};
const about = (item) =>
  say("{document} of {day}", {
    document: item.genre,
    day: inWords(item.issued["date-parts"][0]),
  });
const accessed = (item) => say("accessed {day}", { day: inWords(item.accessed["date-parts"][0]) });

const plain = (item, { title, part }) =>
  `${names(item)}, “${title}”${part && `, ${part}`} (${about(item)}). ` +
  `${archiveOf(item)}, ${item.URL} (${accessed(item)}).`;

const markdown = (item) => {
  const escaped = (text) => text.replace(/[\\`*_[\]<>&~|!]/g, "\\$&");
  return (
    `${escaped(names(item))}, [${escaped(item.title)}](${item.URL}) (${escaped(about(item))}). ` +
    `*${escaped(archiveOf(item))}* (${accessed(item)}).`
  );
};

// BibTeX counts braces even where a backslash stands before them.
const TEX = {
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};
const bibtex = (item) => {
  const tex = (text) => text.replace(/[\\~^{}$&#_%]/g, (one) => TEX[one] ?? `\\${one}`);
  const name = (one) =>
    one.literal ? `{${tex(one.literal)}}` : `${tex(one.family)}, ${tex(one.given)}`;
  const date = item.issued["date-parts"][0];
  const isReport = item.type === "report";
  const fields = {
    author: item.author?.map(name).join(" and "),
    title: `{${tex(item.title)}}`,
    type: isReport && tex(capital(item.genre)),
    institution: isReport && tex(item.publisher),
    howpublished: !isReport && tex(archiveOf(item)),
    note: tex(isReport ? archiveOf(item) : capital(about(item))),
    date: dashed(date),
    year: `${date[0]}`,
    url: item.URL,
    urldate: dashed(item.accessed["date-parts"][0]),
  };
  const lines = Object.entries(fields).filter(([, value]) => value);
  return [
    `@${isReport ? "techreport" : "misc"}{${item.id},`,
    ...lines.map(([field, value]) => `  ${field} = {${value}},`),
    "}",
  ].join("\n");
};

const ris = (item) => {
  const slashed = ([year, month, day]) => `${year}/${padded(month)}/${padded(day)}/`;
  const date = item.issued["date-parts"][0];
  const isReport = item.type === "report";
  const lines = [
    ["TY", isReport ? "RPRT" : "ELEC"],
    ...(item.author ?? []).map((one) => ["AU", one.literal ?? `${one.family}, ${one.given}`]),
    ["TI", item.title],
    isReport ? ["DB", item.archive] : ["T2", item["container-title"]],
    ["PB", item.publisher],
    ["M3", capital(item.genre)],
    ["PY", `${date[0]}`],
    ["DA", slashed(date)],
    ["Y2", slashed(item.accessed["date-parts"][0])],
    ["LA", item.language],
    ["UR", item.URL],
    ["ER", ""],
  ];
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([tag, value]) => `${tag}  - ${value.replace(/\s+/g, " ")}\r\n`)
    .join("");
};

const FORMATS = {
  "Plain text": plain,
  Markdown: markdown,
  BibTeX: bibtex,
  RIS: ris,
  "CSL-JSON": (item) => JSON.stringify([item], null, 2),
};

// What is cited of a page: the paragraph after `number`, or all of it. On the page of a meeting the
// paragraph is in an item, whose heading has the title.
function cutOut(page, number) {
  if (!number) return { title: page.title, part: "" };
  // An action and a decision have names; a paragraph is none.
  const isNamed = /^#(?:action|decision)-/.test(number.hash);
  const said = number.ariaLabel;
  const label = isNamed ? said : said.charAt(0).toLowerCase() + said.slice(1);
  if (page.type === "report") return { title: page.title, part: label };
  const heading = number.closest(".item")?.querySelector("h2").textContent;
  return {
    title:
      heading?.replace(/^(\S+)\. (.*)/, (_, item, title) =>
        say("Item {number}: {item}", { number: item, item: title }),
      ) ?? page.title,
    part: label.replace(/.* (\w+)\)$/, (_, letter) => say("point {letter}", { letter })),
  };
}

// Words of a place, who spoke there, and where they stand.
export const quote = (page, place, { words, who }) =>
  [
    `“${words}”`,
    who && say("Speaking there: {people}.", { people: who }),
    cite("Plain text", page, place),
  ]
    .filter(Boolean)
    .join("\n\n");

export function cite(format, page, { url, number }) {
  const { pathname, hash } = new URL(url);
  const now = new Date();
  const cited = cutOut(page, number);
  const item = {
    id: (pathname + hash).replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, ""),
    ...page,
    title: cited.part ? `${cited.title}, ${cited.part}` : cited.title,
    URL: url,
    accessed: { "date-parts": [[now.getFullYear(), now.getMonth() + 1, now.getDate()]] },
  };
  return FORMATS[format](item, cited);
}
