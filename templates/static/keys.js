// The search box of every page. The key / goes to it, unless it is switched off on the search page;
// and once it has the focus, what the search page will need is fetched ahead.

const OFF = "slash-off";
const choice = document.querySelector("[data-slash]");

function isOff() {
  try {
    return localStorage.getItem(OFF) === "yes";
  } catch {
    return false; // a browser that keeps nothing
  }
}

addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.(
    "input:not([type=checkbox]), textarea, select, [contenteditable]",
  );
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping || isOff())
    return;
  const box = document.querySelector("input[type=search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

/** Fetch what the search page fetches: its scripts, its words, and the program that searches. */
async function fetchAhead(address) {
  if (navigator.connection?.saveData) return;
  const text = await (await fetch(address)).text();
  const page = new DOMParser().parseFromString(text, "text/html");
  const form = page.querySelector("form[data-parts]");
  if (!form) return;
  const [newest, ...others] = form.dataset.parts.split(",").map((part) => part.split(" ")[0]);
  const program = others.length ? newest.replace(/[^/]+\/$/, "") : newest;
  const entry = await (await fetch(`${program}pagefind-entry.json`)).json();
  const [index] = Object.values(entry.languages);
  const files = [
    ...[...page.querySelectorAll("[rel=modulepreload]")].map((link) => link.getAttribute("href")),
    ...[...page.querySelectorAll("script[src]")].map((script) => script.getAttribute("src")),
    form.dataset.words,
    `${program}pagefind.js`,
    `${program}pagefind-worker.js`,
    `${program}wasm.${index?.wasm ?? "unknown"}.pagefind`, // which knows no endings of the language
  ];
  await Promise.all(files.map((file) => fetch(file)));
}

const box = document.querySelector(".search-box.small input, .search-box.large input");
const isElsewhere = box && !box.form.dataset.parts;
if (isElsewhere)
  box.addEventListener("focus", () => fetchAhead(box.form.action).catch(() => {}), { once: true });

if (choice) {
  choice.parentElement.hidden = false;
  choice.checked = !isOff();
  choice.addEventListener("change", () => {
    try {
      if (choice.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "yes");
    } catch {
      choice.checked = true;
    }
  });
}
