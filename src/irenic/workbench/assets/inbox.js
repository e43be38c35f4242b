// The inbox by keyboard: one proposal is chosen; its words are marked in the text beside it.
(() => {
  document.body.classList.add("scripted");
  const all = () => [...document.querySelectorAll("article.proposal")];
  const chosen = () => document.querySelector("article.proposal.chosen");
  // the filters stay in the address, whichever proposal is chosen
  const address = (id, edit) => {
    const query = new URLSearchParams(location.search);
    for (const name of ["at", "edit", ...(id ? ["part"] : [])]) query.delete(name);
    if (id) query.set("at", id);
    if (edit) query.set("edit", "1");
    return `${location.pathname}${query.size ? `?${query}` : ""}`;
  };
  function scrollWithin(pane, node) {
    const frame = pane.getBoundingClientRect(), place = node.getBoundingClientRect();
    if (getComputedStyle(pane).overflowY === "visible") { node.scrollIntoView({ block: "nearest" }); return; }
    if (place.top < frame.top + 48 || place.bottom > frame.bottom) pane.scrollTop += place.top - frame.top - 64;
  }
  function choose(one, { focus = true, remember = true } = {}) {
    if (!one) return;
    all().forEach((other) => { other.classList.toggle("chosen", other === one); other.toggleAttribute("aria-current", other === one); });
    one.setAttribute("aria-current", "true");
    if (remember) history.replaceState(null, "", address(one.dataset.id));
    if (focus) one.focus({ preventScroll: true });
    scrollWithin(one.closest(".pane"), one);
    let first = null;
    document.querySelectorAll("mark[data-proposals]").forEach((mark) => {
      const is = mark.dataset.proposals.split(" ").includes(one.dataset.id);
      mark.classList.toggle("here", is);
      if (is && !first) first = mark;
    });
    if (first && matchMedia("(min-width: 1000px)").matches) scrollWithin(first.closest(".pane"), first);
  }
  const step = (by) => { const held = all(), at = held.indexOf(chosen()); choose(held[Math.min(held.length - 1, Math.max(0, at + by))]); };
  function redrawText(page) {
    const text = document.querySelector(".desk [data-source]"), drawn = page.querySelector(".desk [data-source]");
    // words that are selected stay so where nothing is marked otherwise
    if (text && drawn && text.innerHTML !== drawn.innerHTML) text.replaceWith(document.importNode(drawn, true));
  }
  const firstField = (within) => within.querySelector("form.correct select, form.correct input:not([type=hidden]), form.correct textarea");
  async function redraw(one, edit) {
    const page = new DOMParser().parseFromString(await (await fetch(address(one.dataset.id, edit))).text(), "text/html");
    const fresh = page.getElementById(one.id);
    // the page may have followed the case meanwhile
    const now = document.getElementById(one.id);
    if (!fresh || !now) return null;
    const put = document.importNode(fresh, true);
    now.replaceWith(put);
    redrawText(page);
    choose(put, { focus: !edit });
    // the form is still there where the page follows the case, or is loaded again
    if (edit) history.replaceState(null, "", address(one.dataset.id, true));
    if (edit) { const field = firstField(put); if (field) field.focus(); }
    return put;
  }
  // ---- the words of a proposal that is corrected: cut on the server, which alone proves them, and shown in the text
  let before = Promise.resolve();
  // one after the other: each step goes on from what the last one made
  let cutting = 0;
  const recut = (more = {}) => { cutting += 1; before = before.then(() => cutOnce(more)).catch(() => bench.tell("The workbench does not answer: the words are as they were.")).finally(() => { cutting -= 1; }); };
  // what is accepted are the words as they were cut last, also where the answer is still on its way
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form.correct"), by = event.submitter;
    if (!form || !cutting) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    before.then(() => { if (form.isConnected) form.requestSubmit(by); });
  }, true);
  async function cutOnce(more) {
    const form = document.querySelector("form.correct"), field = document.getElementById("cut");
    if (!form || !field) return;
    const fields = new FormData(form), written = fields.getAll("quote").join("\n\n");
    for (const [name, value] of Object.entries(more)) fields.set(name, value);
    form.dataset.touched = "";
    const address = field.querySelector("[data-cut]").getAttribute("formaction");
    const answer = await fetch(address, { method: "POST", headers: { Accept: "text/html" }, body: new URLSearchParams(fields) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html"), fresh = page.getElementById("cut");
    // what was written meanwhile is not undone
    if (!field.isConnected || new FormData(form).getAll("quote").join("\n\n") !== written) return;
    if (!fresh) { bench.tell("This proposal no longer waits: load the page again."); return; }
    const put = document.importNode(fresh, true), places = (one) => [...one.querySelectorAll("textarea, button")], at = places(field).indexOf(document.activeElement);
    field.replaceWith(put);
    redrawText(page);
    if (at >= 0 || more.taken) (places(put)[at] || put.querySelector("textarea")).focus({ preventScroll: true });
    choose(chosen(), { focus: false, remember: false });
  }
  const picked = () => sending.selected();
  document.addEventListener("selectionchange", () => { const button = document.getElementById("take-cut"); if (button) button.disabled = !picked(); });
  const takeCut = () => { const words = picked(); if (words) recut({ taken: `${words.start}-${words.end}` }); };
  document.addEventListener("mousedown", (event) => { if (event.target.closest("#take-cut")) event.preventDefault(); });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-cut]");
    if (button) { event.preventDefault(); recut(button.name ? { [button.name]: button.value } : {}); } else if (event.target.closest("#take-cut")) takeCut();
  });
  document.addEventListener("change", (event) => { if (event.target.matches("#cut textarea")) recut(); });
  bench.keys.set("w", takeCut);
  const press = (selector) => { const one = chosen(), button = one && one.querySelector(selector); if (button) button.click(); };
  bench.keys.set("j", () => step(1));
  bench.keys.set("k", () => step(-1));
  bench.keys.set("a", () => {
    const one = chosen(), button = one && one.querySelector("form.accept button");
    if (!button) return;
    // words that bind ask first: the answer is pressed by a key of its own
    if (one.querySelector(".ask")) button.focus(); else button.click();
  });
  bench.keys.set("x", () => press("form.reject button"));
  bench.keys.set("e", () => { const one = chosen(); if (one && one.querySelector("a.edit")) redraw(one, true); });
  bench.keys.set("n", () => {
    const marks = [...document.querySelectorAll("mark.here")], passage = marks.length && marks[0].closest("[data-start]");
    if (!passage) { sending.take(null); return; }
    const range = document.createRange();
    range.selectNodeContents(passage);
    range.setEndBefore(marks[0]);
    const start = Number(passage.dataset.start) + [...range.toString()].length;
    const same = marks.filter((mark) => mark.closest("[data-start]") === passage).map((mark) => mark.textContent).join("");
    sending.take({ source: passage.closest("[data-source]").dataset.source, start, end: start + [...same].length });
  });
  document.addEventListener("keydown", (event) => {
    const one = chosen();
    if (event.key === "Escape" && one && one.querySelector("form.correct") && document.getElementById("drawer").hidden) redraw(one, false);
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-proposals]"), link = event.target.closest("article.proposal h2 a"), edit = event.target.closest("a.edit"), back = event.target.closest("[data-uncorrect]");
    if (mark && getSelection().isCollapsed) {
      const ids = mark.dataset.proposals.split(" "), now = chosen() ? ids.indexOf(chosen().dataset.id) : -1;
      choose(document.getElementById(`p-${ids[(now + 1) % ids.length]}`));
    } else if (edit) { event.preventDefault(); redraw(edit.closest("article"), true); }
    else if (back) { event.preventDefault(); redraw(back.closest("article"), false); }
    else if (link && !event.ctrlKey && !event.metaKey) { event.preventDefault(); choose(link.closest("article")); }
  });
  sending.after(async (form) => {
    const one = form.closest("article.proposal");
    if (one) {
      const held = all(), at = held.indexOf(one), next = held[at + 1] || held[at - 1];
      history.replaceState(null, "", address(next ? next.dataset.id : null));
      one.querySelectorAll("form").forEach((other) => delete other.dataset.touched);
    } else bench.close();
    await bench.follow();
    choose(chosen(), { remember: false });
  });
  document.addEventListener("sending:refused", (event) => {
    const { form, got } = event.detail, one = form.closest("article.proposal");
    // what a person still has to say is said in the form that corrects it
    if (one && !one.querySelector("form.correct") && one.querySelector("a.edit") && ["E007", "E009"].includes(got.problems[0].code)) {
      const words = one.querySelector(".fault").textContent;
      redraw(one, true).then((put) => { if (put) put.querySelector(".fault").textContent = words; });
    }
  });
  document.addEventListener("bench:changed", () => {
    const isLost = !document.activeElement || document.activeElement === document.body, field = isLost && firstField(document);
    choose(chosen(), { focus: isLost && !field, remember: false });
    if (field) field.focus({ preventScroll: true });
  });
  // ---- a document that is dropped
  const main = document.getElementById("main");
  main.addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files") && document.getElementById("add-form")) { event.preventDefault(); document.getElementById("add").open = true; } });
  main.addEventListener("drop", (event) => {
    const form = document.getElementById("add-form");
    if (!form || !event.dataTransfer.files.length) return;
    event.preventDefault();
    document.getElementById("add").open = true;
    form.querySelector("[name=files]").files = event.dataTransfer.files;
    form.querySelector("button").focus();
  });
  choose(chosen(), { focus: location.search.includes("at="), remember: false });
})();
