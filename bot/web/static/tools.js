// What helps around the conversation: leaving at once, keeping a draft, counting, print and copy.
"use strict";
{
  const DRAFT = "signpost-draft";
  const WARN_BELOW = 500; // characters left, when we begin to say how many
  const [hide, box, left, log, print, copy, copied] =
    ["hide", "text", "left", "log", "print", "copy", "copied"].map((id) => document.getElementById(id));

  hide?.addEventListener("click", (event) => { // in a frame the host's script has this button
    event.preventDefault();
    document.body.hidden = true; // what is on the screen goes before the next page comes
    try { sessionStorage.removeItem(DRAFT); } catch { /* nothing was kept */ }
    location.replace(hide.href);
  });

  // In a frame, Escape closes the panel that the host's script made.
  if (parent !== window) addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) parent.postMessage("signpost:close", "*");
  });

  // A reload costs no words. What was typed before this script came is newer than what was kept.
  try {
    if (!box.value) box.value = sessionStorage.getItem(DRAFT) ?? "";
  } catch { /* storage may be switched off */ }
  const keep = () => {
    try {
      if (box.value) sessionStorage.setItem(DRAFT, box.value);
      else sessionStorage.removeItem(DRAFT);
    } catch { /* storage may be switched off */ }
  };
  const count = () => {
    const rest = box.dataset.longest - box.value.length;
    left.textContent = rest >= WARN_BELOW ? ""
      : rest >= 0 ? `${rest} characters left`
        : `${-rest} characters too many. Please make it shorter, or send it in two parts.`;
  };
  // After Tab a browser brings only the line with the cursor into view: bring the whole box.
  box.addEventListener("keyup", (event) => {
    if (event.key === "Tab") box.scrollIntoView({ block: "nearest" });
  });
  let pause;
  box.addEventListener("input", () => {
    keep();
    clearTimeout(pause);
    pause = setTimeout(count, 700); // so that a screen reader is not interrupted at every key
  });
  document.addEventListener("signpost:answered", () => { keep(); count(); });
  keep();
  count();

  print.hidden = copy.hidden = false;
  print.addEventListener("click", () => window.print());
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(words());
      copied.textContent = "Copied. You can paste it into a letter or a message.";
    } catch {
      copied.textContent = "Your browser did not let us copy. You can select the words and copy them.";
    }
  });

  // Every line in reading order: lists keep their numbers, and each source its address.
  function words() {
    const lines = log.querySelectorAll(".asked p, .verdict, .part :is(h3, p, li):not(li *), .sources :is(li, p)");
    return [...lines].map((line) => {
      const place = line.matches("ol > li") ? `${[...line.parentNode.children].indexOf(line) + 1}. ` : "";
      const address = line.matches(".sources li") ? ` ${line.querySelector("a").href}` : "";
      const gap = line.matches("li + li, h3 + *") ? "\n" : "\n\n";
      return gap + place + line.textContent.trim().replace(/\s+/g, " ") + address;
    }).join("").trim();
  }
}
