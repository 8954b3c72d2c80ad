// Copying by a button. Without this script the fields can be marked and copied by hand.
"use strict";

const copied = document.getElementById("copied");

document.querySelectorAll("button.copy").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copies);
    field.focus();
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      copied.textContent = "Copied.";
    } catch {
      copied.textContent = "Your browser did not let us copy. The words are marked: copy them by hand.";
    }
    button.focus();
  });
});

const print = document.getElementById("print");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
