// Narrows the overview and the cards to the choices that are ticked. Without it everything is shown.
"use strict";

const form = document.getElementById("narrow");
const rows = [...document.querySelectorAll("[data-tags]")].map((element) => ({
  element,
  tags: new Set(element.dataset.tags.split(" ")),
  text: element.textContent.toLowerCase(),
}));

function narrow() {
  const asked = new Map();
  for (const box of form.querySelectorAll("input[type=checkbox]:checked")) {
    asked.set(box.name, [...(asked.get(box.name) || []), box.value]);
  }
  const words = form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { element, tags, text } of rows) {
    const fits = [...asked.values()].every((choices) => choices.some((tag) => tags.has(tag)));
    element.hidden = !(fits && words.every((word) => text.includes(word)));
    if (!element.hidden && element.tagName === "TR") shown += 1;
  }
  document.getElementById("shown").textContent = form.dataset.words.replace("{shown}", shown);
}

form.hidden = false;
form.addEventListener("input", narrow);
form.addEventListener("reset", () => setTimeout(narrow));
form.addEventListener("submit", (event) => event.preventDefault());
