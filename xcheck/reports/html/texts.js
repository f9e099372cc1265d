// The articles: which two are shown, from their words back to the findings, and the picture between them.

// --- which articles stand side by side ---

const sides = all("[data-side]");
const sheetOf = (id) => sheets.find((sheet) => sheet.dataset.article === id);

function beside(left, right) {
  const pair = [left, right].sort((a, b) => sheets.indexOf(a) - sheets.indexOf(b));
  for (const sheet of sheets) {
    sheet.hidden = !pair.includes(sheet);
    sheet.classList.toggle("right", sheet === pair[1]);
  }
  for (const map of maps) {
    map.hidden = map.dataset.left !== pair[0].dataset.article || map.dataset.right !== pair[1].dataset.article;
  }
  sides.forEach((select, at) => { select.value = pair[at].dataset.article; });
  follow();
}

function makeSeen(ids) {
  if (sheets.length < 3) return;
  const now = sheets.filter((sheet) => !sheet.hidden);
  const wanted = ids.map(sheetOf).slice(0, 2);
  if (wanted.every((sheet) => now.includes(sheet))) return;
  if (wanted.length < 2) wanted.push(now.find((sheet) => sheet !== wanted[0]));
  beside(...wanted);
}

sides.forEach((select, at) => select.addEventListener("change", () => {
  const other = sheetOf(sides[1 - at].value), now = sheetOf(select.value);
  beside(now, other === now ? sheets.find((sheet) => sheet !== now) : other);
}));

// --- from the texts back ---

for (const pane of all(".pane")) {
  pane.addEventListener("click", (event) => {
    const mark = event.target.closest("mark"), number = event.target.closest("a.n");
    if (mark && !mark.classList.contains("off")) {
      event.preventDefault();
      const of = leftOf(mark);
      lead(of[(of.indexOf(chosen) + 1) % of.length]);
    } else if (mark) event.preventDefault();
    else if (number) {
      event.preventDefault();
      const to = byId(number.hash.slice(1));
      if (to.matches(".finding")) lead(to); else meet(number.closest(".s"));
    }
  });
  pane.addEventListener("scroll", () => requestAnimationFrame(follow), { passive: true });
}

function counterparts(statement) {
  return statement.dataset.meets ? statement.dataset.meets.split(" ").map(byId) : [];
}

function meet(statement) {
  choose(null);
  const others = counterparts(statement);
  if (others.length) makeSeen([statement, others[0]].map((each) => each.closest(".sheet").dataset.article));
  const seen = new Set();
  for (const other of [statement, ...others]) {
    other.classList.add("met");
    const sheet = other.closest(".sheet");
    if (other !== statement && !seen.has(sheet) && !sheet.hidden) { seen.add(sheet); bring(other); }
  }
  for (const ribbon of all(".map .ribbons path")) {
    ribbon.classList.toggle("on", [ribbon.dataset.l, ribbon.dataset.r].includes(statement.id));
  }
}

// --- from the tables: who says what, and the sheet ---

for (const table of [byId("matrix"), byId("sheet")].filter(Boolean)) {
  table.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    const to = byId(link.hash.slice(1));
    if (to.matches(".finding")) { lead(to); return; }
    go("texts");
    choose(null);
    makeSeen([to.closest(".sheet").dataset.article]);
    to.classList.add("met");
    reveal();
    bring(to);
    const number = one("a.n", to);
    if (number) number.focus({ preventScroll: true });
  });
}

for (const link of all(".articles .name")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    go("texts");
    makeSeen([link.hash.slice(3)]);
  });
}

// --- the picture ---

const statements = new Map(sheets.map((sheet) => [sheet.dataset.article, all(".pane .s", sheet)]));
const tops = new Map(all(".map .side").map((side) => [side, side.dataset.tops.split(" ").map(Number)]));

function follow() {
  for (const [side, edges] of tops) {
    if (side.closest(".map").hidden) continue;
    const sheet = sheetOf(side.dataset.article), pane = one(".pane", sheet), lines = statements.get(side.dataset.article);
    const box = pane.getBoundingClientRect();
    const at = (y) => {
      let low = 0, high = lines.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (lines[middle].getBoundingClientRect().bottom > y) high = middle; else low = middle + 1;
      }
      return low;
    };
    const top = edges[at(box.top)] ?? 1000, bottom = edges[at(box.bottom)] ?? 1000;
    const window = one(".window", side);
    window.setAttribute("y", String(top));
    window.setAttribute("height", String(Math.max(bottom - top, 4)));
  }
}

// The worst finding that has words in both statements of a ribbon; none where no difference was found.
function worstBetween(ribbon) {
  const [left, right] = [ribbon.dataset.l, ribbon.dataset.r].map((id) => {
    return new Set(all("mark", byId(id)).flatMap(leftOf));
  });
  return items.find((each) => left.has(each) && right.has(each));
}

for (const map of maps) {
  map.addEventListener("click", (event) => {
    const drawing = one("svg", map), box = drawing.getBoundingClientRect();
    const y = ((event.clientY - box.top) / box.height) * 1000;
    const ribbon = event.target.closest(".ribbons path");
    const ends = ribbon ? [ribbon.dataset.l, ribbon.dataset.r].map(byId) : null;
    if (ends) {
      const between = worstBetween(ribbon);
      if (between) { show(between); return; }
      meet(ends[0]);
      ends.forEach((end) => bring(end));
      return;
    }
    const side = all(".side", map)[event.clientX - box.left < box.width / 2 ? 0 : 1] || one(".side", map);
    const edges = tops.get(side), at = edges.filter((top) => top <= y).length - 1;
    bring(statements.get(side.dataset.article)[Math.max(at, 0)]);
  });
}
addEventListener("resize", () => requestAnimationFrame(follow));

for (const button of all(".bar button")) {
  button.addEventListener("click", () => { if (shown().length) show(step(Number(button.dataset.step))); });
}
one("a", bar).addEventListener("click", (event) => {
  event.preventDefault();
  if (chosen) lead(chosen); else go("findings");
});

if (sheets.length > 2) {  // a draft and its source rather than two drafts
  const met = maps.length ? [maps[0].dataset.left, maps[0].dataset.right].map(sheetOf) : sheets;
  beside(met[0], met[1]);
}
for (const link of all(".finding a")) link.tabIndex = -1;  // the list is one stop; keys walk in it
