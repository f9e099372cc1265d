// The sheet: ticks and remarks that stay, rows that are left to do, and the whole of it as CSV.

const lines = all("#sheet tbody tr");
const tools = byId("sheet-tools");

// A box and a line to write on for each row. Roles are told because a phone stacks the cells, and would forget that
// they are a table.
for (const row of lines) {
  const [box, remark] = byId("fields").content.cloneNode(true).children, cells = Array.from(row.cells);
  const about = cells[1].textContent.slice(0, 90);
  box.setAttribute("aria-label", `Done: ${about}`);
  remark.setAttribute("aria-label", `Remark on ${about}`);
  cells[0].append(box);
  cells[4].append(remark);
  for (const cell of cells) cell.setAttribute("role", cell.scope ? "rowheader" : "cell");
}
for (const [query, role] of [["table", "table"], ["thead, tbody", "rowgroup"], ["tr", "row"], ["thead th", "columnheader"]]) {
  for (const part of all(query, byId("sheet"))) part.setAttribute("role", role);
}

const boxOf = (row) => one("input[type=checkbox]", row);
const remarkOf = (row) => one("input[type=text]", row);
const chosenOf = (id) => (byId(id) ? byId(id).value : "");

function tellSheet() {
  for (const row of lines) {
    const told = keptOf(row.dataset.key);
    boxOf(row).checked = Boolean(told.done);
    if (remarkOf(row) !== document.activeElement) remarkOf(row).value = told.remark || "";
    row.classList.toggle("done", Boolean(told.done));
  }
  narrowSheet();
}

// Whether a row is one of those that a choice asks for.
function fits(row, which) {
  return !which || (which === "open" ? !boxOf(row).checked : row.classList.contains(which));
}

function narrowSheet() {
  const which = chosenOf("sheet-show"), article = chosenOf("sheet-article");
  const own = lines.filter((row) => !article || row.dataset.article === article);
  for (const row of lines) row.hidden = !(!article || row.dataset.article === article) || !(fits(row, which) || row === latest);
  for (const option of all("#sheet-show option")) {
    option.textContent = `${option.dataset.told} (${own.filter((row) => fits(row, option.value)).length})`;
  }
  const done = own.filter((row) => boxOf(row).checked).length;
  byId("sheet-told").textContent = `${done} of ${own.length} done${lasting ? "" : "; this browser keeps nothing"}`;
}

let latest = null;  // a row that was just ticked stays where the eye is
one("#sheet").addEventListener("input", (event) => {
  const row = event.target.closest("tbody tr");
  if (!row) { latest = null; narrowSheet(); return; }
  latest = row;
  if (event.target.type === "checkbox") keep(row.dataset.key, { done: event.target.checked });
  else keep(row.dataset.key, { remark: event.target.value });
});
root.addEventListener("kept", tellSheet);
tools.addEventListener("submit", (event) => event.preventDefault());
tools.hidden = false;

// --- as CSV: no cell begins as a formula does ---

function cell(text) {
  const plain = text.replace(/\s+/g, " ").trim();
  const safe = /^[=+\-@]/.test(plain) ? `'${plain}` : plain;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

one("[data-export=csv]", tools).addEventListener("click", () => {
  const rows = lines.filter((row) => !row.hidden).map((row) => {
    const [, what, verdict, source] = Array.from(row.cells).map((each) => each.textContent);
    return [boxOf(row).checked ? "yes" : "", what, verdict, source === "–" ? "" : source, remarkOf(row).value, row.dataset.key];
  });
  const whole = [["done", "what", "verdict", "source", "remark", "id"], ...rows];
  offer("xcheck-sheet.csv", "text/csv", `\ufeff${whole.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`);
});
tellSheet();
