// The tabs, the keys that work everywhere, and the help.

const tabs = all("#top nav a");
const help = byId("legend");
const narrow = matchMedia("(max-width: 45.99rem)");

function open(view) {
  root.dataset.view = view;
  for (const tab of tabs) {
    if (tab.dataset.view === view) tab.setAttribute("aria-current", "page"); else tab.removeAttribute("aria-current");
  }
  follow();
}

function go(view) {
  if (root.dataset.view === view) return;
  open(view);
  scrollTo({ top: 0, behavior: "instant" });
}

for (const tab of tabs) {
  tab.addEventListener("click", (event) => {
    event.preventDefault();
    go(tab.dataset.view);
    try { history.replaceState(null, "", tab.hash); } catch { /* a page without an address of its own */ }
  });
}

// --- help: the legend, taken out of the foot of the page ---

const dialog = document.createElement("dialog");
const close = document.createElement("button");
close.type = "button";
close.textContent = "Close";
close.addEventListener("click", () => dialog.close());
dialog.id = "manual";
dialog.setAttribute("aria-label", "How to read it");
dialog.append(close, help);
byId("top").append(dialog);
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
byId("help").addEventListener("click", (event) => { event.preventDefault(); dialog.showModal(); });

matchMedia("print").addEventListener("change", (event) => {
  if (event.matches) one("footer").prepend(help); else dialog.append(help);
});

// --- keys ---

const atOnce = { 1: 0, 2: 1, 3: 2, 4: 3 };

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  if (event.key === "?" && !event.target.closest("input")) {
    if (dialog.open) dialog.close(); else dialog.showModal();
    event.preventDefault();
    return;
  }
  if (dialog.open || event.target.closest("input:not([type=checkbox]), select, textarea")) return;
  const among = ["findings", "texts"].includes(root.dataset.view);
  if (event.key === "/") {
    go("findings");
    byId("search").focus();
  } else if (event.key in atOnce) {
    const tab = tabs[atOnce[event.key]];
    if (tab) tab.click();
  } else if ((event.key === "j" || event.key === "k") && among) {
    walk(event.key === "j" ? 1 : -1);
  } else if ((event.key === "c" || event.key === "x") && among && chosen) {
    mark(chosen, event.key === "c" ? "checked" : "dismissed");
    if (event.key === "x" && markOf(chosen) === "dismissed" && root.dataset.view === "findings") one(".reason", chosen).focus();
  } else return;
  event.preventDefault();
});

// --- what the page begins with ---

const worst = byId("worst");
if (worst) {
  worst.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    const to = byId(link.hash.slice(1)), finding = items[worst.dataset.n - 1];
    if (to.matches(".finding") || finding.hidden) lead(finding);
    if (to.matches(".finding")) return;
    show(finding);
    makeSeen([to.closest(".sheet").dataset.article]);
    bring(to);
  });
}

tellMarks();
filter();
const asked = byId(location.hash.slice(1));
const first = tabs.find((tab) => tab.hash === location.hash);
open(first ? first.dataset.view : "findings");
if (asked && asked.matches(".finding")) lead(asked);
