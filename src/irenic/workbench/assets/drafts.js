// A term that is changed: the address follows, and every party's answer beside it. Without scripts a button does it.
(() => {
  let asked = 0;
  const address = (form) => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) query.append(name, value);
    return query.toString();
  };
  async function answer(query) {
    const mine = ++asked;
    for (;;) {
      const got = await fetch(`/drafts/answers?${query}`, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await got.text(), "text/html");
      if (mine !== asked) return;
      const old = document.getElementById("answers"), fresh = page.getElementById("answers");
      if (!fresh) { const told = page.querySelector("main h1"); bench.tell(told ? told.textContent : "The answer did not come."); return; }
      const open = old.querySelector("#together[open]");
      old.replaceWith(document.importNode(fresh, true));
      if (open && document.getElementById("together")) document.getElementById("together").open = true;
      if (!fresh.querySelector("[data-waits]")) return;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  document.addEventListener("change", (event) => {
    const list = event.target.closest("#what-if select");
    if (event.target.closest("#what-if .choose")) event.target.form.requestSubmit();
    if (!list) return;
    list.closest("tr").classList.toggle("changed", Boolean(list.value));
    const query = address(list.form);
    history.replaceState(null, "", `/drafts?${query}`);
    answer(query);
  });
})();
