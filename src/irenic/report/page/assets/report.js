// Opens the quote behind a footnote beside the page. Without scripts the same links lead to the list of quotes.
(() => {
  const drawer = document.getElementById("drawer");
  const body = document.getElementById("drawer-body");
  let last = null;
  const close = () => { drawer.hidden = true; if (last) last.focus(); };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite");
    if (!link) return;
    const note = document.getElementById("note-" + link.dataset.note);
    if (!note) return;
    event.preventDefault();
    last = link;
    body.replaceChildren(...[...note.cloneNode(true).childNodes]);
    drawer.hidden = false;
    document.getElementById("drawer-close").focus();
  });
  document.getElementById("drawer-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !drawer.hidden) close(); });
  window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
})();
