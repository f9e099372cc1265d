// The list: its filters, and both texts scrolled to the words of a finding.

const items = all(".finding");
const marks = all(".pane mark");
const sheets = all(".sheet");
const maps = all(".map");
const form = byId("filters");
const told = byId("told");
const bar = one(".bar");
const words = new Map(items.map((item) => [item, item.textContent.toLowerCase()]));
const numbers = (mark) => mark.dataset.f.split(" ");
const item = (number) => items[Number(number) - 1];
const still = matchMedia("(prefers-reduced-motion: reduce)");
const smoothly = () => (still.matches ? "instant" : "smooth");
let chosen = null;

for (const part of [form, one(".chooser"), bar]) if (part) part.hidden = false;

// --- which findings are left ---

const checked = (name) => all(`[name="${name}"]:checked`, form).map((input) => input.value);
const leftOf = (mark) => numbers(mark).map(item).filter((each) => !each.hidden);
const shown = () => items.filter((each) => !each.hidden);

const quiet = (each) => each.classList.contains("suppressed");

// What each filter asks for, by its name; a finding is shown where it passes all of them.
function asks() {
  const severities = checked("severity"), kinds = checked("kind"), found = checked("mark");
  const rule = form.elements.rule.value, article = form.elements.article.value;
  const sought = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const suppressed = checked("suppressed").length > 0;
  return {
    suppressed: (each) => suppressed || !quiet(each),
    severity: (each) => !severities.length || severities.includes(each.dataset.severity),
    kind: (each) => !kinds.length || kinds.includes(each.dataset.kind),
    mark: (each) => !found.length || found.includes(each.dataset.mark),
    rule: (each) => !rule || each.dataset.rule === rule,
    article: (each) => !article || each.dataset.articles.split(" ").includes(article),
    search: (each) => sought.every((word) => words.get(each).includes(word)),
  };
}

const valueOf = {
  severity: (each) => [each.dataset.severity],
  kind: (each) => [each.dataset.kind],
  mark: (each) => [each.dataset.mark],
  rule: (each) => [each.dataset.rule],
  article: (each) => each.dataset.articles.split(" "),
};

// Behind each value stands how many findings it would show beside what the other filters ask for.
function count(all_) {
  for (const [name, values] of Object.entries(valueOf)) {
    const others = Object.entries(all_).filter(([other]) => other !== name).map(([, passes]) => passes);
    const left = new Map();
    for (const each of items) {
      if (!others.every((passes) => passes(each))) continue;
      for (const value of values(each)) left.set(value, (left.get(value) || 0) + 1);
    }
    for (const input of all(`input[name="${name}"]`, form)) {
      one("b", input.parentElement).textContent = String(left.get(input.value) || 0);
    }
    for (const option of all(`select[name="${name}"] option[data-told]`, form)) {
      option.textContent = `${option.dataset.told} (${left.get(option.value) || 0})`;
    }
  }
}

function filter() {
  const all_ = asks(), passing = Object.values(all_);
  for (const each of items) each.hidden = !passing.every((passes) => passes(each));
  for (const group of all(".group")) {
    const seen = all(".finding:not([hidden])", group).length;
    group.hidden = !seen;
    one("h3 b", group).textContent = String(seen);
    for (const part of all(".holders", group)) part.hidden = !one(".finding:not([hidden])", part);
  }
  count(all_);
  const asked = all("#narrow input:checked").length + all("#narrow select").filter((each) => each.value).length;
  one("#narrow summary").textContent = asked ? `More filters (${asked} in use)` : "More filters";
  const left = shown();
  const whole = items.filter(all_.suppressed).length;
  told.textContent = `${left.length} of ${whole} finding${whole === 1 ? "" : "s"}`;
  byId("everything").hidden = left.length === whole && whole === items.filter((each) => !quiet(each)).length;
  for (const mark of marks) mark.classList.toggle("off", !leftOf(mark).length);
  if (!chosen || chosen.hidden) choose(null);
  rove(chosen || left[0]);
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
byId("everything").addEventListener("click", () => { form.reset(); filter(); byId("search").focus(); });

// --- a finding and its words ---

function bring(element, pane = element.closest(".pane, .list")) {
  if (pane && getComputedStyle(pane).overflowY === "auto") {
    const top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
    pane.scrollTo({ top: top - pane.clientHeight * (pane.matches(".list") ? 0.15 : 0.33), behavior: smoothly() });
  } else element.scrollIntoView({ block: "center", behavior: smoothly() });
}

let stop = null;

function rove(to) {
  for (const each of [stop, to]) {
    if (!each) continue;
    one(".go", each).tabIndex = each === to ? 0 : -1;
    for (const link of all(".words a, .absent a, .acts *", each)) link.tabIndex = each === chosen ? 0 : -1;
  }
  stop = to;
}

function choose(next) {
  if (chosen) { chosen.classList.remove("on"); one(".go", chosen).removeAttribute("aria-current"); }
  for (const each of all(".pane .on, .pane .met, .ribbons .on")) each.classList.remove("on", "met");
  chosen = next;
  rove(next || shown()[0]);
  const at = next ? shown().indexOf(next) + 1 : 0;
  one("a", bar).textContent = next ? `${at}. ${one(".go", next).textContent}` : told.textContent;
  one("a", bar).href = next ? `#${next.id}` : "#findings";
  if (!next) return;
  next.classList.add("on");
  one(".go", next).setAttribute("aria-current", "true");
  const here = marks.filter((mark) => numbers(mark).includes(next.dataset.n));
  for (const mark of here) mark.classList.add("on");
  const others = (next.dataset.beside || "").split(" ").filter(Boolean).map(byId);
  for (const other of others) other.classList.add("met");
  const touched = new Set([...here.map((mark) => mark.closest(".s")), ...others].filter(Boolean).map((s) => s.id));
  for (const ribbon of all(".map .ribbons path")) {
    ribbon.classList.toggle("on", touched.has(ribbon.dataset.l) && touched.has(ribbon.dataset.r));
  }
  const first = new Map();
  for (const element of [...here, ...others]) {
    const sheet = element.closest(".sheet");
    if (!first.has(sheet)) first.set(sheet, element);
  }
  makeSeen([...new Set([...next.dataset.show.split(" "), ...[...first.keys()].map((s) => s.dataset.article)])]);
  return first;
}

// Bring the part of the page into view in which the texts stand; on a phone they are a tab of their own.
function reveal() {
  if (narrow.matches || !["findings", "texts"].includes(root.dataset.view)) go("texts");
  const wide = matchMedia("(min-width: 72rem)").matches;
  const area = wide ? byId("workspace") : byId("texts");
  const margin = parseFloat(getComputedStyle(area).scrollMarginTop) || 0;
  if (!wide || Math.abs(area.getBoundingClientRect().top - margin) > 40) area.scrollIntoView({ behavior: smoothly() });
}

function show(next) {
  const first = choose(next);
  if (!first) return;
  reveal();
  for (const [sheet, element] of first) if (!sheet.hidden) bring(element, one(".pane", sheet));
  try { history.replaceState(null, "", `#${next.id}`); } catch { /* a page without an address of its own */ }
}

function step(by) {
  const left = shown(), at = left.indexOf(chosen);
  return left[at < 0 ? 0 : Math.min(Math.max(at + by, 0), left.length - 1)];
}

// Go to a finding in the list, from wherever that is.
function lead(next) {
  if (next.hidden) {
    form.reset();
    for (const input of all("[name=suppressed]", form)) input.checked = quiet(next);
    filter();
  }
  go("findings");
  if (narrow.matches) {
    choose(next);
    next.scrollIntoView({ block: "center", behavior: smoothly() });
  } else show(next);
  if (one(".list").scrollHeight > one(".list").clientHeight) bring(next, one(".list"));
  one(".go", next).focus({ preventScroll: true });
}

// To the next finding or the one before, in the list or, where only the texts are seen, in them.
function walk(by) {
  const next = step(by);
  if (next) (root.dataset.view === "texts" ? show : lead)(next);
}

one(".list").addEventListener("click", (event) => {
  const next = event.target.closest(".finding");
  if (!next || event.target.closest(".acts") || String(getSelection())) return;
  const link = event.target.closest("a");
  event.preventDefault();
  if (link && link.matches(".letter") && link.closest(".absent")) {
    show(next);
    makeSeen([link.hash.slice(3), ...next.dataset.show.split(" ")]);
    return;
  }
  show(next);
  if (link && link.closest(".words")) {
    const mark = byId(link.hash.slice(1));
    makeSeen([mark.closest(".sheet").dataset.article]);
    bring(mark);
  }
  if (root.dataset.view === "findings") one(".go", next).focus({ preventScroll: true });
});

one("#workspace").addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const typing = event.target.closest("input, select");
  if (event.target.matches(".reason") && ["Enter", "Escape"].includes(event.key)) {
    event.preventDefault();
    one(".go", event.target.closest(".finding")).focus();
    return;
  }
  if (event.key === "Escape") {
    if (event.target.id === "search" && event.target.value) { event.target.value = ""; filter(); }
    else if (event.target.closest(".pane") && chosen) one(".go", chosen).focus();
    else choose(null);
    return;
  }
  if (typing) return;
  const inList = event.target.closest(".list");
  const by = inList ? { ArrowDown: 1, ArrowUp: -1, Home: -1e9, End: 1e9 }[event.key] : 0;
  if (by) {
    event.preventDefault();
    walk(by);
  } else if (event.key === "Enter" && inList && chosen && event.target === one(".go", chosen)) {
    event.preventDefault();
    const mark = one(".pane mark.on");
    show(chosen);
    if (mark) one("a", mark).focus({ preventScroll: true });
  }
});
