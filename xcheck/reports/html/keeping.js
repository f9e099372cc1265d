"use strict";
// What every page needs: colours, and what a person marked, which the browser keeps. None of the scripts here makes
// markup or reads anything but attributes; without them the page is whole, and its links lead to the same places.

const root = document.documentElement;
const one = (query, from = document) => from.querySelector(query);
const all = (query, from = document) => Array.from(from.querySelectorAll(query));
const byId = (id) => document.getElementById(id);

root.classList.add("js");

// --- light and dark: the button says what it does ---

const theme = byId("theme");
const prefers = matchMedia("(prefers-color-scheme: dark)");
const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : prefers.matches);
const tellTheme = () => { theme.textContent = dark() ? "Light colours" : "Dark colours"; };
theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; tellTheme(); });
prefers.addEventListener("change", tellTheme);
theme.hidden = false;
tellTheme();

// --- marks, ticks and remarks: { key: { mark, because } or { done, remark } } ---
// A key is made of words (of a finding or an item, and of its statement), so a mark meets the same words in a new
// version of a text, and no others. The pages of one folder share the browser's memory.

const STORE = "xcheck.kept";
let kept = load();
let lasting = true;

function load() {
  try {
    const read = JSON.parse(localStorage.getItem(STORE));
    return new Map(Object.entries(read && typeof read === "object" ? read : {}));
  } catch { return new Map(); }
}

function keptOf(key) {
  const found = kept.get(key);
  return found && typeof found === "object" ? found : {};
}

function keep(key, values) {
  if (lasting) kept = load();  // another window may have written meanwhile
  const whole = Object.entries({ ...keptOf(key), ...values }).filter(([, value]) => value);
  if (whole.length) kept.set(key, Object.fromEntries(whole)); else kept.delete(key);
  try { localStorage.setItem(STORE, JSON.stringify(Object.fromEntries(kept))); } catch { lasting = false; }
  root.dispatchEvent(new Event("kept"));
}

addEventListener("storage", (event) => {
  if (event.key !== STORE && event.key !== null) return;
  kept = load();
  root.dispatchEvent(new Event("kept"));
});

function offer(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
