// Part of `comsite serve` and of no site that is built: shows the page again when the content has
// changed, where the reader was, and says over the page what is wrong with the content.

const shown = document.currentScript.dataset.version;
const place = `preview:${location.pathname}`;

function element(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

const status = element("div", { role: "status", class: "visually-hidden" });
const heading = element("h2", { id: "preview-heading" });
const list = element("ol", { role: "list" });
const close = element(
  "button",
  { type: "button" },
  "Close ",
  element("kbd", { "aria-hidden": "true" }, "Esc"),
);
const overlay = element(
  "section",
  { class: "preview-problems", "aria-labelledby": "preview-heading", tabindex: "0", hidden: "" },
  element("div", { class: "preview-head" }, heading, close),
  element(
    "p",
    {},
    "This page is as it was when all was well. It changes as soon as this is mended.",
  ),
  list,
);

function hide() {
  if (overlay.contains(document.activeElement)) document.querySelector("main, body").focus();
  overlay.hidden = true;
}

function entry({ place: where, message }) {
  return element("li", {}, ...(where ? [element("code", {}, where), " "] : []), message);
}

let last = "[]";
function tell(problems) {
  const now = JSON.stringify(problems);
  if (now === last) return; // one that was closed stays closed
  last = now;
  const count = `${problems.length} problem${problems.length === 1 ? "" : "s"}`;
  heading.textContent = `${count} in the content`;
  list.replaceChildren(...problems.map(entry));
  overlay.hidden = problems.length === 0;
  status.textContent = problems.length
    ? `${count} in the content: ${problems[0].place} ${problems[0].message}`
    : "All problems are mended.";
}

let source;
function listen() {
  source?.close();
  if (document.hidden) return; // a browser keeps few connections, and hidden pages need none
  source = new EventSource("/.preview/events");
  source.addEventListener("message", ({ data }) => {
    const { version, problems } = JSON.parse(data);
    if (version !== shown) {
      sessionStorage.setItem(place, scrollY);
      source.close();
      location.reload();
    } else {
      tell(problems);
    }
  });
}

document.head.append(element("link", { rel: "stylesheet", href: "/.preview/preview.css" }));
document.body.prepend(status, overlay);
close.addEventListener("click", hide);
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") hide();
});
document.addEventListener("visibilitychange", listen);
const was = sessionStorage.getItem(place);
sessionStorage.removeItem(place);
if (was !== null) scrollTo({ top: Number(was), behavior: "instant" });
listen();
