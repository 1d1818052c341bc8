// For reading notes and reports, which are whole without it.
{
  const { cite, by } = document.currentScript.dataset;
  const page = (document.querySelector("[rel=canonical]") ?? location).href.split("#")[0];
  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  // One set of tools, after the number that is in the address.
  const tools = element("span", { className: "tools", role: "group" });
  const said = element("span", { role: "status" });
  const link = () => page + tools.previousSibling.hash;
  const words = () =>
    by === "item"
      ? tools.ariaLabel
          .replace(/.* (\w+)\.(\w+)$/, "item $1, paragraph $2")
          .replace(/.* (\w+) (\w+)\)$/, "item $1, point $2")
      : tools.ariaLabel.replace("P", "p");
  const citation = () => `${cite}, ${words()}: ${link()}`;
  for (const text of [link, citation]) {
    const button = element("button", { type: "button", textContent: `Copy ${text.name}` });
    button.onclick = async () => {
      try {
        await navigator.clipboard.writeText(text());
        said.textContent = `The ${text.name} is copied.`;
      } catch {
        said.textContent = `Not copied: ${text()}`;
      }
    };
    tools.append(button);
  }
  tools.append(said);
  window.onhashchange = () => {
    const target = document.getElementById(location.hash.slice(1));
    const number = target?.querySelector(".prose .number");
    if (number?.hash !== location.hash) return;
    said.textContent = "";
    tools.ariaLabel = number.ariaLabel;
    number.after(tools);
  };
  window.onclick = ({ target }) => {
    if (target.matches(".number")) setTimeout(onhashchange);
  };
  onhashchange();

  // The style sheet opens an abbreviation that has the focus.
  for (const short of document.querySelectorAll(".prose abbr[title]")) short.tabIndex = 0;
  window.onpointerdown = (event) => {
    if (event.target !== document.activeElement || !event.target.matches("abbr")) return;
    event.preventDefault();
    event.target.blur();
  };
  window.onkeydown = ({ key }) => {
    if (key !== "Escape") return;
    const open = document.activeElement;
    if (open.matches("abbr")) open.blur();
    if (tools.contains(open)) tools.previousSibling.focus();
    tools.remove();
  };

  const contents = [...document.querySelectorAll(".contents a")];
  const headings = contents.map((one) => document.getElementById(one.hash.slice(1)));
  const mark = () => {
    const begun = (heading) => heading.getBoundingClientRect().top < innerHeight / 8;
    const read = headings.findLastIndex(begun);
    for (const [at, one] of contents.entries()) one.ariaCurrent = at === read ? "location" : null;
  };
  const crossing = new IntersectionObserver(mark, { rootMargin: "0% 0% -88%" });
  for (const heading of headings) crossing.observe(heading);

  // For the foot of each sheet of paper.
  window.onbeforeprint = () => {
    const day = new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
    document.documentElement.style.setProperty("--printed", `"${page}, printed ${day}"`);
  };
}
