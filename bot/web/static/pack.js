// The checklist works without this script. With it ticks and notes stay in this browser until the
// checklist runs out, and can be printed or cleared by a button.
"use strict";

const form = document.getElementById("pack");
const [progress, status] = ["progress", "status"].map((id) => document.getElementById(id));
const PREFIX = "signpost-pack:";
const name = PREFIX + form.dataset.name;
const isKept = "kept" in form.dataset; // the server has them, and what it has counts
const boxes = [...form.querySelectorAll("input[type=checkbox]")];
const notes = [...form.querySelectorAll("textarea")];

function marks() {
  return {
    until: form.dataset.until,
    ticked: boxes.filter((box) => box.checked).map((box) => box.name),
    notes: Object.fromEntries(notes.filter((note) => note.value).map((note) => [note.name, note.value])),
  };
}

function count() {
  progress.textContent = `${boxes.filter((box) => box.checked).length} of ${boxes.length} ticked`;
}

function keep() {
  if (isKept) return;
  try {
    localStorage.setItem(name, JSON.stringify(marks()));
  } catch {
    // A browser that keeps nothing: the page works for as long as it is open.
  }
}

function bringBack() {
  if (isKept) return;
  try {
    forgetTheOld();
    const kept = JSON.parse(localStorage.getItem(name) ?? "null");
    if (!kept) return;
    boxes.forEach((box) => { box.checked ||= kept.ticked.includes(box.name); });
    notes.forEach((note) => {
      note.value ||= kept.notes[note.name] ?? "";
      if (note.value) note.closest("details")?.setAttribute("open", "");
    });
  } catch {
    // What cannot be read is as if it were not there.
  }
}

// Ticks and notes of checklists that have run out go from this device, too.
function forgetTheOld() {
  const today = new Date().toISOString().slice(0, 10);
  Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => {
    if ((JSON.parse(localStorage.getItem(key)).until ?? "") < today) localStorage.removeItem(key);
  });
}

bringBack();
count();
form.addEventListener("input", () => { keep(); count(); });
addEventListener("pagehide", keep);
document.getElementById("said")?.focus();

const print = document.getElementById("print");
print.hidden = false;
print.addEventListener("click", () => window.print());

const whereKept = document.getElementById("where-kept");
if (whereKept) whereKept.hidden = false;
document.getElementById("clear")?.addEventListener("click", () => {
  boxes.forEach((box) => { box.checked = false; });
  notes.forEach((note) => { note.value = ""; });
  localStorage.removeItem(name);
  count();
  status.textContent = "Your ticks and notes are gone from this device.";
});

// On paper there is no pressing to open; what was closed is closed again afterwards.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...form.querySelectorAll("details:not([open])")];
  opened.forEach((details) => { details.open = true; });
});
addEventListener("afterprint", () => opened.forEach((details) => { details.open = false; }));
