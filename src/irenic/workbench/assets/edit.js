// The source editor: a plain text field with line numbers, problems beside the lines, and the case's own names.
(() => {
  const field = () => document.getElementById("file-text"), gutter = () => document.querySelector(".gutter"), list = () => document.getElementById("names");
  const LINE = 20;
  function number() {
    const lines = field().value.split("\n").length, worst = new Map();
    document.querySelectorAll("ol.problems [data-line]").forEach((one) => {
      const line = Number(one.dataset.line), words = one.querySelector(".words").textContent, held = worst.get(line);
      worst.set(line, { severity: held && held.severity === "error" ? "error" : one.dataset.severity, words: held ? `${held.words}\n${words}` : words });
    });
    const inside = document.createElement("div");
    for (let line = 1; line <= lines; line += 1) {
      const row = document.createElement("span"), problem = worst.get(line);
      row.textContent = problem ? `${problem.severity === "error" ? "✕" : "!"} ${line}` : line;
      if (problem) { row.className = problem.severity; row.title = problem.words; }
      inside.append(row);
    }
    gutter().replaceChildren(inside);
    follow();
  }
  const follow = () => { gutter().scrollTop = field().scrollTop; };
  function goto(line) {
    const text = field(), before = text.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    text.focus();
    const end = text.value.indexOf("\n", before);
    text.setSelectionRange(before, end < 0 ? text.value.length : end);
    text.scrollTop = Math.max(0, (line - 6) * LINE);
    text.scrollLeft = 0;
    follow();
  }
  // ---- names: which fit is told by the field that is being written
  const KINDS = { by: ["who"], of: ["who"], claimant: ["who", "source"], who: ["who"], via: ["voice", "who"], gives: ["who"], gets: ["who"], must_act: ["who"], with: ["who"], party: ["who"], voice: ["voice"], stance: ["stance"], issue: ["issue"],
    option: ["option"], over: ["option", "issue", "draft"], draft: ["draft"], proposed_in: ["draft"], source: ["source"], replaces: ["source", "draft"], rests_on: ["source"], supersedes: ["statement"], event: ["event"], status_quo: ["option"], terms: ["issue", "option"], in_return_for: ["issue"] };
  let chosen = -1, begun = 0;
  function fitting(forced) {
    const text = field(), caret = text.selectionStart, line = text.value.slice(text.value.lastIndexOf("\n", caret - 1) + 1, caret);
    const word = /[\w-]*$/.exec(line)[0];
    begun = caret - word.length;
    if (!word && !forced) return [];
    const before = line.slice(0, line.length - word.length), key = /([\w-]+):\s*(?:\[[^\]]*)?$/.exec(before);
    const known = [...document.getElementById("known").content.children].map((one) => ({ ...one.dataset, words: one.textContent }));
    const told = (name) => { const all = [...before.matchAll(new RegExp(`\\b${name}:\\s*([\\w-]+)`, "g"))]; return all.length ? all[all.length - 1][1] : null; };
    let held = known;
    if (key && KINDS[key[1]]) {
      held = known.filter((one) => KINDS[key[1]].includes(one.kind));
      const of = key[1] === "voice" ? told("by") : key[1] === "option" || key[1] === "over" ? told("issue") : null;
      if (of) held = held.filter((one) => one.of === of || (key[1] === "over" && one.kind !== "option"));
    } else if (key) held = known.filter((one) => one.kind !== "field");
    const seen = new Set();
    return held.filter((one) => one.name.toLowerCase().startsWith(word.toLowerCase()) && one.name !== word && !seen.has(one.name) && seen.add(one.name)).slice(0, 12);
  }
  function hide() { list().hidden = true; chosen = -1; field().removeAttribute("aria-activedescendant"); }
  function offer(forced) {
    const held = fitting(forced);
    if (!held.length) { hide(); return; }
    list().replaceChildren(...held.map((one, at) => {
      const row = document.createElement("li"), kind = document.createElement("span");
      row.id = `name-${at}`;
      row.setAttribute("role", "option");
      row.dataset.name = one.name;
      row.textContent = one.name;
      kind.className = "meta";
      kind.textContent = one.words === one.name ? one.kind : one.words;
      row.append(kind);
      return row;
    }));
    const text = field(), upto = text.value.slice(0, begun), line = upto.split("\n").length, column = begun - upto.lastIndexOf("\n") - 1;
    const wide = document.getElementById("measure").getBoundingClientRect().width / 10;
    list().style.top = `${line * LINE + 8 - text.scrollTop}px`;
    list().style.left = `${Math.min(column * wide - text.scrollLeft + text.offsetLeft + 8, Math.max(0, text.offsetLeft + text.clientWidth - 320))}px`;
    list().hidden = false;
    mark(0);
  }
  function mark(at) {
    const rows = [...list().children];
    chosen = (at + rows.length) % rows.length;
    rows.forEach((row, place) => row.setAttribute("aria-selected", String(place === chosen)));
    field().setAttribute("aria-activedescendant", rows[chosen].id);
    rows[chosen].scrollIntoView({ block: "nearest" });
  }
  function put() {
    const name = list().children[chosen].dataset.name, text = field();
    text.setRangeText(name, begun, text.selectionStart, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    hide();
  }
  document.addEventListener("input", (event) => { if (event.target.id !== "file-text") return; number(); if (event.inputType && event.inputType.startsWith("insertText")) offer(false); else hide(); });
  document.addEventListener("scroll", (event) => { if (event.target.id === "file-text") { follow(); hide(); } }, true);
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); if (!field().readOnly) document.getElementById("file-form").requestSubmit(); return; }
    if (event.target.id !== "file-text") return;
    if (event.ctrlKey && event.key === " ") { event.preventDefault(); offer(true); return; }
    if (list().hidden) return;
    if (event.key === "ArrowDown") mark(chosen + 1);
    else if (event.key === "ArrowUp") mark(chosen - 1);
    else if (event.key === "Enter") put();
    else if (event.key === "Escape") hide();
    else { if (["ArrowLeft", "ArrowRight", "Home", "End", "Tab"].includes(event.key)) hide(); return; }
    event.preventDefault();
    event.stopPropagation();
  }, true);
  document.addEventListener("mousedown", (event) => { const row = event.target.closest("#names li"); if (row) { event.preventDefault(); chosen = [...list().children].indexOf(row); put(); } });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.line-link");
    if (link && !event.ctrlKey && !event.metaKey) { event.preventDefault(); goto(Number(link.closest("[data-line]").dataset.line)); }
  });
  // ---- saving: a stale save shows both versions, and nothing that was written is lost
  let held = null;
  const keep = () => { const text = field(); held = [text.selectionStart, text.selectionEnd, text.scrollTop, text.scrollLeft]; };
  sending.after(async (form, got) => {
    if ("touched" in form.dataset) { form.querySelector("[name=seen]").value = got.seen; return; }
    keep();
    const had = document.activeElement === field();
    document.querySelector(".stated > .fault").replaceChildren();
    await bench.follow();
    const text = field();
    text.setSelectionRange(held[0], held[1]);
    [text.scrollTop, text.scrollLeft] = [held[2], held[3]];
    if (had) text.focus({ preventScroll: true });
    number();
  });
  document.addEventListener("sending:refused", (event) => {
    const { got } = event.detail, problem = got.problems[0];
    if (got.status !== 409 || got.theirs === undefined) { if (problem.line) goto(problem.line); return; }
    const both = document.getElementById("both"), words = document.createElement("p"), theirs = document.createElement("pre"), mine = document.createElement("button"), other = document.createElement("button");
    document.querySelector(".stated > .fault pre").remove();
    words.textContent = "Yours is above. What stands in the file now; lines that differ from yours are marked:";
    const own = new Set(field().value.split("\n"));
    for (const line of got.theirs.split("\n")) { const row = document.createElement(own.has(line) ? "span" : "mark"); row.textContent = `${line}\n`; theirs.append(row); }
    theirs.tabIndex = 0;
    theirs.setAttribute("aria-label", "What stands in the file now");
    mine.type = other.type = "button";
    mine.textContent = "Save mine over it";
    other.textContent = "Take what stands now";
    other.addEventListener("click", () => { delete document.getElementById("file-form").dataset.touched; location.reload(); });
    mine.addEventListener("click", async () => {
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
      // only over what was looked at
      if (page.getElementById("file-text").value !== got.theirs.replaceAll("\r\n", "\n")) { document.getElementById("file-form").requestSubmit(); return; }
      document.querySelector("#file-form [name=seen]").value = page.querySelector("#file-form [name=seen]").value;
      document.getElementById("file-form").requestSubmit();
    });
    both.replaceChildren(words, theirs, other, " ", mine);
    both.hidden = false;
  });
  document.addEventListener("bench:changed", number);
  addEventListener("beforeunload", (event) => { if (document.querySelector("#file-form[data-touched]")) event.preventDefault(); });
  number();
  const asked = Number(document.getElementById("file-form").dataset.line);
  if (asked > 1) goto(asked);
})();
