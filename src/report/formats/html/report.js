'use strict';

// Sorts, filters, searches and opens the rows of the report. Everything it shows stands in the page already; it loads
// nothing. Text is handled as text: only what stands in a `noscript` of this page, which the tool has escaped, is parsed.

(() => {
  const ROWS_A_PAGE = 100;
  const VERDICTS = 'erix';
  const OUTCOMES = 'mucn';
  const root = document.documentElement;
  // Where scripts run, rows are not laid out before the script has made pages of them.
  root.classList.add('js');

  document.addEventListener('DOMContentLoaded', () => {
    try {
      start();
    } catch (error) {
      // The page can still be read as it is without scripts.
      root.classList.remove('js');
      throw error;
    }
  });

  /** A text as it is searched: without accents, in small letters. */
  const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  /** What is known of a row. */
  function read(body, place) {
    const { v, min, max, o, s } = body.dataset;
    const [rank, id, name] = Array.from({ length: 3 }, (_, cell) => body.rows[0].cells[cell].textContent);
    return {
      body, place, id, name, verdict: v, outcomes: o ?? '',
      rank: Number.parseInt(rank, 10), min: Number.parseInt(min, 10), max: Number.parseInt(max, 10),
      text: folded(`${id}\n${name}\n${s}`),
    };
  }

  function start() {
    const element = (id) => document.getElementById(id);
    const [table, status, search] = [element('list'), element('status'), element('search')];
    const [nobody, previous, next, all] = [element('nobody'), element('previous'), element('next'), element('all')];
    const region = table.parentElement;
    const head = table.tHead;
    const rows = Array.from(table.tBodies, read);
    const collator = new Intl.Collator(root.lang, { numeric: true, sensitivity: 'base' });
    let sorted = { key: 'rank', descending: false };
    let [fitting, page, isWhole, isPrinting] = [rows, 0, false, false];

    // Order.

    /** What a row is sorted by; null comes last whichever way rows are sorted. */
    function value(row, key) {
      switch (key) {
        case 'rank': return Number.isNaN(row.rank) ? null : row.rank;
        case 'id': return row.id;
        case 'name': return row.name || null;
        case 'verdict': return VERDICTS.indexOf(row.verdict);
        case 'score': return Number.isNaN(row.min) ? null : row.min * 10000 + row.max;
        default: return row.outcomes ? OUTCOMES.indexOf(row.outcomes[key]) : null;
      }
    }

    function compare(one, other) {
      if (one === null || other === null) return (one === null) - (other === null);
      const order = typeof one === 'string' ? collator.compare(one, other) : one - other;
      return sorted.descending ? -order : order;
    }

    function sort() {
      for (const row of rows) row.value = value(row, sorted.key);
      rows.sort((one, other) => compare(one.value, other.value) || one.place - other.place);
      for (const heading of head.querySelectorAll('[data-key]')) {
        const isKey = heading.dataset.key === sorted.key;
        if (isKey) heading.setAttribute('aria-sort', sorted.descending ? 'descending' : 'ascending');
        else heading.removeAttribute('aria-sort');
      }
    }

    for (const heading of head.querySelectorAll('[data-key]')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener('click', () => {
        const { key } = heading.dataset;
        // Of scores the highest is looked for first.
        const descending = key === sorted.key ? !sorted.descending : key === 'score';
        sorted = { key, descending };
        sort();
        filter();
      });
    }

    // Search and filters.

    const boxes = Array.from(document.querySelectorAll('input[name=verdict]'));
    for (const box of boxes) {
      const count = rows.filter((row) => row.verdict === box.value).length;
      box.parentElement.querySelector('span').textContent = `(${count})`;
      box.disabled = count === 0;
    }
    const pairs = () => Array.from(document.querySelectorAll('.pair'));
    const firstPair = pairs()[0];

    /** Whether an outcome is the one looked for; where the texts differ, the outcome is unclear too. */
    const isOutcome = (outcome, wanted) => outcome === wanted || (wanted === 'u' && outcome === 'c');

    function filter() {
      const verdicts = boxes.filter((box) => box.checked).map((box) => box.value);
      const words = folded(search.value).split(/\s+/).filter(Boolean);
      const wanted = pairs().map((pair) => Array.from(pair.querySelectorAll('select'), (select) => select.value));
      const filters = wanted.filter(([, outcome]) => outcome !== '');
      fitting = rows.filter((row) => verdicts.includes(row.verdict)
        && words.every((word) => row.text.includes(word))
        && filters.every(([criterion, outcome]) => (criterion === ''
          ? Array.from(row.outcomes).some((one) => isOutcome(one, outcome))
          : isOutcome(row.outcomes[criterion], outcome))));
      page = 0;
      show();
      region.scrollTop = 0;
    }

    function addPair() {
      const pair = firstPair.cloneNode(true);
      pairs().at(-1).after(pair);
      for (const select of pair.querySelectorAll('select')) select.value = '';
      return pair;
    }

    search.addEventListener('input', filter);
    document.querySelector('.find').addEventListener('change', (event) => {
      if (event.target !== search) filter();
    });
    element('more').addEventListener('click', () => addPair().querySelector('select').focus());
    element('reset').addEventListener('click', () => {
      search.value = '';
      for (const box of boxes) box.checked = true;
      for (const pair of pairs().slice(1)) pair.remove();
      for (const select of firstPair.querySelectorAll('select')) select.value = '';
      filter();
    });

    // Pages. Rows that are not on the page are not in the document, so that it stays small.

    const number = new Intl.NumberFormat(root.lang);
    const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => number.format(values[name]));

    function show() {
      const isOne = isWhole || isPrinting || fitting.length <= ROWS_A_PAGE;
      const [from, to] = isOne
        ? [0, fitting.length]
        : [page * ROWS_A_PAGE, Math.min((page + 1) * ROWS_A_PAGE, fitting.length)];
      const shown = fitting.slice(from, to);
      for (const row of shown) prepare(row);
      table.replaceChildren(table.caption, head, ...shown.map((row) => row.body));
      let text = filled(status.dataset.shown, { shown: fitting.length, total: rows.length });
      if (!isOne) text += ` · ${filled(status.dataset.page, { from: from + 1, to })}`;
      status.textContent = text;
      nobody.hidden = fitting.length > 0;
      previous.disabled = from === 0;
      next.disabled = to === fitting.length;
      previous.parentElement.hidden = fitting.length <= ROWS_A_PAGE;
    }

    function turn(pages) {
      page += pages;
      show();
      region.scrollTop = 0;
      region.focus({ preventScroll: true });
      region.scrollIntoView({ block: 'nearest' });
    }

    previous.addEventListener('click', () => turn(-1));
    next.addEventListener('click', () => turn(1));
    all.addEventListener('click', () => {
      isWhole = !isWhole;
      table.classList.toggle('whole', isWhole);
      [all.textContent, all.dataset.other] = [all.dataset.other, all.textContent];
      page = 0;
      show();
    });

    // On paper there are no pages to turn: all rows that fit are printed.
    window.addEventListener('beforeprint', () => { isPrinting = true; show(); });
    window.addEventListener('afterprint', () => { isPrinting = false; show(); });

    // Details.

    /** The id of a row as a button that opens it. */
    function prepare(row) {
      if (row.button) return;
      const [main, details] = row.body.rows;
      const cell = main.cells[1];
      row.button = document.createElement('button');
      row.button.type = 'button';
      row.button.append(...cell.childNodes);
      row.button.setAttribute('aria-expanded', 'false');
      details.id = `d${row.place}`;
      row.button.setAttribute('aria-controls', details.id);
      cell.append(row.button);
    }

    /** The details as elements, each criterion with the clause and the advice that stand once in the page. */
    function parse(noscript) {
      const template = document.createElement('template');
      template.innerHTML = noscript.textContent;
      for (const item of template.content.querySelectorAll('.k > li')) {
        const link = item.querySelector('a');
        const criterion = document.querySelector(link.hash);
        const title = criterion.querySelector('.title').cloneNode(true);
        link.after(' ', title);
        const outcome = item.className;
        const clauses = Array.from(criterion.querySelectorAll('.q'));
        for (const clause of outcome === 'c' ? clauses : clauses.slice(0, 1)) item.append(paragraph(clause));
        const advice = criterion.querySelector(outcome === 'n' ? '.not-met' : '.unclear');
        if (advice && outcome !== 'm') {
          const told = paragraph(advice.querySelector('span'));
          told.className = 'advice';
          item.append(told);
        }
      }
      noscript.replaceWith(template.content);
    }

    function paragraph(from) {
      const to = document.createElement('p');
      to.className = from.className;
      if (from.lang) to.lang = from.lang;
      to.textContent = from.textContent;
      return to;
    }

    function toggle(body, isOpen) {
      const [main, details] = body.rows;
      const noscript = details.querySelector('noscript');
      if (noscript) parse(noscript);
      body.classList.toggle('open', isOpen);
      main.querySelector('button').setAttribute('aria-expanded', String(isOpen));
    }

    table.addEventListener('click', (event) => {
      const main = event.target.closest('tbody > tr:first-child');
      // Whoever marks a text does not want to open the row.
      const isMarking = !event.target.closest('button') && !document.getSelection().isCollapsed;
      if (main && !isMarking) toggle(main.parentElement, !main.parentElement.classList.contains('open'));
    });
    table.addEventListener('keydown', (event) => {
      const body = event.key === 'Escape' && event.target.closest('tbody.open');
      if (!body) return;
      toggle(body, false);
      body.querySelector('button').focus();
    });

    // The rows stand in the order in which they were written, which need not be that of the ranks.
    sorted = { key: '', descending: false };
    show();
    root.classList.add('ready');
  }
})();
