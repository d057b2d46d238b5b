/*
 * What pages do beyond links and forms, which all work without this. It attaches through
 * data-attributes (HACKING.md, "Pages and style") by listeners on the document, so that
 * what htmx swaps in needs no setting up.
 */
'use strict';

(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const shown = (part) => part.getClientRects().length > 0;
  const named = (attribute, value) => `[${attribute}="${CSS.escape(value)}"]`;
  const make = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...children);
    return made;
  };

  const on = document.addEventListener.bind(document);

  document.documentElement.classList.add('js');

  /* For screen readers; outside of the body, so that it outlives it. */
  const live = make('div', { class: 'sr', role: 'status' });

  function announce(words) {
    document.documentElement.append(live);
    live.textContent = '';
    setTimeout(() => (live.textContent = words), 120);
  }

  /* ---- keys of a single letter, which can be switched off (WCAG 2.1.4) ---- */

  const SWITCH = 'tend.letters';
  const TYPING = 'textarea, select, [contenteditable], input:not([type=checkbox], ' +
    '[type=radio], [type=button], [type=submit], [type=file])';

  function letters(wish) {
    try {
      wish && localStorage.setItem(SWITCH, wish);
      return localStorage.getItem(SWITCH) !== 'off';
    } catch {
      return true; /* this browser keeps no settings */
    }
  }

  /* A letter is meant for the row that was chosen, else for what is around the focus,
   * the nearest first, else for the page. */
  function letter(key) {
    const around = [one('.here')];
    for (let part = document.activeElement; part; part = part.parentElement) {
      around.push(part);
    }
    for (const part of around.filter(Boolean)) {
      const found = all(named('data-shortcut', key), part).find(shown);
      if (found) {
        found.matches(`summary, ${TYPING}`) && found.focus({ preventScroll: true });
        found.matches(TYPING) ? found.select?.() : found.click();
        return true;
      }
    }
    return false;
  }

  /* ---- rows of [data-keys]: j, k and arrows move, Enter opens, x chooses; what bears
   * any other name than "list" goes on in the next of its name ---- */

  const rowsOf = (list) => all('tbody > tr, article, [data-row], li', list)
    .filter((row) => shown(row) && one('a[href], button', row) &&
      !row.parentElement.closest('article, li'));
  const openerOf = (row) =>
    one('[data-open], th a[href], h2 a[href], h3 a[href], a[href], button', row);

  const rowsAround = (list) => list.dataset.keys === 'list' ? rowsOf(list)
    : all(named('data-keys', list.dataset.keys)).flatMap(rowsOf);

  function moveTo(list, step) {
    const rows = rowsAround(list);
    const at = rows.findIndex((row) => row.matches('.here') ||
      row.contains(document.activeElement));
    const to = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + step))];
    if (!to) {
      return;
    }
    openerOf(to).focus({ preventScroll: true });
    to.classList.add('here');
    to.scrollIntoView({ block: 'nearest' });
  }

  function rowKey(key, typing) {
    const focused = document.activeElement;
    const inside = focused.closest('[data-keys]');
    const list = inside || one('[data-keys]');
    const step = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[key];
    const arrow = key.startsWith('Arrow');
    if (!list || (typing && !(key === 'ArrowDown' && focused.type === 'search'))) {
      return false;
    }
    if (step && (typing || inside || !arrow)) {
      moveTo(list, typing ? 0 : step);
      return true;
    }
    const box = key === 'x' && one('.here input[type=checkbox]', list);
    box && box.click();
    return Boolean(box);
  }

  on('focusin', ({ target }) => {
    all('.here').filter((row) => !row.contains(target))
      .forEach((row) => row.classList.remove('here'));
  });

  on('keydown', (event) => {
    const { key } = event;
    const typing = document.activeElement.matches(TYPING);
    let done = false;
    if (event.defaultPrevented || event.isComposing || event.altKey || one('dialog[open]')) {
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      done = key.toLowerCase() === 'k' && one('[data-palette]') !== null;
      done && paletteOpen();
    } else if (key === 'Escape') {
      done = leave();
    } else if (key.length > 1 || letters()) {
      done = rowKey(key, typing) || (key.length === 1 && !typing && letter(key));
    }
    done && event.preventDefault();
  });

  /* Escape closes the menu, or leaves a form that was opened in place. */
  function leave() {
    const form = document.activeElement.closest('form');
    const out = one('[data-menu][open] > summary') || (form && one('[data-cancel]', form));
    out?.click();
    out?.focus({ preventScroll: true });
    return Boolean(out);
  }

  on('click', (event) => {
    const { target } = event;
    const opener = target.closest('[data-palette], [data-keys-dialog]');
    if (opener && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      'palette' in opener.dataset ? paletteOpen() : keysOpen();
    } else if (target.closest('[data-close]') || target.matches('dialog')) {
      target.closest('dialog').close();
    }
    all('[data-menu][open]').filter((menu) => !menu.contains(target))
      .forEach((menu) => menu.removeAttribute('open'));
  }, true);

  /* ---- forms: sent as they are filled in, rows chosen, files dropped ---- */

  let waiting = 0;

  function sendSoon(field, wait) {
    const form = field.closest('form[data-autosubmit]');
    clearTimeout(waiting);
    waiting = setTimeout(() => form?.isConnected && form.requestSubmit(), wait);
  }

  on('input', ({ target }) => {
    target.matches('[type=search], [type=text]') && sendSoon(target, 250);
  });

  on('change', ({ target }) => {
    if (!target.matches('[type=search], [type=text]')) {
      sendSoon(target, 0);
    }
    if ('selectAll' in target.dataset) {
      boxes(target).forEach((box) => (box.checked = target.checked));
    }
    if ('shortcutsSwitch' in target.dataset) {
      letters(target.checked ? 'on' : 'off');
    }
    if (target.type === 'checkbox') {
      all('[data-select-all]').forEach(count);
    }
    if (target.type === 'file' && target.files.length) {
      dropped(target);
    }
  });

  /* What is left empty in a form that filters stays out of the address. */
  on('htmx:configRequest', ({ target, detail }) => {
    const empty = target.matches('form[data-autosubmit]')
      ? [...detail.formData.entries()].filter(([, value]) => value === '') : [];
    empty.forEach(([name]) => detail.formData.delete(name));
  });

  /* data-select-all="id" checks every box of that name. How many are stands in
   * [data-selected]; [data-selection] is there only when there are any. */
  const boxes = (master) =>
    all(`input[type=checkbox]${named('name', master.dataset.selectAll)}`);

  function count(master) {
    const rows = boxes(master);
    const chosen = rows.filter((box) => box.checked).length;
    master.checked = chosen > 0 && chosen === rows.length;
    master.indeterminate = chosen > 0 && chosen < rows.length;
    all('[data-selected]').forEach((part) => (part.textContent = chosen));
    all('[data-selection]').forEach((part) => (part.hidden = chosen === 0));
  }

  /* data-drop="submit" sends the form at once; the names stand in [data-drop-name]. */
  function dropped(input) {
    const zone = input.closest('[data-drop]');
    const names = [...input.files].map((file) => file.name).join(', ');
    all('[data-drop-name]').forEach((part) => (part.textContent = names));
    announce(names);
    zone?.dataset.drop === 'submit' && input.form.requestSubmit();
  }

  for (const kind of ['dragover', 'dragleave', 'drop']) {
    on(kind, (event) => {
      const zone = event.dataTransfer?.types.includes('Files') && one('[data-drop]');
      const input = zone && one('input[type=file]', zone);
      if (!input || (kind === 'dragleave' && event.relatedTarget)) {
        return;
      }
      event.preventDefault();
      zone.classList.toggle('over', kind === 'dragover');
      if (kind === 'drop' && event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }
    });
  }

  /* ---- dialogs ---- */

  function dialogOpen(dialog) {
    const before = document.activeElement;
    dialog.addEventListener('close', () => {
      dialog.remove();
      before.focus({ preventScroll: true });
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  async function keysOpen() {
    const answer = await fetch('/keys', { headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const list = one('#shortcuts', page);
    if (list && !one('dialog[open]')) {
      dialogOpen(make('dialog', { id: 'keys', 'aria-labelledby': 'keys-title' },
        make('header', {}, make('h2', { id: 'keys-title' }, 'Keyboard'),
          make('button', { 'data-close': '', class: 'quiet' }, 'Close')),
        make('div', { class: 'body', tabindex: '0' }, list)));
      prepare(list);
    }
  }

  /* ---- the palette: a combobox over people, referrals, actions and pages ---- */

  let asked = 0;

  function paletteOpen() {
    const list = make('ul', { id: 'found', role: 'listbox', 'aria-label': 'Found' });
    const input = make('input', {
      role: 'combobox', 'aria-label': 'Find a person, a page or something to do',
      'aria-expanded': 'true', 'aria-controls': 'found', 'aria-autocomplete': 'list',
      placeholder: 'Who or what?', autocomplete: 'off', spellcheck: 'false',
    });
    input.addEventListener('input', () => paletteAsk(input, list));
    input.addEventListener('keydown', (event) => paletteKey(event, input, list));
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', ({ target }) => paletteGo(target.closest('[role=option]')));
    dialogOpen(make('dialog', { id: 'palette', 'aria-label': 'Find' }, input, list,
      make('footer', { 'aria-hidden': 'true' }, '↑ ↓ choose · Enter open · Esc close')));
    paletteAsk(input, list);
  }

  async function paletteAsk(input, list) {
    const mine = ++asked;
    let found = null;
    try {
      const answer = await fetch(`/find?q=${encodeURIComponent(input.value)}`,
        { headers: { Accept: 'application/json' } });
      found = await answer.json();
    } catch {
      announce(AWAY);
    }
    if (mine === asked) {
      list.replaceChildren(...paletteRows(found));
      list.scrollTop = 0;
      paletteChoose(input, list, 0);
    }
  }

  function paletteRows(found) {
    const rows = [];
    let options = 0;
    const group = (words, items, pathOf, besideOf, nameOf = (item) => item.name) => {
      items?.length && rows.push(make('li', { role: 'presentation' }, words));
      items?.forEach((item) => rows.push(make('li',
        { role: 'option', id: `found-${options++}`, 'data-path': pathOf(item) },
        make('span', {}, nameOf(item)), make('small', {}, besideOf(item) || ''))));
    };
    const people = () => group(found?.near ? 'Did you mean' : 'People', found?.people,
      (person) => `/people/${person.id}`,
      ({ name, organisation, role }) => (organisation !== name && organisation) || role);
    const referrals = () => group('Referrals', found?.referrals, (one) => `/referrals/${one.id}`,
      (one) => [`${one.direction === 'given' ? 'to' : 'from'} ${one.person.name}`, one.about]
        .filter(Boolean).join(': '), (one) => one.code);
    /* Who types a code means its referral. */
    const coded = found?.referrals?.some(({ code }) => code.startsWith(found.q.trim().toLowerCase()));
    (coded ? [referrals, people] : [people, referrals]).forEach((add) => add());
    group('To do', found?.actions, (act) => act.path, (act) => act.words);
    group('Pages', found?.pages, (page) => page.path, (page) => page.words);
    announce(`${options} found.`);
    return options ? rows : [make('li', { role: 'presentation' },
      found?.error?.text || (found ? 'Nothing like that. Fewer letters find more.' : AWAY))];
  }

  function paletteChoose(input, list, index) {
    all('[role=option]', list).forEach((option, i) => {
      option.setAttribute('aria-selected', i === index);
      i === index && option.scrollIntoView({ block: 'nearest' });
    });
    input.setAttribute('aria-activedescendant', `found-${index}`);
  }

  function paletteKey(event, input, list) {
    const options = all('[role=option]', list);
    const at = options.findIndex((option) => option.ariaSelected === 'true');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || (!step && event.key !== 'Enter')) {
      return;
    }
    event.preventDefault();
    if (step) {
      paletteChoose(input, list, (at + step + options.length) % (options.length || 1));
    } else {
      paletteGo(options[at]);
    }
  }

  function paletteGo(option) {
    const link = make('a', { href: option?.dataset.path, hidden: '' });
    if (option) {
      option.closest('dialog').close();
      document.body.append(link);
      window.htmx?.process(link);
      link.click();
      link.remove();
    }
  }

  /* ---- what was typed and not sent comes back with its form, as long as the tab lives ---- */

  const drafts = new Map(); /* by the form's action; in memory alone */
  const KEPT = 'form[data-keep]';
  const PROSE = 'textarea, input:is(:not([type]), [type=text], [type=email], [type=tel])';

  on('input', ({ target }) => {
    const action = target.matches(PROSE) && target.form?.matches(KEPT) && target.form.getAttribute('action');
    action && drafts.set(action, { ...drafts.get(action), [target.name]: target.value });
  });

  on('click', ({ target, isTrusted }) => { /* not so by Esc, which may have been a slip */
    const form = isTrusted && target.closest('[data-cancel]')?.closest(KEPT);
    form && drafts.delete(form.getAttribute('action'));
  });

  on('htmx:afterRequest', ({ detail }) =>
    detail.successful && detail.requestConfig.verb === 'post' && drafts.delete(detail.requestConfig.path));

  function giveBack(form) {
    Object.entries(drafts.get(form.getAttribute('action')) || {}).forEach(([name, words]) => {
      const field = form.elements[name];
      if (field && field.value !== words) {
        field.value = words;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
  }

  /* ---- when a page, or a part of one, has been swapped in ---- */

  const AWAY = 'Tend does not answer. Nothing you typed is lost: type “tend open” in a ' +
    'terminal, then send this once more.';
  const LOCKED = 'Tend is locked. Nothing you typed is lost: type “tend open” in a ' +
    'terminal, then send this once more.';
  const ANEW = 'Tend was opened anew meanwhile. Nothing you typed is lost: send it once more.';
  const wanted = (part) => one('[aria-invalid=true]', part) || one('[data-autofocus]', part);
  const scrolls = new Map(); /* of the pages that were left; in memory alone */
  const place = () => location.pathname + location.search;
  let left = null;
  let settled = null;

  /* Where the focus goes in a new page: to what is to be mended or filled in; where it
   * was (htmx finds that by its id); to the row in the same place; to what is new. */
  function refocus(before) {
    const list = before?.path === location.pathname && one('main [data-keys]');
    const rows = list && before.row >= 0 ? rowsAround(list) : [];
    const row = rows[Math.min(before?.row, rows.length - 1)];
    const field = wanted(one('main'));
    const feast = one('main .celebrate:not(.still)');
    const heading = one('main h1') || one('main');
    heading.setAttribute('tabindex', '-1');
    if (field) {
      field.focus();
      field.matches('[aria-invalid]') && field.scrollIntoView({ block: 'center' });
    } else if (feast || document.activeElement === document.body) {
      (!feast && row ? openerOf(row) : heading).focus({ preventScroll: !feast });
    }
    feast && scrollTo(0, 0);
  }

  /* Where tabs don't fit beside each other, the one that is open is in sight. */
  function centre(tab) {
    const bar = tab.closest('ul') || tab.closest('.tabs');
    bar.scrollLeft = tab.offsetLeft - bar.offsetLeft - (bar.clientWidth - tab.offsetWidth) / 2;
  }

  function prepare(part) {
    const within = (selector) => [...(part.matches?.(selector) ? [part] : []), ...all(selector, part)];
    within('[data-shortcuts-switch]').forEach((box) => (box.checked = letters()));
    within('[data-select-all]').forEach(count);
    within('.tabs [aria-current]').forEach(centre);
    within(KEPT).forEach(giveBack);
    within('[data-flash]').forEach((flash) => {
      announce(one('p', flash).textContent);
      setTimeout(() => flash.classList.add('settled'), 12000);
    });
  }

  on('htmx:load', ({ detail }) => prepare(detail.elt));

  on('htmx:beforeSwap', ({ detail }) => {
    const focused = document.activeElement;
    const list = focused.closest('[data-keys]');
    left = {
      path: location.pathname,
      row: list ? rowsAround(list).findIndex((row) => row.contains(focused)) : -1,
    };
    detail.target === document.body && scrolls.set(place(), scrollY);
  });

  on('htmx:afterSettle', ({ target, detail }) => {
    if (detail.target && detail.target !== document.body) {
      const field = wanted(target);
      const lost = document.activeElement === document.body;
      const first = lost && one('a[href], button, input:not([type=hidden])', target);
      (field || first || null)?.focus();
    } else if (detail.target && detail.xhr !== settled) { /* once for each part of the body */
      settled = detail.xhr;
      if (left.path !== location.pathname) {
        scrollTo(0, 0);
        location.hash && document.getElementById(location.hash.slice(1))?.scrollIntoView();
      }
      refocus(left);
    }
  });

  on('htmx:historyRestore', () => {
    refocus(null);
    scrollTo(0, scrolls.get(place()) || 0);
  });

  function warn(words) {
    all('[data-flash]').forEach((flash) => flash.remove());
    one('main').before(make('div', { class: 'flash bad', role: 'alert', 'data-flash': '' },
      make('p', {}, words)));
  }

  on('htmx:sendError', () => warn(AWAY));

  /* Tend was closed and opened meanwhile: the page stays, with all that was typed in it,
   * and its forms get the token that holds now. */
  async function renew() {
    try {
      const answer = await fetch('/keys', { headers: { Accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const token = answer.ok && one('[name=csrf]', page)?.value;
      token && all('[name=csrf]').forEach((field) => (field.value = token));
      warn(token ? ANEW : LOCKED);
    } catch {
      warn(AWAY);
    }
  }

  on('htmx:beforeSwap', ({ detail }) => {
    if (detail.xhr.status === 403 && detail.requestConfig.verb === 'post') {
      detail.shouldSwap = false;
      renew();
    }
  });

  addEventListener('DOMContentLoaded', () => {
    window.htmx || prepare(document);
    wanted(document)?.focus();
  });
})();
