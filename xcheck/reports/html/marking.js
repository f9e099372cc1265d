// Findings that a person has checked or dismissed, and what takes these marks elsewhere.

const keyOf = (item) => `${item.id.slice(2)}.${item.dataset.key}`;
const markOf = (item) => keptOf(keyOf(item)).mark || "open";

for (const each of items) {
  if (each.classList.contains("suppressed")) continue;
  each.append(byId("acts").content.cloneNode(true));
  for (const button of all("[data-act]", each)) {
    button.setAttribute("aria-label", `${button.textContent}, finding ${each.dataset.n}`);
  }
}

function mark(item, as) {
  if (!item || item.classList.contains("suppressed")) return;
  keep(keyOf(item), { mark: markOf(item) === as ? "" : as });
}

function tellMarks() {
  const counts = { open: 0, checked: 0, dismissed: 0 };
  for (const each of items) {
    if (each.classList.contains("suppressed")) continue;
    const now = markOf(each), reason = one(".reason", each);
    counts[now] += 1;
    each.dataset.mark = now;
    for (const button of all("[data-act]", each)) button.setAttribute("aria-pressed", String(button.dataset.act === now));
    reason.hidden = now !== "dismissed";
    if (reason !== document.activeElement) reason.value = keptOf(keyOf(each)).because || "";
  }
  const progress = byId("progress");
  if (!progress) return;
  const told = [];
  if (counts.checked) told.push(`${counts.checked} checked`);
  if (counts.dismissed) told.push(`${counts.dismissed} dismissed`);
  progress.parentElement.hidden = !told.length;
  progress.textContent = `${told.join(", ")}, ${counts.open} open${lasting ? "" : "; this browser keeps nothing, so export them"}`;
  filter();
}

one(".list").addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  if (!button) return;
  event.stopImmediatePropagation();
  const item = button.closest(".finding");
  mark(item, button.dataset.act);
  if (!one(".reason", item).hidden && button.dataset.act === "dismissed") one(".reason", item).focus();
}, true);
one(".list").addEventListener("input", (event) => {
  if (event.target.matches(".reason")) keep(keyOf(event.target.closest(".finding")), { because: event.target.value });
});
root.addEventListener("kept", tellMarks);

// --- elsewhere ---

const clean = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").replace(/\p{Cs}/gu, "\ufffd").trim();
const marked = () => items.filter((item) => !item.classList.contains("suppressed") && markOf(item) !== "open");

function allowRows() {
  const rows = marked().filter((item) => markOf(item) === "dismissed").map((item) => {
    const because = clean(keptOf(keyOf(item)).because || "");
    const seen = (because.match(/[\p{L}\p{N}]/gu) || []).length > 1;
    const lines = ["[[tool.xcheck.allow]]", `id = ${JSON.stringify(item.id.slice(2))}`, `because = ${JSON.stringify(because)}`];
    const told = [`# ${item.dataset.rule}: ${clean(one(".go", item).textContent)}`];
    if (!seen) told.push("# say why it may pass, then take these signs away:");
    return [...told, ...(seen ? lines : lines.map((line) => `# ${line}`)), ""].join("\n");
  });
  return rows.length ? rows.join("\n") : "# nothing is dismissed\n";
}

function marksAsJson() {
  const findings = marked().map((item) => ({
    id: item.id.slice(2), rule: item.dataset.rule, message: one(".go", item).textContent, mark: markOf(item),
    because: keptOf(keyOf(item)).because || "",
  }));
  const ticked = all("#sheet tbody tr").filter((row) => kept.has(row.dataset.key)).map((row) => {
    const [done, remark] = [Boolean(keptOf(row.dataset.key).done), keptOf(row.dataset.key).remark || ""];
    return { id: row.dataset.key, item: one("th a", row).textContent, done, remark };
  });
  return `${JSON.stringify({ format: 1, findings, sheet: ticked }, null, 2)}\n`;
}

for (const button of all(".marking [data-export]")) {
  button.addEventListener("click", () => {
    if (button.dataset.export === "allow") offer("xcheck-allow.toml", "application/toml", allowRows());
    else offer("xcheck-marks.json", "application/json", marksAsJson());
  });
}
