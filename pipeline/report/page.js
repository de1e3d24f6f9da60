"use strict";
/* Tables sort by a press on a heading: numbers by data-value with unknown ones last, all else by the reader's alphabet. */
const language = document.documentElement.lang;
const numeric = (cell) => (cell.dataset.value === undefined ? null : cell.dataset.value === "" ? NaN : Number(cell.dataset.value));

const compare = (a, b, sign) => {
  const [x, y] = [numeric(a), numeric(b)];
  if (x === null) return sign * a.textContent.localeCompare(b.textContent, language);
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y);
  return sign * (x - y);
};

const sort = (table, heading) => {
  const descending = heading.getAttribute("aria-sort") === "ascending";
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => compare(a.cells[heading.cellIndex], b.cells[heading.cellIndex], descending ? -1 : 1));
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
  table.tBodies[0].append(...rows);
};

for (const table of document.querySelectorAll("table.sortable"))
  for (const button of table.tHead.querySelectorAll("button"))
    button.addEventListener("click", () => sort(table, button.closest("th")));

/* Rows stay if every word that is typed stands somewhere in them; without scripts there is no field to type in. */
const plain = (text) => text.toLocaleLowerCase(language).replaceAll("ё", "е");

const filter = (rows, typed, output) => {
  const words = plain(typed).split(/\s+/);
  for (const row of rows) row.hidden = !words.every((word) => plain(row.textContent).includes(word));
  const counts = { shown: rows.filter((row) => !row.hidden).length, all: rows.length };
  output.textContent = typed.trim() && output.dataset.text.replace(/\{(\w+)\}/g, (_, name) => counts[name]);
};

for (const field of document.querySelectorAll(".filter")) {
  const input = field.querySelector("input");
  const rows = [...document.getElementById(input.getAttribute("aria-controls")).tBodies[0].rows];
  field.hidden = false;
  input.addEventListener("input", () => filter(rows, input.value, field.querySelector("output")));
}
