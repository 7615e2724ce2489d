// Sorts the tables of a report: a heading sorts upwards, again downwards, a third time as the report has it.

const { compare } = new Intl.Collator('ja', { numeric: true });
const NEXT = { ascending: 'descending', descending: undefined };

/** Numbers as such; days and texts as they stand. What is empty comes last either way. */
function order(cells, type) {
  const keys = new Map(cells.map((cell) => [cell, cell.dataset.value ?? cell.textContent]));
  const by =
    type === 'number' ? (a, b) => Number(a) - Number(b) : type === 'day' ? (a, b) => (a < b ? -1 : 1) : compare;
  return (a, b, sign) => {
    const [x, y] = [keys.get(a), keys.get(b)];
    if (x === y) return 0;
    if (x === '' || y === '') return x === '' ? 1 : -1;
    return sign * by(x, y);
  };
}

for (const table of document.querySelectorAll('table.plain')) {
  const [body] = table.tBodies;
  const rows = [...body.rows];
  const headings = [...table.tHead.rows[0].cells];
  if (rows.length < 2) continue;
  for (const [at, heading] of headings.entries()) {
    if (heading.dataset.type === 'plot') continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener('click', () => {
      const before = heading.getAttribute('aria-sort');
      const wanted = before === null ? 'ascending' : NEXT[before];
      for (const one of headings) one.removeAttribute('aria-sort');
      if (wanted === undefined) return body.append(...rows);
      heading.setAttribute('aria-sort', wanted);
      const compared = order(
        rows.map((row) => row.cells[at]),
        heading.dataset.type,
      );
      const sign = wanted === 'ascending' ? 1 : -1;
      body.append(...rows.toSorted((a, b) => compared(a.cells[at], b.cells[at], sign)));
    });
  }
}

/** What scrolls must be reached with the keyboard, and says what it is. Where a table fits, its headings stay in sight. */
for (const box of document.querySelectorAll('.scroll')) {
  const name = box.querySelector('caption').textContent;
  new ResizeObserver(() => {
    box.classList.remove('fits');
    const scrolls = box.scrollWidth > box.clientWidth;
    box.classList.toggle('fits', !scrolls);
    for (const [key, value] of [
      ['tabindex', '0'],
      ['role', 'region'],
      ['aria-label', name],
    ]) {
      if (scrolls) box.setAttribute(key, value);
      else box.removeAttribute(key);
    }
  }).observe(box);
}

/** Short lists are printed, whether they are open or not. */
let opened = [];
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('details[data-print]:not([open])')];
  for (const one of opened) one.open = true;
});
addEventListener('afterprint', () => {
  for (const one of opened) one.open = false;
});
