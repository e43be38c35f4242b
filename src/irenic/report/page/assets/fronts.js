// One picture for every pair of parties: a menu shows one of them, and each tells what is pointed at.
const drawFronts = () => document.querySelectorAll(".fronts:not([data-drawn])").forEach((fronts) => {
  fronts.dataset.drawn = "";
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
drawFronts();
