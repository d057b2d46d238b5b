/*
 * What Tend's pages do beyond links and forms. Everything works without this file; it
 * attaches through data-attributes (HACKING.md, "Pages and style"), by listeners on the
 * document where it can, so that parts swapped in by htmx need no setting up.
 */
'use strict';

(() => {
    const root = document.documentElement;
    root.classList.add('js');

    const one = (selector, within = document) => within.querySelector(selector);
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const shown = (element) => element.getClientRects().length > 0;
    const element = (tag, attributes = {}, ...children) => {
        const made = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) {
            made.setAttribute(name, value);
        }
        made.append(...children);
        return made;
    };

    /* ---- what screen readers are told -------------------------------------------- */

    const live = element('div', { class: 'sr', role: 'status', 'aria-live': 'polite' });

    function announce(words) {
        root.append(live);
        live.textContent = '';
        setTimeout(() => (live.textContent = words), 120);
    }

    /* ---- single-letter shortcuts, which can be switched off ----------------------- */

    const SWITCH = 'tend.shortcuts';

    function shortcutsOn() {
        try {
            return localStorage.getItem(SWITCH) !== 'off';
        } catch {
            return true;
        }
    }

    function shortcutsSet(on) {
        try {
            on ? localStorage.removeItem(SWITCH) : localStorage.setItem(SWITCH, 'off');
        } catch {
            announce('This browser keeps no settings, so the shortcuts stay on.');
        }
    }

    const TYPING = 'input:not([type=checkbox], [type=radio], [type=button], ' +
        '[type=submit], [type=file]), textarea, select, [contenteditable]';

    /* The part of the page that a letter is meant for: what holds the focus, or the row
     * chosen with the arrows, before the page as a whole. */
    function shortcutTarget(key) {
        const selector = `[data-shortcut="${CSS.escape(key)}"]`;
        const around = [];
        for (let at = document.activeElement; at; at = at.parentElement) {
            around.push(at);
        }
        const here = one('.here');
        for (const part of [...(here ? [here] : []), ...around, document]) {
            const found = all(selector, part).find(shown);
            if (found) {
                return found;
            }
        }
        return null;
    }

    function press(target) {
        if (target.matches(TYPING)) {
            target.focus();
            target.select?.();
        } else {
            target.click();
        }
    }

    /* ---- rows: j, k and arrows, Enter, x ------------------------------------------ */

    const ROWS = 'tbody > tr, article, li:not(li li), [data-row]';

    function rowsOf(list) {
        return all(ROWS, list).filter((row) => shown(row) && one('a[href], button', row));
    }

    function rowLink(row) {
        return one('[data-open], th a[href], h2 a[href], h3 a[href], a[href]', row);
    }

    function rowMove(list, step) {
        const rows = rowsOf(list);
        const focused = document.activeElement;
        let at = rows.findIndex((row) => row.classList.contains('here'));
        if (at < 0) {
            at = rows.findIndex((row) => row.contains(focused));
        }
        const to = Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + step));
        rows.forEach((row, i) => row.classList.toggle('here', i === to));
        if (rows[to]) {
            (rowLink(rows[to]) || one('button', rows[to])).focus({ preventScroll: true });
            rows[to].scrollIntoView({ block: 'nearest' });
        }
    }

    function rowKey(event) {
        const list = one('[data-keys]');
        const typing = document.activeElement.matches(TYPING);
        if (!list || (typing && event.key !== 'ArrowDown')) {
            return false;
        }
        if (typing) { /* from the search field down into what it found */
            if (document.activeElement.type !== 'search') {
                return false;
            }
            rowMove(list, 0);
            return true;
        }
        const inside = list.contains(document.activeElement);
        const step = { j: 1, k: -1, ArrowDown: inside && 1, ArrowUp: inside && -1 }[event.key];
        if (step) {
            rowMove(list, step);
            return true;
        }
        const box = one('.here input[type=checkbox]', list);
        if (event.key === 'x' && box) {
            box.click();
            return true;
        }
        return false;
    }

    document.addEventListener('focusin', (event) => {
        const here = one('.here');
        if (here && !here.contains(event.target)) {
            here.classList.remove('here');
        }
    });

    document.addEventListener('keydown', (event) => {
        if (event.defaultPrevented || event.isComposing) {
            return;
        }
        if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
            event.preventDefault();
            paletteOpen();
            return;
        }
        if (event.key === 'Escape') {
            escape(event);
            return;
        }
        if (event.ctrlKey || event.metaKey || event.altKey || one('dialog[open]')) {
            return;
        }
        const letter = event.key.length === 1;
        if (letter && !shortcutsOn()) {
            return;
        }
        if (rowKey(event)) {
            event.preventDefault();
            return;
        }
        if (!letter || document.activeElement.matches(TYPING)) {
            return;
        }
        const target = shortcutTarget(event.key);
        if (target) {
            event.preventDefault();
            press(target);
        }
    });

    /* Escape closes the menu, leaves a form opened in place, or a field. */
    function escape(event) {
        const menu = one('details[data-menu][open]');
        if (menu) {
            menu.open = false;
            one('summary', menu).focus();
            return;
        }
        const focused = document.activeElement;
        const cancel = focused.closest('form') && one('[data-cancel]', focused.closest('form'));
        if (cancel && !one('dialog[open]')) {
            event.preventDefault();
            cancel.click();
        }
    }

    /* ---- clicks -------------------------------------------------------------------- */

    document.addEventListener('click', (event) => {
        const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
        const at = (selector) => event.target.closest?.(selector);
        if (plain && at('[data-palette]')) {
            event.preventDefault();
            event.stopPropagation();
            paletteOpen();
        } else if (plain && at('[data-keys-dialog]')) {
            event.preventDefault();
            event.stopPropagation();
            keysOpen();
        } else if (at('[data-close]')) {
            at('dialog').close();
        } else if (event.target.matches?.('dialog')) { /* beside it */
            event.target.close();
        }
        const menu = one('details[data-menu][open]');
        if (menu && !menu.contains(event.target)) {
            menu.open = false;
        }
    }, true);

    /* ---- forms ----------------------------------------------------------------------- */

    let soon = 0;

    function submitSoon(form, wait) {
        clearTimeout(soon);
        soon = setTimeout(() => form.isConnected && form.requestSubmit(), wait);
    }

    document.addEventListener('input', (event) => {
        const form = event.target.closest('form[data-autosubmit]');
        if (form && event.target.matches('input[type=search], input[type=text]')) {
            submitSoon(form, 250);
        }
    });

    document.addEventListener('change', (event) => {
        const field = event.target;
        const form = field.closest('form[data-autosubmit]');
        if (form && !field.matches('input[type=search], input[type=text]')) {
            submitSoon(form, 0);
        }
        if (field.matches('[data-select-all]')) {
            selectAll(field);
        } else if (field.type === 'checkbox') {
            selectCount(field);
        }
        if (field.matches('[data-shortcuts-switch]')) {
            shortcutsSet(field.checked);
        }
        if (field.type === 'file') {
            dropName(field);
        }
    });

    /* What is left empty in a form that filters stays out of the address. */
    document.addEventListener('htmx:configRequest', (event) => {
        if (!event.target.matches('form[data-autosubmit]')) {
            return;
        }
        for (const [name, value] of [...event.detail.formData.entries()]) {
            if (value === '') {
                event.detail.formData.delete(name);
            }
        }
    });

    /* data-select-all="who" checks every box of that name; the number stands in
     * [data-selected]. */
    const boxes = (name) => all(`input[type=checkbox][name="${CSS.escape(name)}"]`);

    function selectAll(master) {
        for (const box of boxes(master.dataset.selectAll)) {
            box.checked = master.checked;
        }
        selectSay(master);
    }

    function selectCount(box) {
        const master = one(`[data-select-all="${CSS.escape(box.name)}"]`);
        if (master) {
            selectSay(master);
        }
    }

    function selectSay(master) {
        const rows = boxes(master.dataset.selectAll);
        const chosen = rows.filter((box) => box.checked).length;
        master.checked = chosen > 0 && chosen === rows.length;
        master.indeterminate = chosen > 0 && chosen < rows.length;
        for (const place of all('[data-selected]')) {
            place.textContent = String(chosen);
        }
        for (const bar of all('[data-selection]')) {
            bar.hidden = chosen === 0;
        }
    }

    /* ---- files dropped in --------------------------------------------------------------- */

    function dropName(input) {
        const zone = input.closest('[data-drop]');
        const place = zone && one('[data-drop-name]', zone);
        if (place && input.files.length) {
            place.textContent = [...input.files].map((file) => file.name).join(', ');
            announce(`${place.textContent} chosen.`);
        }
        if (zone && input.files.length && zone.dataset.drop === 'submit') {
            input.form.requestSubmit();
        }
    }

    const zoneOf = (event) => event.target.closest?.('[data-drop]') ||
        (event.dataTransfer?.types.includes('Files') ? one('[data-drop]') : null);

    for (const kind of ['dragenter', 'dragover']) {
        document.addEventListener(kind, (event) => {
            const zone = zoneOf(event);
            if (zone) {
                event.preventDefault();
                zone.classList.add('over');
            }
        });
    }

    document.addEventListener('dragleave', (event) => {
        if (!event.relatedTarget) {
            all('.over').forEach((zone) => zone.classList.remove('over'));
        }
    });

    document.addEventListener('drop', (event) => {
        const zone = zoneOf(event);
        const input = zone && one('input[type=file]', zone);
        if (input && event.dataTransfer.files.length) {
            event.preventDefault();
            zone.classList.remove('over');
            input.files = event.dataTransfer.files;
            input.dispatchEvent(new Event('change', { bubbles: true }));
        }
    });

    /* ---- dialogs ---------------------------------------------------------------------- */

    function dialogOpen(dialog) {
        const before = document.activeElement;
        dialog.addEventListener('close', () => {
            dialog.remove();
            if (before?.isConnected) {
                before.focus();
            }
        }, { once: true });
        document.body.append(dialog);
        dialog.showModal();
    }

    async function keysOpen() {
        const answer = await fetch('/keys', { headers: { Accept: 'text/html' } });
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const list = one('#shortcuts', page);
        if (!list || one('dialog[open]')) {
            return;
        }
        const dialog = element('dialog', { id: 'keys', 'aria-labelledby': 'keys-title' },
            element('header', {},
                element('h2', { id: 'keys-title' }, 'Keyboard'),
                element('button', { 'data-close': '', class: 'quiet' }, 'Close')),
            element('div', { class: 'body', tabindex: '0' }, list));
        dialogOpen(dialog);
        prepare(dialog);
    }

    /* ---- the palette: a combobox over people, pages and actions ----------------------- */

    let asked = 0;

    function paletteOpen() {
        if (one('dialog[open]')) {
            return;
        }
        const input = element('input', {
            type: 'text', role: 'combobox', 'aria-label': 'Find a person, a page or an action',
            'aria-expanded': 'true', 'aria-controls': 'found', 'aria-autocomplete': 'list',
            placeholder: 'Who or what?', autocomplete: 'off', spellcheck: 'false',
        });
        const list = element('ul', { id: 'found', role: 'listbox', 'aria-label': 'Found' });
        const keys = element('footer', { 'aria-hidden': 'true' },
            '↑ ↓ to choose', ' · ', 'Enter to open', ' · ', 'Esc to close');
        const dialog = element('dialog', { id: 'palette', 'aria-label': 'Find' },
            input, list, keys);
        input.addEventListener('input', () => paletteAsk(input, list));
        input.addEventListener('keydown', (event) => paletteKey(event, input, list));
        list.addEventListener('pointerdown', (event) => event.preventDefault());
        list.addEventListener('click', (event) => {
            paletteGo(event.target.closest('[role=option]'), event);
        });
        dialogOpen(dialog);
        input.focus();
        paletteAsk(input, list);
    }

    async function paletteAsk(input, list) {
        const mine = ++asked;
        try {
            const answer = await fetch(`/find?q=${encodeURIComponent(input.value)}`,
                { headers: { Accept: 'application/json' } });
            const found = await answer.json();
            if (mine === asked && list.isConnected) {
                paletteShow(found, input, list);
            }
        } catch {
            if (mine === asked) {
                list.replaceChildren(element('li', { role: 'presentation' },
                    'Tend does not answer. Is it still running?'));
            }
        }
    }

    function paletteShow(found, input, list) {
        const rows = [];
        let count = 0;
        const group = (words, items) => {
            if (items?.length) {
                rows.push(element('li', { role: 'presentation' }, words), ...items);
            }
        };
        const option = (path, name, beside) => element('li',
            { role: 'option', id: `found-${count++}`, 'data-path': path, 'aria-selected': 'false' },
            element('span', {}, name), ...(beside ? [element('small', {}, beside)] : []));
        group('People', found.people?.map((person) =>
            option(`/people/${person.id}`, person.name, person.organisation)));
        group('Actions', found.actions?.map((act) => option(act.path, act.name, act.words)));
        group('Pages', found.pages?.map((page) => option(page.path, page.name, page.words)));
        if (!rows.length) {
            rows.push(element('li', { role: 'presentation' }, 'Nothing found.'));
        }
        list.replaceChildren(...rows);
        list.scrollTop = 0;
        paletteChoose(input, list, 0);
        announce(count === 1 ? '1 found.' : `${count} found.`);
    }

    function paletteChoose(input, list, index) {
        const options = all('[role=option]', list);
        options.forEach((option, i) => option.setAttribute('aria-selected', i === index));
        if (options[index]) {
            input.setAttribute('aria-activedescendant', options[index].id);
            options[index].scrollIntoView({ block: 'nearest' });
        } else {
            input.removeAttribute('aria-activedescendant');
        }
    }

    function paletteKey(event, input, list) {
        const options = all('[role=option]', list);
        const at = options.findIndex((option) => option.ariaSelected === 'true');
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step && options.length) {
            event.preventDefault();
            paletteChoose(input, list, (at + step + options.length) % options.length);
        } else if (event.key === 'Enter' && !event.isComposing) {
            event.preventDefault();
            paletteGo(options[at], event);
        }
    }

    function paletteGo(option, event) {
        if (!option) {
            return;
        }
        const path = option.dataset.path;
        option.closest('dialog').close();
        if (event.ctrlKey || event.metaKey) {
            open(path);
            return;
        }
        const link = element('a', { href: path, hidden: '' });
        document.body.append(link);
        window.htmx?.process(link);
        link.click();
        link.remove();
    }

    /* ---- after a part of the page has been swapped in ----------------------------------- */

    const scrolls = new Map(); /* of pages left, in memory only */
    const place = () => location.pathname + location.search;
    let left = null;

    /* What held the focus, in words that can be found again in the new page. */
    function remember() {
        const focused = document.activeElement;
        const list = focused?.closest('[data-keys]');
        return {
            path: location.pathname,
            id: focused?.id || null,
            name: focused?.matches(TYPING) ? focused.name : null,
            caret: focused?.selectionStart ?? null,
            row: list ? rowsOf(list).findIndex((row) => row.contains(focused)) : -1,
        };
    }

    function refocus(before) {
        const wanted = one('[aria-invalid=true]') || one('[autofocus], [data-autofocus]');
        if (wanted) {
            wanted.focus();
            return;
        }
        const same = before && before.path === location.pathname;
        if (same && before.id && document.getElementById(before.id)) {
            document.getElementById(before.id).focus({ preventScroll: true });
            return;
        }
        const field = same && before.name && one(`main [name="${CSS.escape(before.name)}"]`);
        if (field) {
            field.focus({ preventScroll: true });
            if (before.caret !== null) {
                field.setSelectionRange?.(before.caret, before.caret);
            }
            return;
        }
        const list = same && before.row >= 0 && one('[data-keys]');
        const row = list && rowsOf(list)[Math.min(before.row, rowsOf(list).length - 1)];
        if (row) {
            (rowLink(row) || one('button', row)).focus({ preventScroll: true });
            return;
        }
        const heading = one('main h1') || one('main');
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
    }

    function prepare(part) {
        for (const box of all('[data-shortcuts-switch]', part)) {
            box.checked = shortcutsOn();
        }
        for (const master of all('[data-select-all]', part)) {
            selectSay(master);
        }
        for (const flash of all('[data-flash]', part)) {
            announce(one('p', flash).textContent);
            setTimeout(() => flash.classList.add('settled'), 12000);
        }
    }

    document.addEventListener('htmx:beforeSwap', (event) => {
        left = remember();
        if (event.detail.target === document.body) {
            scrolls.set(place(), scrollY);
        }
    });

    document.addEventListener('htmx:afterSettle', (event) => {
        const target = event.detail.target;
        if (target === document.body || event.detail.boosted) {
            if (left && left.path !== location.pathname) {
                const hash = location.hash && document.getElementById(location.hash.slice(1));
                hash ? hash.scrollIntoView() : scrollTo(0, 0);
            }
            refocus(left);
        } else {
            const opened = event.detail.elt.matches?.(':has(form)') ? event.detail.elt : target;
            const field = one('[aria-invalid=true], [data-autofocus], [autofocus]', opened);
            if (field && !document.activeElement.matches(TYPING)) {
                field.focus();
            }
        }
    });

    document.addEventListener('htmx:load', (event) => prepare(event.detail.elt));

    document.addEventListener('htmx:historyRestore', () => {
        scrollTo(0, scrolls.get(place()) || 0);
    });

    for (const kind of ['htmx:sendError', 'htmx:timeout']) {
        document.addEventListener(kind, () => {
            one('[data-flash]')?.remove();
            const words = 'Tend does not answer. Nothing you typed is lost: start it again ' +
                'with “tend open”, then send this once more.';
            const flash = element('div', { class: 'flash bad', role: 'alert', 'data-flash': '' },
                element('p', {}, words));
            one('main').before(flash);
            prepare(flash.parentElement);
        });
    }

    addEventListener('DOMContentLoaded', () => {
        if (!window.htmx) {
            prepare(document);
        }
        one('[aria-invalid=true], [data-autofocus]')?.focus();
    });
})();
