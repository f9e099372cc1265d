"use strict";
// Articles are held here, in the memory of the page, and sent with each question; the answer holds the whole report.

const MOST_BYTES = 10_000_000;
// In a frame without an address "#findings" would else lead to this page.
const OWN_BASE = '<head><base href="about:srcdoc">';
const $ = (selector) => document.querySelector(selector);
const given = [];
let running = null;
let asked = "";
let shown = [];

const optionsForm = $("#options form");
const mode = () => $("#mode input:checked").value;

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function say(place, text) {
  place.textContent = text;
  place.hidden = !text;
}

// Articles

function size(bytes) {
  return bytes < 1000 ? `${bytes} bytes` : bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function add(article) {
  given.push(article);
  if (given.length === 1) article.draft = true;
  list();
}

function list() {
  const rows = given.map((article, at) => {
    const name = element("input", { value: article.name, maxLength: 120, placeholder: article.shown });
    name.setAttribute("aria-label", `Name of article ${at + 1}`);
    name.addEventListener("input", () => { article.name = name.value; changed(); });
    const remove = element("button", { type: "button", textContent: "Remove" });
    remove.setAttribute("aria-label", `Remove ${article.name || article.shown}`);
    remove.addEventListener("click", () => {
      given.splice(at, 1);
      if (article.draft && given.length) given[0].draft = true;
      list();
      $("#given button, #run").focus();
    });
    const role = element("label", { className: "role", hidden: mode() !== "check" });
    const draft = element("input", { type: "radio", name: "draft", checked: Boolean(article.draft) });
    draft.addEventListener("change", () => { given.forEach((one) => { one.draft = one === article; }); changed(); });
    role.append(draft, " draft");
    return element("li", {}, role, name, element("small", { textContent: article.about }), remove);
  });
  $("#given").replaceChildren(...rows);
  changed();
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

async function take(files) {
  const refused = [];
  for (const file of files) {
    if (file.size > MOST_BYTES) {
      refused.push(`${file.name} has ${size(file.size)}, more than the 10 MB that an article may have. Give its text alone.`);
      continue;
    }
    try {
      const content = file.size ? await base64(file) : "";
      add({ kind: "file", name: file.name, file: file.name, shown: file.name, content, about: size(file.size) });
    } catch {
      refused.push(`${file.name} cannot be read. If it is a folder, drop the files in it.`);
    }
  }
  say($("#refused"), refused.join("\n"));
}

$("#files").addEventListener("change", async (event) => {
  await take([...event.target.files]);
  event.target.value = "";
});

const drop = $("#drop");
for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());
document.addEventListener("dragover", () => drop.classList.add("over"));
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
document.addEventListener("drop", (event) => {
  drop.classList.remove("over");
  const files = [...event.dataTransfer.files];
  const text = event.dataTransfer.getData("text/plain").trim();
  if (files.length) take(files);
  else if (/^https?:\/\/\S+$/.test(text)) addLink(text);
  else if (text) addText("", text);
});

for (const button of document.querySelectorAll("[data-opens]")) {
  button.addEventListener("click", () => {
    const form = document.getElementById(button.dataset.opens);
    form.hidden = !form.hidden;
    button.setAttribute("aria-expanded", String(!form.hidden));
    if (!form.hidden) form.querySelector("input, textarea").focus();
  });
}

function addText(name, text) {
  const number = given.filter((one) => one.kind === "text").length + 1;
  add({ kind: "text", name: name || `Text ${number}`, shown: `Text ${number}`, content: text, about: `${text.split(/\s+/).length} words` });
}

function addLink(address) {
  add({ kind: "address", name: "", shown: new URL(address).hostname, content: address, about: "address" });
}

$("#paste").addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  addText(form.elements.name.value.trim(), form.elements.text.value);
  form.reset();
  form.elements.name.focus();
});

$("#link").addEventListener("submit", (event) => {
  event.preventDefault();
  addLink(event.target.elements.address.value.trim());
  event.target.reset();
});

// The question

function question() {
  const fields = new FormData(optionsForm);
  const draft = mode() === "check" ? given.findIndex((one) => one.draft) : null;
  return JSON.stringify({
    articles: given.map(({ kind, name, content, file = "" }) => ({ kind, name, content, file })),
    draft,
    options: {
      dateline: fields.get("dateline"),
      date_order: fields.get("date_order"),
      aliases: fields.get("aliases"),
      confidence: Number(fields.get("confidence")),
      missing: fields.has("missing"),
      ignore: fields.getAll("ignore"),
    },
  });
}

function changed() {
  const run = $("#run");
  run.disabled = given.length < 2 || running !== null;
  const word = mode() === "check" ? "Check" : "Compare";
  run.textContent = shown.length ? `${word} again` : word;
  $("#stale").hidden = !shown.length || question() === asked;
  if (!running) $("#status").textContent = given.length === 1 ? "One more article is needed." : "";
}

async function run() {
  const abort = new AbortController();
  running = abort;
  asked = question();
  const began = performance.now();
  let doing = "sending the articles";
  const tell = () => { $("#status").textContent = `${doing} … ${Math.round((performance.now() - began) / 1000)} s`; };
  const clock = setInterval(tell, 500);
  say($("#failed"), "");
  $("#stop").hidden = false;
  changed();
  tell();
  let done = "";
  try {
    const answer = await fetch("compare", {
      method: "POST", body: asked, signal: abort.signal, headers: { "Content-Type": "application/json" },
    });
    if (!answer.ok) throw new Error((await answer.text()).trim());
    let report = null;
    for await (const line of lines(answer.body)) {
      if (line.progress) { doing = line.progress; tell(); }
      if (line.error) throw new Error(line.error);
      if (line.report) report = line.report;
    }
    if (!report) throw new Error("The answer broke off. Try again; if that does not help, start xcheck serve anew.");
    show(report);
    done = "Done.";
  } catch (error) {
    if (abort.signal.aborted) done = "Stopped.";
    else say($("#failed"), error instanceof TypeError
      ? "xcheck does not answer: it was ended, or the articles are too large together. Start xcheck serve anew, and open the address that it prints."
      : error.message);
  } finally {
    clearInterval(clock);
    running = null;
    $("#stop").hidden = true;
    changed();
    $("#status").textContent = done;
  }
}

async function* lines(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = value.split("\n");
    rest.push(parts[0]);
    for (const part of parts.slice(1)) {
      const line = rest.join("");
      rest = [part];
      try { yield JSON.parse(line); } catch (error) { if (!(error instanceof SyntaxError)) throw error; }
    }
  }
}

// The report: shown in a frame that may run its own script and reach nothing of this page

function show(report) {
  shown.forEach(URL.revokeObjectURL);
  shown = [];
  const frame = element("iframe", { title: "Report", srcdoc: report.page.replace("<head>", OWN_BASE) });
  frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-modals");
  const links = Object.entries(report.files).map(([name, text]) => {
    const address = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    shown.push(address);
    return element("a", { className: "button", href: address, download: name, textContent: `Save ${name}` });
  });
  $("#files-home").replaceChildren(...links);
  $("#result iframe")?.remove();
  $("#result").append(frame);
  $("#result").hidden = false;
  $("#result-title").focus();
  $("#result").scrollIntoView();
}

$("#run").addEventListener("click", run);
$("#stop").addEventListener("click", () => running?.abort());
$("#mode").addEventListener("change", list);
optionsForm.addEventListener("submit", (event) => event.preventDefault());
optionsForm.addEventListener("input", (event) => {
  if (event.target.name === "confidence") $("#options output").textContent = event.target.value;
  changed();
});
list();
