// The key / goes to the search box, on every page. It can be switched off on the search page.

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
