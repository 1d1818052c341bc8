// Marks the words that a search found, on the page that it led to: ?mark=grooming&mark=gang. The place
// itself is the fragment, which needs no script. Escape or the button takes the marks away again.

const say = (message) => message; // which a build in another language replaces
const params = new URLSearchParams(location.search);
const words = params.getAll("mark").filter(Boolean).slice(0, 12);
// The text, or what the page has in its place; a report's heading is indexed too, and stands before.
const text =
  document.querySelector("[data-pagefind-body] .prose, .prose[data-pagefind-body]") ??
  document.querySelector("[data-pagefind-body]");

const escaped = (word) =>
  word
    .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\s+/g, "[^\\p{L}\\p{N}]+")
    .replace(/['’]/g, "['’]");

function mark() {
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words.map(escaped).join("|")})(?![\\p{L}\\p{N}])`,
    "giu",
  );
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode())
    if (!walker.currentNode.parentElement.closest(".number, .turn, svg"))
      nodes.push(walker.currentNode);
  // What a short form or a link stands for is a title; there the element is marked.
  for (const element of text.querySelectorAll("a[title], abbr[title], [data-short]")) {
    const title = element.title || element.dataset.short || "";
    element.classList.toggle(
      "marked-whole",
      title.search(pattern) >= 0 && element.textContent.search(pattern) < 0,
    );
  }
  for (const node of nodes) {
    const pieces = [];
    let from = 0;
    for (const found of node.data.matchAll(pattern)) {
      const piece = document.createElement("mark");
      piece.textContent = found[0];
      pieces.push(node.data.slice(from, found.index), piece);
      from = found.index + found[0].length;
    }
    if (pieces.length) node.replaceWith(...pieces, node.data.slice(from));
  }
  return text.querySelectorAll("mark, .marked-whole").length;
}

function unmark() {
  for (const piece of text.querySelectorAll("mark")) {
    const parent = piece.parentNode;
    piece.replaceWith(piece.textContent);
    parent.normalize();
  }
  // These had no class: a link of a name is known by that.
  for (const element of text.querySelectorAll(".marked-whole")) element.removeAttribute("class");
  document.querySelector(".marked")?.remove();
  params.delete("mark");
  const rest = params.toString();
  history.replaceState(null, "", `${location.pathname}${rest ? `?${rest}` : ""}${location.hash}`);
}

function offerToUnmark() {
  const note = document.createElement("p");
  note.className = "marked";
  note.append(`${say("The words you looked for are marked.")} `);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet";
  button.textContent = say("Remove the marks");
  button.addEventListener("click", () => {
    unmark();
    document.querySelector("main").focus({ preventScroll: true });
  });
  const key = document.createElement("kbd");
  key.textContent = "Esc";
  note.append(button, " ", key);
  // Near where the keyboard begins, and in the flow of the text, so that it hides nothing of it.
  // A browser may not know the target yet.
  const found = document.getElementById(location.hash.slice(1));
  const place = text.contains(found) ? found : null;
  if (place?.matches("li")) place.append(note);
  else if (place) place.after(note);
  else document.querySelector("main").prepend(note);
}

if (words.length && text && mark()) {
  document.querySelector("main").tabIndex = -1;
  offerToUnmark();
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.querySelector(".marked")) unmark();
  });
}
