// The few things a page cannot do by itself. Without this file everything can still be read and sent.
"use strict";

// The register was saved: say so to who does not see it. A page with a form is not torn away from who fills it in.
document.addEventListener("register-changed", () => {
  const stale = document.getElementById("stale");
  if (stale) stale.hidden = false;
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target && event.detail.target.id === "fresh") {
    const said = document.getElementById("said");
    said.textContent = said.dataset.words;
  }
});

// What is too large is not sent at all: a browser would show the refusal of a server as a broken line.
document.addEventListener("submit", (event) => {
  const limit = Number(event.target.dataset.limit);
  if (!limit) return;
  const files = [...event.target.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
  const isTooLarge = files.reduce((sum, file) => sum + file.size, 0) > limit;
  event.target.querySelector(".too-large").hidden = !isTooLarge;
  if (isTooLarge) event.preventDefault();
}, true);

// Files may be dropped anywhere on the form that takes them.
for (const form of document.querySelectorAll("form.drop")) {
  const input = form.querySelector("input[type=file]");
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("drop--over"); });
  form.addEventListener("dragleave", () => form.classList.remove("drop--over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("drop--over");
    input.files = event.dataTransfer.files;
  });
}
