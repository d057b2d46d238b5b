/*
 * table[data-grid]: rows of fields named "date.1", "name.1" … A row is added when the last
 * one is begun, up to the number in data-grid; Enter and the arrows move between rows;
 * cells that come from a spreadsheet fill the rows below.
 */
'use strict';

(() => {
  const GRID = 'table[data-grid]';
  const FIELD = 'input:not([type=hidden]), select';
  const rowsOf = (grid) => [...grid.tBodies[0].rows];
  const fieldsOf = (row) => [...row.querySelectorAll(FIELD)];

  /* Another row behind the last one, empty; undefined when there are enough. */
  function add(grid) {
    const rows = rowsOf(grid);
    const last = rows[rows.length - 1];
    if (rows.length >= Number(grid.dataset.grid)) {
      return undefined;
    }
    const row = last.cloneNode(true);
    const number = rows.length + 1;
    row.querySelectorAll('.error, input[type=hidden]').forEach((part) => part.remove());
    fieldsOf(row).forEach((field) => {
      field.name = field.name.replace(/\d+$/, number);
      field.setAttribute('aria-label', field.getAttribute('aria-label').replace(/\d+$/, number));
      field.removeAttribute('aria-invalid');
      field.removeAttribute('aria-describedby');
      field.matches('select') ? (field.value = fieldsOf(last).find((one) => one.matches('select')).value)
        : (field.value = '');
    });
    last.after(row);
    return row;
  }

  const isBegun = (row) => fieldsOf(row).some((field) => !field.matches('select') && field.value);

  function move(field, step) {
    const grid = field.closest(GRID);
    const row = field.closest('tr');
    const rows = rowsOf(grid);
    const to = rows[rows.indexOf(row) + step] || (step > 0 ? add(grid) : undefined);
    const next = to && fieldsOf(to)[fieldsOf(row).indexOf(field)];
    next?.focus();
    next?.select?.();
  }

  /* "given", "to", "sent" …; all else was received. */
  const wayOf = (words) => (/^\s*(g|to\b|o|sent)/i.test(words) ? 'given' : 'received');

  function put(field, words) {
    field.value = field.matches('select') ? wayOf(words) : words.trim();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /* Cells between tabs; one in quotes may hold line ends. */
  function cellsOf(text) {
    const rows = [[]];
    const parts = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
      .matchAll(/("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/g);
    for (const [whole, cell, end] of parts) {
      if (whole === '' && end === '') {
        break;
      }
      const quoted = cell.startsWith('"') && cell.length > 1;
      rows[rows.length - 1].push(quoted ? cell.slice(1, -1).replace(/""/g, '"').replace(/\n/g, ' ') : cell);
      end === '\n' && rows.push([]);
    }
    return rows;
  }

  function fill(field, text) {
    const grid = field.closest(GRID);
    let row = field.closest('tr');
    const column = fieldsOf(row).indexOf(field);
    for (const cells of cellsOf(text)) {
      const fields = row ? fieldsOf(row) : [];
      cells.forEach((words, i) => fields[column + i] && put(fields[column + i], words));
      row = row && (row.nextElementSibling || add(grid));
    }
  }

  document.addEventListener('input', ({ target }) => {
    const row = target.closest(`${GRID} tbody tr`);
    row && !row.nextElementSibling && isBegun(row) && add(row.closest(GRID));
  });

  document.addEventListener('paste', (event) => {
    const field = event.target.closest(`${GRID} input`);
    const text = event.clipboardData?.getData('text/plain') || '';
    if (field && /[\t\n]/.test(text.trimEnd())) {
      event.preventDefault();
      fill(field, text);
    }
  });

  document.addEventListener('keydown', (event) => {
    const field = event.target.closest(`${GRID} input`);
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    /* The arrows choose among what a field offers, where it offers something. */
    const offers = event.key !== 'Enter' && field?.list?.options.length;
    if (!field || !step || offers || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    move(field, event.shiftKey ? -step : step);
  }, true);
})();
