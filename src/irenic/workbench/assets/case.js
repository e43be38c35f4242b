// Entering parts of the case: words selected in a source's text become those that the form cites.
(() => {
  const form = () => document.getElementById("entry"), button = () => document.getElementById("take-words");
  const length = (words) => [...words].length;
  document.body.classList.add("scripted");
  let last = null, sending = false;
  function place(node, offset) {
    const passage = (node.nodeType === 1 ? node : node.parentElement).closest("#beside [data-start]");
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
    if (start === null) return null;
    const end = place(range.endContainer, range.endOffset) ?? start + length(range.toString());
    return end > start ? { words: range.toString(), start, end } : null;
  }
  document.addEventListener("selectionchange", () => {
    if (!button()) return;
    last = selected();
    button().disabled = !last;
  });
  function take() {
    if (!last || !form()) return;
    const field = form().querySelector("[name=quote]"), before = last.words.length - last.words.trimStart().length, behind = last.words.length - last.words.trimEnd().length;
    field.value = last.words.trim().replace(/\s+/g, " ");
    form().querySelector("[name=at]").value = `${last.start + before}-${last.end - behind}`;
    form().querySelector("[name=source]").value = document.querySelector("#beside [data-source]").dataset.source;
    form().dataset.touched = "";
    field.focus();
  }
  document.addEventListener("mousedown", (event) => { if (event.target.closest("#take-words")) event.preventDefault(); });
  document.addEventListener("click", (event) => { if (event.target.closest("#take-words")) take(); });
  bench.keys.set("n", take);
  // another source, or another part of it: its text comes beside what is written, which stays
  async function show(submitter) {
    const query = new URLSearchParams(new FormData(form(), submitter));
    for (const name of ["seen", "act"]) query.delete(name);
    const page = new DOMParser().parseFromString(await (await fetch(`/case?${query}`)).text(), "text/html"), fresh = page.getElementById("beside");
    if (fresh) document.getElementById("beside").replaceWith(document.importNode(fresh, true));
  }
  document.addEventListener("change", (event) => { if (event.target.id === "f-source") show(null); });
  document.addEventListener("click", (event) => { const one = event.target.closest("[data-show-text]"); if (one) { event.preventDefault(); show(one); } });
  document.addEventListener("submit", () => { sending = true; });
  addEventListener("beforeunload", (event) => { if (!sending && document.querySelector("#entry[data-touched]")) event.preventDefault(); });
  addEventListener("pageshow", () => { sending = false; });
  // the words of what went wrong are read first; a link may lead to a field; a new form begins with its first one
  const wrong = document.getElementById("wrong"), done = document.getElementById("done"), aimed = location.hash.startsWith("#f-") && document.getElementById(location.hash.slice(1));
  if (wrong) wrong.focus();
  else if (aimed) { const folded = aimed.closest("details"); if (folded) folded.open = true; aimed.scrollIntoView({ block: "center" }); aimed.focus({ preventScroll: true }); }
  else if (done) done.focus({ preventScroll: true });
  else if (form()) { const first = form().querySelector("input:not([type=hidden]), select, textarea"); if (first) first.focus(); }
})();
