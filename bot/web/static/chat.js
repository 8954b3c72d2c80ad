// The page works without this script. With it a turn arrives without a page load, the
// reader's place is kept, and a lost network costs no words.
"use strict";

const FRAGMENT = "text/vnd.signpost.turn+html";
const log = document.getElementById("log");
const ask = document.getElementById("ask");
const text = document.getElementById("text");
const send = document.getElementById("send");
const status = document.getElementById("status");
const problem = document.getElementById("problem");
let busy = false;

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (busy) return;
  const typed = event.target === ask;
  const words = typed ? text.value : event.submitter.value;
  if (!words.trim()) return text.focus();
  begin();
  try {
    const body = new URLSearchParams(new FormData(event.target));
    body.set("text", words);
    const response = await fetch(location.pathname, { method: "POST", body, headers: { Accept: FRAGMENT } });
    const html = await response.text();
    if (!response.ok) return fail(html);
    show(html);
    if (typed) text.value = "";
  } catch {
    fail('<p class="error" id="error" role="alert"><strong>There is a problem.</strong> We could not reach Signpost. Your words are still here: please try again.</p>');
  } finally {
    end();
  }
});

// Enter sends, Shift and Enter make a new line. Not while a word is being composed.
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    ask.requestSubmit();
  }
});

function begin() {
  busy = true;
  send.setAttribute("aria-disabled", "true");
  problem.replaceChildren();
  begin.timer = setTimeout(() => { status.textContent = "Looking for the answer…"; }, 500);
}

function end() {
  busy = false;
  send.removeAttribute("aria-disabled");
  clearTimeout(begin.timer);
  status.textContent = "";
}

function show(html) {
  document.querySelectorAll("main > .options, .turn .options").forEach((options) => options.remove());
  document.getElementById("latest")?.removeAttribute("id");
  log.insertAdjacentHTML("beforeend", html);
  const token = log.querySelector("#latest [name=form_token]")?.value;
  if (token) document.querySelectorAll("[name=form_token]").forEach((field) => { field.value = token; });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  document.getElementById("latest").scrollIntoView({ behavior: calm ? "auto" : "smooth" });
}

function fail(html) {
  problem.innerHTML = html;
}
