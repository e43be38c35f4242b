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
  // one picture for every pair of parties: a menu shows one of them, and each tells what is pointed at
  document.querySelectorAll(".fronts").forEach((fronts) => {
    const figures = [...fronts.querySelectorAll("figure")];
    if (figures.length > 1) {
      const label = document.createElement("label");
      const menu = document.createElement("select");
      label.textContent = "Between ";
      figures.forEach((figure, place) => menu.add(new Option(figure.dataset.pair, place)));
      const show = () => figures.forEach((figure, place) => { figure.classList.toggle("aside", place !== menu.selectedIndex); });
      menu.addEventListener("change", show);
      label.append(menu);
      fronts.prepend(label);
      show();
    }
    figures.forEach((figure) => {
      const marks = [...figure.querySelectorAll(".pick")];
      const points = marks.filter((mark) => mark.classList.contains("point"));
      const told = figure.querySelector(".picked");
      let at = -1;
      const pick = (mark) => {
        marks.forEach((other) => other.classList.toggle("here", other === mark));
        told.textContent = mark.dataset.words;
        at = points.indexOf(mark);
      };
      marks.forEach((mark) => ["mouseenter", "click"].forEach((kind) => mark.addEventListener(kind, () => pick(mark))));
      figure.querySelector("svg").addEventListener("keydown", (event) => {
        const step = { ArrowRight: -1, ArrowUp: 1, ArrowLeft: 1, ArrowDown: -1 }[event.key];
        if (!step || !points.length) return;
        event.preventDefault();
        pick(points[Math.min(points.length - 1, Math.max(0, at + step))]);
      });
    });
  });
  window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
})();
