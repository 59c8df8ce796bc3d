(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const documents = all("article.document");
  const main = document.querySelector("main");
  const status = document.getElementById("status");
  const range = document.getElementById("confidence");
  const kinds = all("header.top input[name=kind]");
  const faults = document.getElementById("faults");
  let shown = documents[0], speaker = null, chosen = null;

  // A draft that was held against its sources, whose statements have findings, or an article, where they have speakers.
  const isDraft = () => shown.classList.contains("verification");
  const isFault = (one) => one.dataset.fault !== undefined;

  // A statement has a mark for each of its pieces; the first stands for it.
  const marksOf = (root) => all(".text mark", root);
  const firsts = () => marksOf(shown).filter((m) => !m.classList.contains("off") && m.dataset.first !== undefined);
  const same = (mark) => marksOf(shown).filter((m) => m.dataset.a === mark.dataset.a);

  function passes(one) {
    if (isDraft()) return !faults.checked || isFault(one);
    const kind = kinds.find((k) => k.value === one.dataset.kind);
    return (!kind || kind.checked) && Number(one.dataset.c) >= Number(range.value);
  }

  function draw() {
    for (const mark of marksOf(shown)) {
      const on = passes(mark);
      mark.classList.toggle("off", !on);
      if (!isDraft()) mark.tabIndex = on && mark.dataset.first !== undefined ? 0 : -1;  // in a draft they have links
      const of = speaker !== null && (mark.dataset.s ?? "") === speaker;
      mark.classList.toggle("dimmed", on && speaker !== null && !of);
      mark.classList.toggle("same", on && of && chosen !== null);
      mark.classList.toggle("chosen", on && chosen !== null && mark.dataset.a === chosen);
    }
    for (const button of all("ol.speakers button", shown)) button.setAttribute("aria-pressed", String((button.dataset.s ?? "") === speaker));
    for (const card of all(".card", shown)) card.hidden = card.dataset.a !== chosen;
    for (const finding of all(".finding", shown)) {
      finding.hidden = !passes(finding);
      finding.classList.toggle("chosen", finding.dataset.a === chosen);
    }
    const count = firsts().filter((m) => speaker === null || (m.dataset.s ?? "") === speaker).length;
    status.textContent = `${count} ${count === 1 ? "statement" : "statements"}`;
    document.getElementById("least").textContent = Number(range.value).toFixed(2);
  }

  function choose(mark, focus) {
    chosen = mark ? mark.dataset.a : null;
    speaker = mark && !isDraft() ? mark.dataset.s ?? "" : null;
    draw();
    if (!mark) return;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    const finding = shown.querySelector(".finding.chosen");
    if (finding) finding.closest(".stick").scrollTo({ top: finding.offsetTop - 8, behavior });
    const first = same(mark)[0];
    if (focus) (first.querySelector("a") ?? first).focus({ preventScroll: true });
    if (focus || finding) first.scrollIntoView({ block: focus ? "center" : "nearest", behavior });
  }

  // To the next statement in the direction of `step` that is wanted, round the ends.
  function move(step, wanted) {
    const list = firsts();
    const at = list.findIndex((m) => m.dataset.a === chosen);
    const from = at < 0 && step < 0 ? 0 : at;
    for (let i = 1; i <= list.length; ++i) {
      const mark = list[(from + i * step + list.length) % list.length];
      if (wanted(mark)) return choose(mark, true);
    }
  }
  const any = () => true;
  const ofSpeaker = (mark) => speaker === null || (mark.dataset.s ?? "") === speaker;
  const keys = {
    j: () => move(1, any), k: () => move(-1, any), n: () => move(1, ofSpeaker), p: () => move(-1, ofSpeaker), f: () => move(1, isFault),
    Escape: () => choose(null, false),
  };

  function show(target) {
    shown = target;
    chosen = speaker = null;
    for (const one of documents) one.hidden = one !== target;
    for (const controls of all("header.top .controls")) controls.hidden = !target.matches(controls.dataset.for);
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
    const target = document.getElementById(location.hash.slice(1));
    show(target?.closest("article.document") ?? documents[0]);
    const mark = marksOf(shown).find((m) => m.dataset.a === target?.dataset.a);
    if (mark) choose(mark, true);
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".text mark:not(.off)");
    const link = event.target.closest(".verification a");
    const finding = event.target.closest(".finding");
    const button = event.target.closest("ol.speakers button");
    if (link) event.preventDefault();
    if (mark) {
      choose(mark.dataset.a === chosen && !link ? null : mark, false);
      if (link) document.querySelector(link.hash + " a").focus({ preventScroll: true });
    } else if (isDraft() && event.target.closest(".text")) {
      choose(null, false);
    }
    // Who drags the pointer over words there wants to copy them.
    if (finding && (link || getSelection().isCollapsed)) choose(marksOf(shown).find((m) => m.dataset.a === finding.dataset.a), true);
    if (!button) return;
    const of = button.dataset.s ?? "";
    speaker = speaker === of ? null : of;
    chosen = null;
    draw();
  });

  document.addEventListener("mouseover", (event) => {
    const mark = event.target.closest(".text mark:not(.off)");
    for (const other of marksOf(shown)) {
      other.classList.toggle("same", Boolean(mark) && other.dataset.s !== undefined && other.dataset.s === mark.dataset.s && !other.classList.contains("off"));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = event.target;
    if (event.key === "Enter" && mark.matches(".text mark")) choose(mark.dataset.a === chosen ? null : mark, true);
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });

  document.getElementById("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  for (const button of all("header.top button[data-key]")) button.addEventListener("click", keys[button.dataset.key]);
  faults.addEventListener("change", draw);
  range.addEventListener("input", draw);
  for (const kind of kinds) kind.addEventListener("change", draw);
  window.addEventListener("hashchange", fromAddress);
  if (documents.length > 0) {
    makeIndex();
    fromAddress();
  }
})();
