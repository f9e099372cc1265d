"use strict";
// The list: its filters and keys, and both texts scrolled to the words of a finding. This and texts.js make no markup
// and read nothing but attributes; without them the page is whole, and its links lead to the same places.

const root = document.documentElement;
const one = (query, from = document) => from.querySelector(query);
const all = (query, from = document) => Array.from(from.querySelectorAll(query));
const byId = (id) => document.getElementById(id);

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

root.classList.add("js");
for (const part of [form, byId("theme"), one(".chooser"), bar]) if (part) part.hidden = false;

// --- light and dark ---

const theme = byId("theme");
const prefers = matchMedia("(prefers-color-scheme: dark)");
const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : prefers.matches);
const tellTheme = () => theme.setAttribute("aria-pressed", String(dark()));
theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; tellTheme(); });
prefers.addEventListener("change", tellTheme);
tellTheme();

// --- which findings are left ---

const checked = (name) => all(`[name="${name}"]:checked`, form).map((input) => input.value);
const leftOf = (mark) => numbers(mark).map(item).filter((each) => !each.hidden);
const shown = () => items.filter((each) => !each.hidden);

function filter() {
  const severities = checked("severity"), kinds = checked("kind");
  const rule = form.elements.rule.value, article = form.elements.article.value;
  const suppressed = checked("suppressed").length > 0;
  const sought = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const passes = (each) =>
    (suppressed || !each.classList.contains("suppressed")) &&
    (!severities.length || severities.includes(each.dataset.severity)) &&
    (!kinds.length || kinds.includes(each.dataset.kind)) &&
    (!rule || each.dataset.rule === rule) &&
    (!article || each.dataset.articles.split(" ").includes(article)) &&
    sought.every((word) => words.get(each).includes(word));
  for (const each of items) each.hidden = !passes(each);
  for (const group of all(".group")) group.hidden = !one(".finding:not([hidden])", group);
  const left = shown();
  const whole = items.filter((each) => suppressed || !each.classList.contains("suppressed")).length;
  told.textContent = `${left.length} of ${whole} finding${whole === 1 ? "" : "s"}`;
  byId("everything").hidden = left.length === whole && !suppressed;
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
    for (const link of all(".words a", each)) link.tabIndex = each === chosen ? 0 : -1;
  }
  stop = to;
}

function choose(next) {
  if (chosen) { chosen.classList.remove("on"); one(".go", chosen).removeAttribute("aria-current"); }
  for (const each of all(".pane .on, .pane .met, .ribbons .on")) each.classList.remove("on", "met");
  chosen = next;
  rove(next || shown()[0]);
  one("a", bar).textContent = next ? one(".go", next).textContent : told.textContent;
  one("a", bar).href = next ? `#${next.id}` : "#findings";
  if (!next) return;
  next.classList.add("on");
  one(".go", next).setAttribute("aria-current", "true");
  const here = marks.filter((mark) => numbers(mark).includes(next.dataset.n));
  for (const mark of here) mark.classList.add("on");
  const others = (next.dataset.beside || "").split(" ").filter(Boolean).map(byId);
  for (const other of others) other.classList.add("met");
  const touched = new Set([...here.map((mark) => mark.closest(".s")), ...others].filter(Boolean).map((s) => s.id));
  for (const ribbon of all(".ribbons path")) {
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

function reveal() {
  const wide = matchMedia("(min-width: 72rem)").matches;
  const area = wide ? byId("workspace") : bar.offsetHeight ? bar : byId("texts");
  if (!wide || Math.abs(area.getBoundingClientRect().top) > 40) area.scrollIntoView({ behavior: smoothly() });
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

function lead(next) {
  if (next.hidden) {
    form.reset();
    for (const input of all("[name=suppressed]", form)) input.checked = next.classList.contains("suppressed");
    filter();
  }
  show(next);
  if (one(".list").scrollHeight > one(".list").clientHeight) bring(next, one(".list"));
  one(".go", next).focus({ preventScroll: true });
}

one(".list").addEventListener("click", (event) => {
  const next = event.target.closest(".finding");
  if (!next || String(getSelection())) return;
  const link = event.target.closest("a");
  event.preventDefault();
  show(next);
  if (link && link.closest(".words")) {
    const mark = byId(link.hash.slice(1));
    makeSeen([mark.closest(".sheet").dataset.article]);
    bring(mark);
  }
  one(".go", next).focus({ preventScroll: true });
});

one("#workspace").addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const typing = event.target.closest("input, select");
  if (event.key === "Escape") {
    if (event.target.id === "search" && event.target.value) { event.target.value = ""; filter(); }
    else if (event.target.closest(".pane") && chosen) one(".go", chosen).focus();
    else choose(null);
    return;
  }
  if (typing) return;
  const inList = event.target.closest(".list");
  const by = { j: 1, k: -1, ...(inList ? { ArrowDown: 1, ArrowUp: -1, Home: -1e9, End: 1e9 } : {}) }[event.key];
  if (by) {
    event.preventDefault();
    const next = step(by);
    if (next) lead(next);
  } else if (event.key === "Enter" && inList && chosen && event.target === one(".go", chosen)) {
    event.preventDefault();
    const mark = one(".pane mark.on");
    show(chosen);
    if (mark) one("a", mark).focus({ preventScroll: true });
  }
});
