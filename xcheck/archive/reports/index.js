"use strict";
// Shows what fits all four choices, and keeps them in the address, so that a view can be passed on.
const form = document.getElementById("filters");
const rows = [...document.querySelectorAll("#found > li")];
const fits = (row, name, value) => !value || row.dataset[name].split("\n").includes(value);
function apply() {
  const chosen = [...new FormData(form)];
  let shown = 0;
  for (const row of rows) {
    row.hidden = !chosen.every(([name, value]) => fits(row, name, value));
    shown += !row.hidden;
  }
  document.getElementById("shown").textContent = `${shown} shown`;
  history.replaceState(null, "", "#" + new URLSearchParams(chosen.filter(([, value]) => value)));
}
for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
  const choice = form.elements[name];
  if (choice && [...choice.options].some((option) => option.value === value)) choice.value = value;
}
form.addEventListener("change", apply);
form.addEventListener("submit", (event) => event.preventDefault());
apply();
