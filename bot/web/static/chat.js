// The page works without this script. With it a turn arrives without a page load, the
// reader's place is kept, and a lost network costs no words.
"use strict";

const FRAGMENT = "text/vnd.signpost.turn+html";
const LONGEST_WAIT = 30_000; // ms: after that the network is called lost
const CONVERSATION = "Signpost-Conversation";
const [log, ask, text, send, status, problem, unreachable] =
  ["log", "ask", "text", "send", "status", "problem", "unreachable"].map((id) => document.getElementById(id));
// A frame on somebody else's page works without cookies: it keeps the conversation's token itself.
const framed = document.body.classList.contains("framed");
let token = framed && (kept() ?? document.body.dataset.conversation);
let busy = false;
let saying;

ask.noValidate = true; // an empty message gets our own sentence, read out beside the box

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (busy) return;
  const typed = event.target === ask;
  const thumbs = event.target.classList.contains("thumbs");
  const body = new URLSearchParams(new FormData(event.target, typed ? null : event.submitter));
  const words = body.get("text");
  begin();
  try {
    const [ok, html] = await request({ method: "POST", body });
    if (!ok) fail(html);
    else if (thumbs) thank(event.target, html);
    else show(html);
    if (ok && typed && text.value === words) text.value = ""; // unless more was typed meanwhile
    document.dispatchEvent(new Event("signpost:answered"));
  } catch {
    fail(unreachable.innerHTML);
  }
  end();
  if (!thumbs) keepFocus(typed);
});

if (framed && kept()) resume();

// Enter sends, Shift and Enter make a new line. Not while a word is being composed.
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
    event.preventDefault();
    ask.requestSubmit();
  }
});

// On paper there is no pressing to open.
addEventListener("beforeprint", () => log.querySelectorAll("details").forEach((details) => { details.open = true; }));

// Asks our server. Throws when what comes back is not from it.
async function request(options) {
  const headers = { Accept: FRAGMENT, ...(framed && { [CONVERSATION]: token }) };
  const response = await fetch(location.pathname, {
    ...options, headers, signal: AbortSignal.timeout(LONGEST_WAIT),
  });
  const html = await response.text();
  if (!response.headers.get("Content-Type")?.startsWith(FRAGMENT)) throw new Error("not our answer");
  if (framed) keep(response.headers.get(CONVERSATION));
  return [response.ok, html];
}

// The conversation of before, when the frame is opened again or on another page of the same site.
async function resume() {
  begin();
  try {
    const [ok, html] = await request({});
    if (!ok) throw new Error("not now");
    log.insertAdjacentHTML("beforeend", html);
    renew(log); // the forms of this page were made for a conversation of its own
    const latest = document.getElementById("latest");
    if (latest) {
      document.querySelector("main > .options")?.remove();
      document.getElementById("skip-to-latest").hidden = false;
      latest.scrollIntoView();
    }
  } catch {
    fail(unreachable.innerHTML);
  }
  end();
}

function kept() {
  try { return localStorage.getItem(CONVERSATION); } catch { return null; } // storage may be off
}

function keep(newer) {
  token = newer ?? token;
  try { localStorage.setItem(CONVERSATION, token); } catch { /* it lasts as long as the frame */ }
}

function begin() {
  busy = true;
  document.querySelectorAll("button").forEach((button) => button.setAttribute("aria-disabled", "true"));
  problem.replaceChildren();
  text.removeAttribute("aria-invalid");
  saying = setTimeout(() => { status.textContent = "Looking for the answer…"; }, 500);
}

function end() {
  busy = false;
  document.querySelectorAll("button").forEach((button) => button.removeAttribute("aria-disabled"));
  clearTimeout(saying);
  status.textContent = "";
}

function show(html) {
  document.querySelectorAll(".options, .thumbs").forEach((old) => old.remove());
  document.querySelector(".tools details").open = false;
  const old = document.getElementById("latest");
  old?.removeAttribute("id");
  old?.removeAttribute("tabindex");
  log.insertAdjacentHTML("beforeend", html);
  const latest = document.getElementById("latest");
  if ("erased" in latest.dataset) log.querySelectorAll(".turn:not(#opening, #latest)").forEach((turn) => turn.remove());
  renew(latest);
  nameSending();
  document.getElementById("skip-to-latest").hidden = false;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  latest.scrollIntoView({ behavior: calm ? "auto" : "smooth" });
}

// The pressed button is gone, so the focus goes to what stands in its place.
function thank(thumbs, html) {
  const before = thumbs.previousElementSibling;
  thumbs.outerHTML = html;
  before.nextElementSibling.focus({ preventScroll: true });
}

function fail(html) {
  problem.innerHTML = html;
  text.setAttribute("aria-invalid", "true");
  renew(problem);
  problem.scrollIntoView({ block: "nearest" });
}

// The conversation may have a new name, after data was deleted here or in another tab.
function renew(part) {
  const token = part.querySelector("[name=form_token]")?.value;
  if (token) document.querySelectorAll("[name=form_token]").forEach((field) => { field.value = token; });
}

// What is sent again after a lost network goes under the same name, so that it is kept once. After
// an answer the same words are a new message.
function nameSending() {
  const name = crypto.getRandomValues(new Uint32Array(4)).join("-");
  document.querySelectorAll("[name=sending]").forEach((field) => { field.value = name; });
}

// Back to the box, without moving the page. A pressed button may be gone. On a touch screen the
// box would bring up the keyboard over the answer, so there a lost focus goes to the answer.
function keepFocus(typed) {
  const lost = document.activeElement === document.body;
  const touch = matchMedia("(pointer: coarse)").matches;
  const failed = problem.hasChildNodes();
  if (lost && touch) document.getElementById("latest")?.focus({ preventScroll: true });
  else if (lost || (!touch && (typed || !failed))) text.focus({ preventScroll: true });
}
