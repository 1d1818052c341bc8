// The forms at /admin/: tells Decap CMS what it is to show, and mends what it would write.

window.CMS_MANUAL_INIT = true;
const settings = document.currentScript.dataset.settings;

/** What was left empty is left out, as in a file that was typed. */
function withoutEmpty(value) {
  if (Array.isArray(value)) return value.map(withoutEmpty).filter((one) => !isEmpty(one));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]) => [key, withoutEmpty(one)])
      .filter(([, one]) => !isEmpty(one)),
  );
}

function isEmpty(value) {
  return (
    value === null ||
    value === undefined ||
    value === "" ||
    (typeof value === "object" && Object.keys(value).length === 0)
  );
}

/** A list, or the word `none` where the notes say that there was nobody. */
function listOrNone(CMS, { h, createClass }) {
  const list = CMS.getWidget("list");
  const control = createClass({
    validate() {
      this.list?.validate?.();
    },
    render() {
      const { value, onChange } = this.props;
      const none = value === "none";
      const choose = ({ target }) => onChange(target.checked ? "none" : undefined);
      const box = h("input", { type: "checkbox", checked: none, onChange: choose });
      const inside = { ...this.props, ref: (one) => (this.list = one) };
      return h(
        "div",
        {},
        h("label", {}, box, " The notes say that there was nobody"),
        none ? null : h(list.control, inside),
      );
    },
  });
  CMS.registerWidget("list-or-none", control, list.preview, list.schema);
}

/** The buttons of a list's entries have only a picture: they are told apart by a name as well. */
function nameButtons() {
  for (const bar of document.querySelectorAll('[class*="ListItemTopBar"]')) {
    const item = bar.parentElement;
    const summary = item.querySelector('[class*="NestedObjectLabel"]')?.textContent.trim();
    const entry = summary || `entry ${[...item.parentElement.children].indexOf(item) + 1}`;
    const buttons = [...bar.querySelectorAll(":scope > button")];
    buttons.at(-1)?.setAttribute("aria-label", `Remove ${entry}`);
    if (buttons.length > 1) buttons[0].setAttribute("aria-label", `Open or close ${entry}`);
    bar.querySelector('[role="button"]')?.setAttribute("aria-label", `Move ${entry}`);
  }
}

async function start() {
  const { CMS } = window;
  const answer = await fetch(settings);
  listOrNone(CMS, window);
  CMS.registerEventListener({
    name: "preSave",
    handler: ({ entry }) => {
      const data = entry.get("data");
      return data.clear().merge(withoutEmpty(data.toJS()));
    },
  });
  new MutationObserver(nameButtons).observe(document.body, { childList: true, subtree: true });
  CMS.init({ config: { load_config_file: false, ...(await answer.json()) } });
}

document.addEventListener("DOMContentLoaded", start);
