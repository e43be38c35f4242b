// Sliders: the address follows, and what is worked out of it is put in place when it is there. The page never waits.
(() => {
  let timer = null;
  const ask = (form) => {
    const query = new URLSearchParams();
    for (const field of form.elements) {
      if (!field.name || (field.type === "checkbox" && !field.checked)) continue;
      if (field.type !== "range" || Number(field.value) !== Number(field.dataset.own)) query.append(field.name, field.value);
    }
    history.replaceState(null, "", `/zone${query.size ? "?" + query : ""}`);
    bench.renew();
  };
  document.addEventListener("input", (event) => {
    const field = event.target.closest("#suppose input");
    if (!field) return;
    if (field.type === "range") {
      field.nextElementSibling.textContent = Number(field.value);
      field.parentElement.classList.toggle("moved", Number(field.value) !== Number(field.dataset.own));
    }
    clearTimeout(timer);
    timer = setTimeout(() => ask(field.form), 200);
  });
  document.addEventListener("submit", (event) => { if (event.target.id === "suppose") { event.preventDefault(); clearTimeout(timer); ask(event.target); } });
  for (const name of ["bench:changed", "bench:renewed"]) document.addEventListener(name, drawFronts);
})();
