// What all pages of the workbench do: the drawer, following the case, answers on their way, keys, the jump box.
// Without scripts every link leads to a page of its own.
const bench = (() => {
  const byId = (id) => document.getElementById(id);
  const drawer = byId("drawer");
  const inside = byId("drawer-body");
  let opener = null;

  // ---- the drawer: the page that a link leads to, beside the page that it stands on
  function show(nodes, from) {
    if (opener) opener.removeAttribute("aria-expanded");
    opener = from;
    if (opener && opener.matches("a")) opener.setAttribute("aria-expanded", "true");
    inside.replaceChildren(...nodes);
    drawer.hidden = false;
    document.body.classList.add("open");
    drawer.scrollTop = 0;
    drawer.focus();
  }
  function close() {
    if (drawer.hidden) return;
    drawer.hidden = true;
    document.body.classList.remove("open");
    if (opener) { opener.removeAttribute("aria-expanded"); opener.focus(); }
    opener = null;
  }
  async function fetched(address) {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  }
  async function open(address, from) {
    const page = await fetched(address);
    show([...page.querySelector("main").childNodes].map((node) => document.importNode(node, true)), from);
    document.dispatchEvent(new CustomEvent("bench:drawer", { detail: inside }));
  }
  byId("drawer-close").addEventListener("click", close);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="/evidence"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link.getAttribute("href"), link);
  });

  // ---- following the case: the page is fetched again and what changed is put in place
  function kept(root) {
    return { open: [...root.querySelectorAll("details[id][open]")].map((one) => one.id), focus: document.activeElement && document.activeElement.id, x: scrollX, y: scrollY,
      frames: [...root.querySelectorAll(".frame")].map((one) => [one.scrollLeft, one.scrollTop]) };
  }
  function restore(root, held) {
    held.open.forEach((id) => { const one = byId(id); if (one) one.open = true; });
    [...root.querySelectorAll(".frame")].forEach((one, at) => { if (held.frames[at]) [one.scrollLeft, one.scrollTop] = held.frames[at]; });
    scrollTo(held.x, held.y);
    if (held.focus && byId(held.focus)) byId(held.focus).focus({ preventScroll: true });
  }
  const isTouched = () => Boolean(document.querySelector("main form[data-touched]"));
  document.addEventListener("input", (event) => { const form = event.target.closest("main form"); if (form && !form.matches(".filters, .what-if")) form.dataset.touched = ""; });
  let following = false;
  async function follow() {
    if (following) return;
    if (isTouched()) { tell("The case has changed. What you are writing is kept; load the page again when it is saved."); return; }
    following = true;
    try {
      const page = await fetched(location.href);
      const main = byId("main"), held = kept(main);
      for (const id of ["main", "side", "notices"]) {
        const fresh = page.getElementById(id), old = byId(id);
        if (!fresh || !old) continue;
        if (id === "side") {
          // what is being typed into the jump box stays
          for (const part of ["nav", ".about"]) old.querySelector(part).replaceWith(document.importNode(fresh.querySelector(part), true));
        } else old.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
      }
      Object.assign(document.body.dataset, page.body.dataset);
      document.title = page.title;
      restore(main, held);
      ready();
      document.dispatchEvent(new CustomEvent("bench:changed"));
    } finally { following = false; }
  }
  function tell(words) {
    const told = document.createElement("p");
    told.className = "notice fault";
    told.textContent = words;
    byId("notices").replaceChildren(told);
  }
  function lost() {
    if (byId("lost")) return;
    tell("The workbench does not answer: it may have been closed. What you see may be out of date; start irenic serve again.");
    byId("notices").firstChild.id = "lost";
  }
  let stream = null;
  function listen() {
    // browsers keep few connections open to one place: pages that nobody sees follow when they are seen again
    if (document.hidden) { if (stream) stream.close(); stream = null; return; }
    if (stream) return;
    stream = new EventSource("/events");
    stream.addEventListener("error", () => setTimeout(() => { if (stream && stream.readyState !== EventSource.OPEN) lost(); }, 3000));
    stream.addEventListener("open", () => { const told = byId("lost"); if (told) told.remove(); });
    stream.addEventListener("state", (event) => { if (event.data !== document.body.dataset.state) follow(); });
  }
  document.addEventListener("visibilitychange", listen);

  // ---- answers on their way: what is being done and how far, then the parts of the page that waited for them
  const waited = new Map();
  function wait() {
    document.querySelectorAll("[data-waits]").forEach((told) => {
      const key = told.dataset.waits;
      if (waited.has(key)) return;
      waited.set(key, setInterval(async () => {
        const now = document.querySelector(`[data-waits="${key}"]`);
        if (!now) { clearInterval(waited.get(key)); waited.delete(key); return; }
        const query = new URLSearchParams({ key, revision: now.dataset.revision });
        try {
          const held = await (await fetch(`/progress.json?${query}`)).json();
          if (held.words) now.textContent = held.words;
          if (!["done", "failed", "gone"].includes(held.state) || !waited.has(key)) return;
          clearInterval(waited.get(key));
          waited.delete(key);
          await renew();
        } catch { lost(); }
      }, 400));
    });
  }
  async function renew() {
    const page = await fetched(location.href);
    document.querySelectorAll("main [data-part]").forEach((old) => {
      const fresh = page.querySelector(`main [data-part="${CSS.escape(old.dataset.part)}"]`);
      if (fresh) old.replaceWith(document.importNode(fresh, true));
    });
    ready();
    document.dispatchEvent(new CustomEvent("bench:renewed"));
  }

  // ---- keys
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const keys = new Map();
  keys.set("/", () => byId("jump-box").focus());
  keys.set("?", () => show([...byId("keys").content.cloneNode(true).childNodes], byId("show-keys")));
  keys.set("u", () => { const undo = document.querySelector('form[action="/undo"]'); if (undo) undo.requestSubmit(); });
  const beside = (step) => {
    const links = [...document.querySelectorAll("#side nav a")], at = links.findIndex((link) => link.hasAttribute("aria-current"));
    const next = links[at + step];
    if (at >= 0 && next) location.href = next.href;
  };
  keys.set("[", () => beside(-1));
  keys.set("]", () => beside(1));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const act = keys.get(event.key);
    if (act) { event.preventDefault(); act(event); }
  });
  document.addEventListener("click", (event) => { if (event.target.closest("#show-keys")) keys.get("?")(); });

  // ---- the jump box
  const box = byId("jump-box"), list = byId("jump-list");
  let chosen = -1, asked = 0;
  function mark(at) {
    const places = [...list.children];
    chosen = places.length ? (at + places.length) % places.length : -1;
    places.forEach((place, number) => place.setAttribute("aria-selected", String(number === chosen)));
    if (chosen >= 0) { box.setAttribute("aria-activedescendant", places[chosen].id); places[chosen].scrollIntoView({ block: "nearest" }); }
  }
  function unlist() { list.hidden = true; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); }
  function go(place) { unlist(); box.value = ""; if (place.dataset.address.startsWith("/evidence")) { box.blur(); open(place.dataset.address, byId("main")); } else location.href = place.dataset.address; }
  box.addEventListener("input", async () => {
    const number = ++asked;
    const found = await (await fetch(`/jump.json?${new URLSearchParams({ q: box.value })}`)).json();
    if (number !== asked) return;
    list.replaceChildren(...found.map((place, at) => {
      const line = document.createElement("li"), kind = document.createElement("span");
      line.id = `jump-${at}`;
      line.setAttribute("role", "option");
      line.dataset.address = place.address;
      line.textContent = place.words;
      kind.className = "meta";
      kind.textContent = place.kind;
      line.append(kind);
      return line;
    }));
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(Boolean(found.length)));
    mark(0);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark(chosen + (event.key === "ArrowDown" ? 1 : -1)); }
    else if (event.key === "Escape") { unlist(); box.blur(); byId("main").focus(); }
  });
  byId("jump").addEventListener("submit", (event) => { event.preventDefault(); if (list.children[chosen]) go(list.children[chosen]); });
  list.addEventListener("mousedown", (event) => { const place = event.target.closest("li"); if (place) { event.preventDefault(); go(place); } });
  box.addEventListener("blur", () => setTimeout(unlist, 150));

  // ---- filters take effect as they are chosen; an empty one does not stand in the address
  document.addEventListener("change", (event) => { const form = event.target.closest("form.filters"); if (form) form.requestSubmit(); });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form.filters, form.what-if")) event.target.querySelectorAll("input, select").forEach((field) => { if (!field.value) field.disabled = true; });
    event.target.querySelectorAll("[data-here]").forEach((field) => { field.value = location.pathname + location.search; });
  });
  addEventListener("pageshow", () => document.querySelectorAll(".filters :disabled, .what-if :disabled").forEach((field) => { field.disabled = false; }));

  // ---- an edit from a script: answers with JSON, or with what went wrong in words
  async function send(address, fields) {
    const answer = await fetch(address, { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams(fields) });
    return { ok: answer.ok, status: answer.status, ...(await answer.json()) };
  }

  // ---- a chart, for pages that load vega.js: no eval and no inline style, which the policy does not allow
  const chart = (place, spec, options = {}) => vegaEmbed(place, spec, { ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: { disableDefaultStyle: true }, ...options });

  function ready() { wait(); }
  ready();
  listen();
  return { chart, open, close, show, follow, renew, tell, send, keys };
})();
