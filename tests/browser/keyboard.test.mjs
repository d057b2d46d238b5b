// The keyboard, on every page alike: the palette, the letters, and the switch that turns them off.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { Tend } from './lib/tend.mjs';

let tend, page, watch;

before(async () => {
    tend = await Tend.demo();
    ({ page, watch } = await visit(tend));
});

after(async () => {
    await quit();
    await tend?.close();
});

const go = (path) => page.goto(tend.origin + path);
const path = () => new URL(page.url()).pathname;
const at = (pathname) => page.waitForURL((url) => url.pathname === pathname);
const focused = (selector) => page.waitForFunction((it) => document.activeElement.matches(it), selector);
const here = (text) => page.waitForFunction((it) => document.querySelector('.here')?.textContent.includes(it), text);

test('the palette finds a person and goes there without a new page', async () => {
    await go('/people');
    await page.evaluate(() => { window.same = true; });
    await page.keyboard.press('/');
    await focused('#palette [role=combobox]');
    await page.keyboard.type('chidin');
    const option = page.locator('#palette [role=option][aria-selected=true]');
    await option.filter({ hasText: 'Chidinma Okafor' }).waitFor();
    const id = await page.locator('#palette input').getAttribute('aria-activedescendant');
    assert.equal(await option.getAttribute('id'), id);
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: 'Chidinma Okafor' }).waitFor();
    await focused('h1');
    assert.equal(await page.evaluate(() => window.same), true);
    assert.equal(await page.locator('dialog[open]').count(), 0);
    watch.check();
});

test('arrows go round in it, Escape leaves it where one was', async () => {
    await go('/people');
    await page.locator('main input[type=search]').focus();
    await page.keyboard.press('Control+k');
    await page.locator('#palette [role=option]').first().waitFor();
    await page.keyboard.press('ArrowUp');
    assert.equal(await page.locator('#palette [role=option]').last().getAttribute('aria-selected'), 'true');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('#palette [role=option]').first().getAttribute('aria-selected'), 'true');
    for (let i = 0; i < 5; i++) await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => !document.activeElement.closest('main, header, footer')), 'the focus stays inside');
    await page.keyboard.press('Escape');
    await focused('main input[type=search]');
    watch.check();
});

test('letters lead to pages, but not while typing', async () => {
    await go('/people');
    await page.keyboard.press('g');
    await at('/progress');
    await focused('h1');
    await page.keyboard.press('p');
    await at('/people');
    await page.locator('main input[type=search]').focus();
    await page.keyboard.type('gtn');
    assert.equal(path(), '/people');
    assert.equal(await page.locator('main input[type=search]').inputValue(), 'gtn');
    watch.check();
});

test('WCAG 2.1.4: letters can be switched off, and on again', async () => {
    await go('/people');
    await page.keyboard.press('?');
    const box = page.locator('#keys [data-shortcuts-switch]');
    await box.uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('?');
    assert.equal(path(), '/people');
    assert.equal(await page.locator('dialog[open]').count(), 0);
    await go('/keys');
    assert.equal(await page.locator('main [data-shortcuts-switch]').isChecked(), false);
    await page.keyboard.press('Control+k');
    await focused('#palette input');
    await page.keyboard.press('Escape');
    await page.locator('main [data-shortcuts-switch]').check();
    await page.locator('h1').click();
    await page.keyboard.press('g');
    await at('/progress');
    watch.check();
});

test('j, k and Enter go through people; Back leads to where one was', async () => {
    await go('/people');
    const names = await page.locator('tbody th a').allTextContents();
    await page.keyboard.press('j');
    await here(names[0]);
    await page.keyboard.press('j');
    await here(names[1]);
    await page.keyboard.press('k');
    await here(names[0]);
    await page.keyboard.press('x');
    assert.equal(await page.locator('tbody input:checked').count(), 1);
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: names[0] }).waitFor();
    await page.goBack();
    await at('/people');
    watch.check();
});

test('a form opened in its card is left with Escape, and the place is kept', async () => {
    await go('/today');
    const card = page.locator('article.card').nth(1);
    const name = await card.locator('h2').textContent();
    await page.keyboard.press('j'); // who waits for a first answer
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await here(name);
    await page.keyboard.press('d');
    await focused('article:nth-of-type(2) [name=note]');
    const before = await page.evaluate(() => scrollY);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('article form [name=note]'));
    await focused('h2 a');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), name);
    assert.ok(Math.abs(await page.evaluate(() => scrollY) - before) < 4, 'the page stays where it was');
    watch.check();
});

test('a form that is refused has the focus at what is to be mended', async () => {
    watch.allow(400);
    await go('/welcome?at=1');
    await page.locator('[name=name]').fill('Zed');
    await page.locator('[name=reach]').fill('at the choir');
    await page.keyboard.press('Enter');
    await focused('[name=reach][aria-invalid=true]');
    assert.equal(await page.locator('[name=name]').inputValue(), 'Zed');
    await page.locator('[name=reach]').fill('zed@example.org');
    await page.keyboard.press('Enter');
    await page.locator('.flash', { hasText: 'Zed is on your list.' }).waitFor();
    await page.waitForFunction(() => document.querySelector('.sr[role=status]')?.textContent.includes('Zed'));
    await page.locator('h1').click();
    await page.keyboard.press('u');
    await page.locator('.flash', { hasText: 'Taken back' }).waitFor();
    watch.check();
});

test('the menu closes with Escape and beside it', async () => {
    await go('/people');
    const menu = page.locator('[data-menu]');
    await menu.locator('summary').click();
    await page.keyboard.press('Escape');
    assert.equal(await menu.getAttribute('open'), null);
    await focused('summary');
    await menu.locator('summary').click();
    await page.locator('h1').click();
    assert.equal(await menu.getAttribute('open'), null);
    watch.check();
});
