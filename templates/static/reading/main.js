// For reading notes and reports, which are whole without it.
{
  const { dataset } = document.currentScript;
  const [speakers, voices] = JSON.parse(dataset.voices ?? "[[], {}]");
  const page = (document.querySelector("[rel=canonical]") ?? location).href.split(/[?#]/)[0];
  const say = (message) => message; // which a build in another language replaces
  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  const COPY = {
    quote: [say("Copy quote"), say("The quote is copied.")],
    link: [say("Copy link"), say("The link is copied.")],
    citation: [say("Copy citation"), say("The citation is copied.")],
  };

  const citing = async () => {
    const [how, { cited }] = await Promise.all([import("./cite.js"), import("./page.js")]);
    return [how, cited(dataset.authors)];
  };

  // The words selected in a place, or else all of its words.
  const wordsOf = (place) => {
    const selection = getSelection();
    const selected = selection.rangeCount ? selection.getRangeAt(0) : document.createRange();
    const isOf = !selected.collapsed && place.contains(selected.commonAncestorContainer);
    const copy = isOf ? selected.cloneContents() : place.cloneNode(true);
    for (const one of copy.querySelectorAll(".number, .tools, [role]")) one.remove();
    return copy.textContent.trim().replace(/\s+/g, " ");
  };

  // Tools that copy a quotation, the link and citations of a place.
  const toolsFor = (place, isQuoted) => {
    const tools = element("span", { className: "tools", role: "group" });
    const said = element("span", { role: "status" });
    const format = element("select", { ariaLabel: say("Format of the citation") });
    format.add(new Option(say("Plain text"), "Plain text"));
    for (const one of ["Markdown", "BibTeX", "RIS", "CSL-JSON"]) format.add(new Option(one));
    const citation = async () => {
      const [{ cite }, page] = await citing();
      return cite(format.value, page, place());
    };
    const quote = async () => {
      const { of, ...where } = place();
      const said = {
        words: wordsOf(of),
        who: voices[of.id]?.map((one) => speakers[one]).join("; "),
      };
      const [{ quote }, page] = await citing();
      return quote(page, where, said);
    };
    const texts = { ...(isQuoted && { quote }), link: () => place().url, citation };
    for (const [name, text] of Object.entries(texts)) {
      const button = element("button", { type: "button", textContent: COPY[name][0] });
      button.onmousedown = (event) => event.preventDefault(); // else the selection is lost
      button.onclick = async () => {
        let copied = "";
        try {
          copied = await text();
          await navigator.clipboard.writeText(copied);
          said.textContent = COPY[name][1];
        } catch {
          said.textContent = `${say("Not copied:")} ${copied}`;
        }
      };
      tools.append(button);
    }
    const as = element("label", { textContent: `${say("as")} ` });
    as.append(format);
    tools.append(as, said);
    // Some browsers let a click copy only at once.
    tools.onpointerenter = citing;
    return tools;
  };
  const address = (place, hash = "") => {
    const { check } = place?.dataset ?? {};
    return `${page}${check ? `?v=${check}` : ""}${hash}`;
  };

  const promise = document.querySelector(".promise");
  const whole = toolsFor(() => ({ url: address(promise), of: promise }), promise);
  whole.ariaLabel = say("This page");
  document.querySelector(".opening").append(whole);

  // One set of tools, after the number in the address.
  const tools = toolsFor(() => {
    const number = tools.previousSibling;
    const url = address(tools.closest("[data-check]"), number.hash);
    return { url, number, of: document.getElementById(number.hash.slice(1)) };
  }, true);
  const mistake = document.querySelector(".mistake");
  const report = element("a", { textContent: say("Report a mistake in this paragraph") });
  if (mistake) tools.lastChild.before(report);
  const show = (number) => {
    tools.querySelector("[role]").textContent = "";
    tools.ariaLabel = number.ariaLabel;
    report.href = mistake?.href + encodeURIComponent(number.hash);
    number.after(tools);
  };
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
    if (number?.hash === here.hash) show(number);
  };
  window.onclick = ({ target }) => {
    if (target.matches(".number")) setTimeout(onhashchange);
  };
  onhashchange();

  // Or after that of a paragraph with selected words.
  let rest = 0;
  document.onselectionchange = () => {
    clearTimeout(rest);
    rest = setTimeout(() => {
      const { anchorNode, isCollapsed } = getSelection();
      const of = isCollapsed ? null : anchorNode.parentElement.closest(".prose [data-check]");
      const number = of?.querySelector(".number");
      if (number && tools.previousSibling !== number) show(number);
    }, 400);
  };

  // The link says what the words were.
  const place = hash ? document.getElementById(hash.slice(1)) : promise;
  if (/^[0-9a-f]{4}$/.test(v) && v !== (place?.dataset.check ?? v))
    import("./changed.js").then(({ tell }) => tell(place));

  // The style sheet opens what has the focus.
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

  // For the foot of each sheet.
  window.onbeforeprint = () => {
    const { lang } = document.documentElement;
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(lang);
    const how = lang.startsWith("en") ? "long" : "short";
    const day = new Date().toLocaleDateString(
      how === "short" && known ? known : "en-GB", // in figures, which Britain has in one way
      { dateStyle: how },
    );
    const printed = `${page}, ${say("printed {day}").replace("{day}", day)}`;
    document.documentElement.style.setProperty("--printed", `"${printed}"`);
  };
}
