// For reading notes and reports, which are whole without it.
{
  const cited = JSON.parse(document.currentScript.dataset.cite);
  const page = (document.querySelector("[rel=canonical]") ?? location).href.split(/[?#]/)[0];
  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  // Tools that copy the link to a place and citations of it.
  const toolsFor = (place) => {
    const tools = element("span", { className: "tools", role: "group" });
    const said = element("span", { role: "status" });
    const format = element("select", { ariaLabel: "Format of the citation" });
    for (const one of ["Plain text", "Markdown", "BibTeX", "RIS", "CSL-JSON"])
      format.add(new Option(one));
    const citation = async () => (await import("./cite.js")).cite(format.value, cited, place());
    for (const [name, text] of Object.entries({ link: () => place().url, citation })) {
      const button = element("button", { type: "button", textContent: `Copy ${name}` });
      button.onclick = async () => {
        let copied = "";
        try {
          copied = await text();
          await navigator.clipboard.writeText(copied);
          said.textContent = `The ${name} is copied.`;
        } catch {
          said.textContent = `Not copied: ${copied}`;
        }
      };
      tools.append(button);
    }
    tools.lastChild.before(format);
    tools.append(said);
    // Where a browser lets a click copy only at once, the formats are there before it.
    tools.onpointerenter = () => import("./cite.js");
    return tools;
  };
  const address = (place, hash = "") => {
    const { check } = place?.dataset ?? {};
    return `${page}${check ? `?v=${check}` : ""}${hash}`;
  };

  const promise = document.querySelector(".promise");
  const whole = toolsFor(() => ({ url: address(promise) }));
  whole.ariaLabel = "This page";
  document.querySelector(".opening").append(whole);

  // One set of tools, after the number that is in the address.
  const tools = toolsFor(() => {
    const number = tools.previousSibling;
    return { url: address(tools.closest("[data-check]"), number.hash), number };
  });
  const mistake = document.querySelector(".mistake");
  const report = element("a", { textContent: "Report a mistake in this paragraph" });
  if (mistake) tools.lastChild.before(report);
  const v = new URL(location).searchParams.get("v");
  const { hash } = location;
  window.onhashchange = () => {
    const here = new URL(location);
    if (here.hash !== hash && here.searchParams.has("v")) {
      here.searchParams.delete("v");
      history.replaceState(null, "", here); // it was of another paragraph
    }
    const target = document.getElementById(here.hash.slice(1));
    const number = target?.querySelector(".prose .number");
    if (number?.hash !== here.hash) return;
    tools.querySelector("[role]").textContent = "";
    tools.ariaLabel = number.ariaLabel;
    report.href = mistake?.href + encodeURIComponent(number.hash);
    number.after(tools);
  };
  window.onclick = ({ target }) => {
    if (target.matches(".number")) setTimeout(onhashchange);
  };
  onhashchange();

  // The link that was followed says what the words were.
  const place = hash ? document.getElementById(hash.slice(1)) : promise;
  if (/^[0-9a-f]{4}$/.test(v) && v !== (place?.dataset.check ?? v))
    import("./changed.js").then(({ tell }) => tell(place));

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
