// Somebody's page as it is used: in place and without JavaScript, from two windows at once, by keyboard
// through the list, and on paper.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage } from './lib/check.mjs';
import { Tend } from './lib/tend.mjs';

let tend, ana;

before(async () => {
    tend = await Tend.demo();
});

beforeEach(() => {
    ana = tend.json('today').suggestions.find((one) => one.touches > 0).person.id;
});

after(async () => {
    await quit();
    await tend?.close();
});

const visits = [];
afterEach(async () => {
    for (const { context } of visits.splice(0)) await context.close();
});

async function come(options = {}) {
    const visited = await visit(tend, { link: tend.another(), ...options });
    visits.push(visited);
    return visited;
}

const flash = (page) => page.locator('[data-flash]').first();
const said = (page, words) => page.locator('[data-flash]', { hasText: words }).first().waitFor();

for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'in place' : 'without JavaScript';

    test(`what they told, the call sheet, tags: ${how}`, async () => {
        const { page, watch } = await come({ javaScriptEnabled });
        await page.goto(`${tend.origin}/people/${ana}`);
        await page.getByRole('textbox', { name: 'They told you' }).fill(`son graduates 12 June ${how}`);
        await page.getByRole('region', { name: 'What they told you' }).getByRole('button', { name: 'Add' }).click();
        await said(page, 'Noted of');
        await page.getByLabel('How could I help?').fill(`a room, ${how}`);
        await page.getByRole('button', { name: 'Keep the answers' }).click();
        await said(page, 'Kept on the call sheet');
        assert.equal(await page.getByLabel('How could I help?').inputValue(), `a room, ${how}`);
        await page.getByPlaceholder('Tag').fill('sailing');
        await page.locator('form', { has: page.getByPlaceholder('Tag') }).getByRole('button').click();
        const chip = page.getByRole('button', { name: 'sailing' });
        await chip.click();
        await chip.waitFor({ state: 'detached' });
        await flash(page).getByRole('button', { name: 'Undo' }).click();
        await chip.waitFor();
        tend.run('tag', `#${ana}`, '--remove', 'sailing');
        watch.check();
    });

    test(`a form that is refused stands open with what was typed: ${how}`, async () => {
        const { page, watch } = await come({ javaScriptEnabled });
        watch.allow(400);
        await page.goto(`${tend.origin}/people/${ana}`);
        await page.locator('#later summary').click();
        await page.getByLabel('Another day').fill('soonish');
        await page.getByRole('button', { name: 'Put off' }).click();
        await page.getByText('can\'t be read as a day').first().waitFor();
        assert.equal(await page.getByLabel('Another day').inputValue(), 'soonish');
        await page.getByLabel('Another day').fill('+3w');
        await page.getByRole('button', { name: 'Put off' }).click();
        await said(page, 'comes back on');
        assert.equal(new URL(page.url()).pathname, `/people/${ana}`);
        watch.check();
    });

    test(`changed in two windows: ${how}`, async () => {
        const { page, watch } = await come({ javaScriptEnabled });
        watch.allow(409);
        await page.goto(`${tend.origin}/people/${ana}/edit`);
        tend.run('edit', `#${ana}`, '--title', `Midwife ${how}`);
        await page.getByLabel('What they do there').fill('Nurse');
        await page.getByLabel('Organisation').fill(`Elm House ${how}`);
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        await page.getByRole('heading', { name: 'Changed meanwhile' }).waitFor();
        if (javaScriptEnabled) await checkPage(page, 'person-changed-meanwhile');
        await page.getByRole('radio', { name: 'Now there: Midwife' }).check();
        await page.getByRole('button', { name: 'Save what I chose' }).click();
        await page.getByText(`Midwife ${how}, Elm House ${how}`).waitFor();
        watch.check();
    });

    test(`somebody who is here already is completed: ${how}`, async () => {
        const { page, watch } = await come({ javaScriptEnabled });
        watch.allow(409);
        tend.run('add', `Zoe Quinn ${how}`, '--email', `zoe.${javaScriptEnabled}@example.org`);
        await page.goto(`${tend.origin}/people/new`);
        await page.getByLabel('Name', { exact: true }).fill(`Zoe Q. ${how}`);
        await page.getByLabel('E-mail', { exact: true }).fill(`zoe.${javaScriptEnabled}@example.org`);
        await page.getByLabel('Phone', { exact: true }).fill('555-0199');
        await page.getByRole('button', { name: 'Add', exact: true }).click();
        await page.getByRole('heading', { name: 'Is this the same person?' }).waitFor();
        if (javaScriptEnabled) await checkPage(page, 'person-the-same');
        await page.getByRole('button', { name: 'Yes: complete Zoe Quinn' }).click();
        await page.getByRole('link', { name: '555-0199' }).waitFor();
        assert.ok(await page.getByRole('heading', { name: `Zoe Quinn ${how}` }).count());
        watch.check();
    });
}

test('P1 through the list by keyboard: keep, pass over, let go, undo', async () => {
    const { page, watch } = await come();
    await page.goto(`${tend.origin}/walk`);
    const name = () => page.locator('article h2').innerText();
    const next = (before) => page.waitForFunction(
        (was) => document.querySelector('article h2')?.innerText !== was, before);
    const [first, left] = [await name(), tend.json('list').total];
    await page.keyboard.press('k');
    await said(page, `${first} stays on your list.`);
    const second = await name();
    await page.keyboard.press('s');
    await next(second);
    const third = await name();
    await page.keyboard.press('l');
    await said(page, `${third} leaves your list`);
    assert.equal(tend.json('list').total, left - 1);
    await page.keyboard.press('u');
    await said(page, 'Taken back');
    assert.equal(await name(), third);
    assert.equal(tend.json('list').total, left);
    watch.check();
});

test('a card: promised, printed, written', async () => {
    const { page, watch } = await come();
    tend.run('edit', `#${ana}`, '--address', '1 Quay Street, Harbour Town');
    await page.goto(`${tend.origin}/people/${ana}`);
    await page.getByLabel('What for').fill('the evening');
    await page.getByRole('button', { name: 'Promise a card' }).click();
    await page.getByRole('link', { name: 'Print the envelope' }).waitFor();
    const sizes = { a4: [595, 842], letter: [612, 792], c6: [459, 323], dl: [624, 312], 10: [684, 297] };
    for (const [layout, size] of Object.entries(sizes)) {
        await page.goto(`${tend.origin}/cards/labels?layout=${layout}&who=${ana}`);
        await checkPage(page, `labels-${layout}`);
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
        assert.equal(boxes.length, 1, `${layout}: one page`);
        assert.deepEqual(boxes[0].slice(1).map((points) => Math.round(Number(points))), size, layout);
    }
    await page.goto(`${tend.origin}/cards`);
    const card = page.locator(`#card-${ana}`);
    await card.getByText('It is written').click();
    await card.getByRole('textbox').fill('wrote of the group');
    await card.getByRole('button', { name: 'Done' }).click();
    await said(page, 'is written. Next');
    assert.equal(tend.json('show', `#${ana}`).touches[0].note, 'wrote of the group');
    watch.check();
});
