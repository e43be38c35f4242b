// Forms that are sent without leaving the page, and statements made of selected words.
const sending = (() => {
  let then = null, told = "";
  const say = (words) => { told = words; const place = document.getElementById("told"); if (place) place.textContent = words; };
  document.addEventListener("bench:changed", () => say(told));
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-sent]");
    if (!form) return;
    event.preventDefault();
    const fields = new FormData(form, event.submitter);
    // what is written while it is on its way is not sent, and must not be taken for it
    if ("touched" in form.dataset) form.dataset.touched = "sent";
    const buttons = [...form.querySelectorAll("button")];
    buttons.forEach((one) => { one.disabled = true; });
    let got;
    try { got = await bench.send(form.getAttribute("action"), fields); } catch { got = { ok: false, problems: [{ message: "the workbench does not answer" }] }; }
    const release = () => buttons.forEach((one) => { one.disabled = false; });
    if (got.ok) {
      if (form.dataset.touched === "sent") delete form.dataset.touched;
      // it is told when the page shows it, and until then nothing is sent twice: who reads it and presses a key means the next one
      told = "";
      try { if (then) await then(form, got); } finally { release(); }
      say(got.done);
      return;
    }
    release();
    const around = form.closest("article, .stated") || form.parentElement, fault = around.querySelector(".fault");
    const words = got.problems.map((one) => one.hint ? `${one.message}: ${one.hint}` : one.message).join("; ");
    if (fault) {
      fault.replaceChildren(words);
      if (got.theirs !== undefined) {
        const now = document.createElement("pre");
        now.textContent = `Now: ${got.theirs === null ? "it is gone" : got.theirs}`;
        fault.append(now);
      }
      fault.tabIndex = -1;
      fault.focus();
    } else bench.tell(words);
    document.dispatchEvent(new CustomEvent("sending:refused", { detail: { form, got } }));
  });
  // ---- selected words: their place is counted in characters, as the case counts them
  const length = (words) => [...words].length;
  function place(node, offset) {
    const passage = (node.nodeType === 1 ? node : node.parentElement).closest("[data-source] [data-start]");
    if (!passage) return null;
    const before = document.createRange();
    before.selectNodeContents(passage);
    before.setEnd(node, offset);
    return Number(passage.dataset.start) + length(before.toString());
  }
  function selected() {
    const held = getSelection();
    if (!held.rangeCount || held.isCollapsed) return null;
    const range = held.getRangeAt(0), start = place(range.startContainer, range.startOffset);
    let end = place(range.endContainer, range.endOffset);
    if (start === null) return null;
    if (end === null) end = start + length(range.toString());
    const source = range.startContainer.parentElement.closest("[data-source]");
    return end > start ? { source: source.dataset.source, start, end } : null;
  }
  let last = null;
  document.addEventListener("selectionchange", () => {
    const button = document.getElementById("take");
    if (!button) return;
    last = selected();
    button.disabled = !last;
  });
  function take(other) {
    const words = last || other;
    if (!words) return;
    bench.open(`/statement/${words.source}?at=${words.start}-${words.end}`, document.getElementById("take"));
  }
  document.addEventListener("mousedown", (event) => { if (event.target.closest("#take")) event.preventDefault(); });
  document.addEventListener("click", (event) => { if (event.target.closest("#take")) take(null); });
  document.addEventListener("bench:drawer", (event) => { const field = event.detail.querySelector("form select, form input:not([type=hidden])"); if (field) field.focus(); });
  bench.keys.set("n", () => take(null));
  return { take, say, selected, after: (act) => { then = act; } };
})();
sending.after(async (form) => { if (form.closest("#drawer")) bench.close(); await bench.follow(); });
