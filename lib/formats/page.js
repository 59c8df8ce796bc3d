(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const documents = all("article.document");
  const main = document.querySelector("main");
  const status = document.getElementById("status");
  const range = document.getElementById("confidence");
  const kinds = all("header.top input[name=kind]");
  let shown = documents[0], speaker = null, chosen = null;

  // A statement has a mark for each of its pieces; the first stands for it.
  const marksOf = (root) => all("mark", root);
  const firsts = () => marksOf(shown).filter((m) => !m.classList.contains("off") && m.dataset.first !== undefined);
  const same = (mark) => marksOf(shown).filter((m) => m.dataset.a === mark.dataset.a);

  function passes(mark) {
    const kind = kinds.find((k) => k.value === mark.dataset.kind);
    return (!kind || kind.checked) && Number(mark.dataset.c) >= Number(range.value);
  }

  function draw() {
    for (const mark of marksOf(shown)) {
      const on = passes(mark);
      mark.classList.toggle("off", !on);
      mark.tabIndex = on && mark.dataset.first !== undefined ? 0 : -1;
      const of = speaker !== null && (mark.dataset.s ?? "") === speaker;
      mark.classList.toggle("dimmed", on && speaker !== null && !of);
      mark.classList.toggle("same", on && of && chosen !== null);
      mark.classList.toggle("chosen", on && chosen !== null && mark.dataset.a === chosen);
    }
    for (const button of all("ol.speakers button", shown)) button.setAttribute("aria-pressed", String((button.dataset.s ?? "") === speaker));
    for (const card of all(".card", shown)) card.hidden = card.dataset.a !== chosen;
    const count = firsts().filter((m) => speaker === null || (m.dataset.s ?? "") === speaker).length;
    status.textContent = `${count} ${count === 1 ? "statement" : "statements"}`;
    document.getElementById("least").textContent = Number(range.value).toFixed(2);
  }

  function choose(mark, focus) {
    chosen = mark ? mark.dataset.a : null;
    speaker = mark ? mark.dataset.s ?? "" : null;
    draw();
    if (!mark || !focus) return;
    const first = same(mark)[0];
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  // The statement `step` places away from the chosen one, among its speaker's alone or all.
  function move(step, ofSpeaker) {
    const list = firsts().filter((m) => !ofSpeaker || speaker === null || (m.dataset.s ?? "") === speaker);
    if (list.length === 0) return;
    const at = list.findIndex((m) => m.dataset.a === chosen);
    choose(list[at < 0 ? (step > 0 ? 0 : list.length - 1) : (at + step + list.length) % list.length], true);
  }

  function show(target) {
    shown = target;
    chosen = speaker = null;
    for (const one of documents) one.hidden = one !== target;
    for (const link of all("nav.index a")) link.toggleAttribute("aria-current", link.hash === "#" + target.id);
    draw();
  }

  function makeIndex() {
    if (documents.length < 2) return;
    const nav = document.createElement("nav");
    nav.className = "index";
    nav.setAttribute("aria-label", "Articles");
    const list = nav.appendChild(document.createElement("ol"));
    for (const one of documents) {
      const link = list.appendChild(document.createElement("li")).appendChild(document.createElement("a"));
      link.href = "#" + one.id;
      link.textContent = one.querySelector("h2").textContent;
      const small = link.appendChild(document.createElement("small"));
      small.textContent = one.dataset.summary;
    }
    main.classList.add("many");
    main.prepend(nav);
  }

  function fromAddress() {
    show(documents.find((one) => "#" + one.id === location.hash) ?? documents[0]);
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    const button = event.target.closest("ol.speakers button");
    if (mark && !mark.classList.contains("off")) return choose(mark.dataset.a === chosen ? null : mark, false);
    if (!button) return;
    const of = button.dataset.s ?? "";
    speaker = speaker === of ? null : of;
    chosen = null;
    draw();
  });

  document.addEventListener("mouseover", (event) => {
    const mark = event.target.closest("mark:not(.off)");
    for (const other of marksOf(shown)) {
      other.classList.toggle("same", Boolean(mark) && other.dataset.s !== undefined && other.dataset.s === mark.dataset.s && !other.classList.contains("off"));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const mark = event.target.closest("mark");
    if (event.key === "Enter" && mark) choose(mark.dataset.a === chosen ? null : mark, true);
    else if (event.key === "j") move(1, false);
    else if (event.key === "k") move(-1, false);
    else if (event.key === "n") move(1, true);
    else if (event.key === "p") move(-1, true);
    else if (event.key === "Escape") choose(null, false);
    else return;
    event.preventDefault();
  });

  document.getElementById("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  range.addEventListener("input", draw);
  for (const kind of kinds) kind.addEventListener("change", draw);
  window.addEventListener("hashchange", fromAddress);
  if (documents.length > 0) {
    makeIndex();
    fromAddress();
  }
})();
