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
