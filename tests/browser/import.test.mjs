// Bringing people in by mouse and by drag and drop, with JavaScript and without; and two who are one.
import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage, HEAVIEST, weigh } from './lib/check.mjs';
import { Tend } from './lib/tend.mjs';

const LIST = `Name,Nummer,Nummer,Company,Notes
Ana Ruiz,17,555-0101,Harbour School,
Anna Ruiz,18,,,"met in <b>Leeds</b>"
Eva Stein,19,555-0105,,
,20,,,
`;

let tend;

beforeEach(async () => {
    tend = await Tend.empty();
    tend.run('add', 'Ana Ruiz', '--email', 'ana@example.org', '--title', 'Counsellor');
});
afterEach(async () => tend.close());
after(quit);

const names = () => tend.json('list').people.map((one) => one.name).sort();

/* A file let fall on the page, as a file manager does it. */
async function drop(page, name, text) {
    const data = await page.evaluateHandle(([file, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], file, { type: 'text/csv' }));
        return transfer;
    }, [name, text]);
    await page.dispatchEvent('[data-drop]', 'dragenter', { dataTransfer: data });
    await page.dispatchEvent('[data-drop]', 'dragover', { dataTransfer: data });
    await page.dispatchEvent('[data-drop]', 'drop', { dataTransfer: data });
}

test('a file is dropped, looked over, brought in and taken back', async () => {
    const { context, page, watch } = await visit(tend);
    await page.goto(`${tend.origin}/import`);
    await checkPage(page, 'import');
    await drop(page, 'list.csv', LIST);
    await page.waitForURL(/\/import\/[0-9a-f]+$/);
    assert.equal(await page.textContent('h1'), 'list.csv');
    await checkPage(page, 'import-review');
    assert.ok(await weigh(context, page.url()) <= HEAVIEST);
    assert.deepEqual(names(), ['Ana Ruiz']);
    // the second column of that name holds phones
    await page.selectOption('#map-3', 'phone.mobile');
    await page.getByRole('button', { name: 'Read it with these columns' }).click();
    await page.waitForFunction(() => document.querySelector('#map-3')?.value === 'phone.mobile');
    await page.getByRole('radio', { name: 'is Ana Ruiz' }).check();
    await page.fill('#tag', 'choir');
    await page.getByRole('button', { name: 'Bring in 3 people' }).last().click();
    await page.getByRole('heading', { name: 'They are in' }).waitFor();
    await checkPage(page, 'import-done');
    assert.deepEqual(names(), ['Ana Ruiz', 'Eva Stein']);
    assert.deepEqual(tend.json('show', 'ana').person.tags, ['choir']);
    await page.getByRole('button', { name: 'Take it all back' }).click();
    await page.getByText('Taken back: the import of list.csv').waitFor();
    assert.deepEqual(names(), ['Ana Ruiz']);
    watch.check();
    await context.close();
});

test('without JavaScript it goes the same way', async () => {
    const { context, page, watch } = await visit(tend, { javaScriptEnabled: false });
    await page.goto(`${tend.origin}/import`);
    await page.setInputFiles('#file', { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
    await page.getByRole('button', { name: 'See what is in it' }).click();
    await page.getByText('Are these the same?').waitFor();
    await page.getByRole('radio', { name: 'leave out' }).check();
    await page.getByRole('button', { name: /^Bring in/ }).last().click();
    await page.getByRole('heading', { name: 'They are in' }).waitFor();
    assert.deepEqual(names(), ['Ana Ruiz', 'Eva Stein']);
    watch.check();
    await context.close();
});

test('a file that is none says what to do, at its field', async () => {
    const { context, page, watch } = await visit(tend);
    watch.allow(400);
    await page.goto(`${tend.origin}/import`);
    await drop(page, 'a.pdf', '%PDF-1.4 nothing');
    await page.getByText('This is a PDF.').first().waitFor();
    assert.equal(await page.getAttribute('#file', 'aria-invalid'), 'true');
    await checkPage(page, 'import-refused', { quick: true });
    watch.check();
    await context.close();
});

test('a table that is not understood is put right', async () => {
    const { context, page, watch } = await visit(tend);
    await page.goto(`${tend.origin}/import`);
    await drop(page, 'wer.csv', 'Wer,Wo\nEva Stein,Bern\nCy Lund,Basel\n');
    await page.getByText('First say which column is which.').waitFor();
    await checkPage(page, 'import-columns', { quick: true });
    await page.selectOption('#map-1', 'name');
    await page.getByRole('button', { name: 'Read it with these columns' }).click();
    await page.getByRole('button', { name: 'Bring in 2 people' }).last().click();
    await page.getByRole('heading', { name: 'They are in' }).waitFor();
    assert.deepEqual(names(), ['Ana Ruiz', 'Cy Lund', 'Eva Stein']);
    watch.check();
    await context.close();
});

test('what takes long shows how far it is, and goes on by itself', async () => {
    const { context, page, watch } = await visit(tend);
    const rows = Array.from({ length: 20000 }, (_, i) => `Person Nr${i},p${i}@example.org`);
    await page.goto(`${tend.origin}/import`);
    await page.setInputFiles('#file', { name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(`Name,E-mail\n${rows.join('\n')}\n`) });
    await page.waitForURL(/\/import\/[0-9a-f]+$/);
    const go = page.getByRole('button', { name: 'Bring in 20000 people' }).last();
    await go.waitFor({ timeout: 60000 });
    assert.ok(await weigh(context, page.url()) <= HEAVIEST);
    await go.click();
    await page.getByRole('heading', { name: 'They are in' }).waitFor({ timeout: 60000 });
    watch.check();
    await context.close();
});

test('two who are one are merged by keyboard, and are two again', async () => {
    tend.run('add', 'Anna Ruiz', '--title', 'Head teacher', '--phone', '555-0100');
    tend.run('add', 'Ben Ohm');
    tend.run('add', 'Ohm, Ben');
    const { context, page, watch } = await visit(tend);
    await page.goto(`${tend.origin}/duplicates`);
    await checkPage(page, 'duplicates');
    await page.keyboard.press('l');
    await page.waitForURL(/from=1/);
    await checkPage(page, 'duplicates-second', { quick: true });
    await page.getByRole('radio', { name: 'Head teacher' }).check();
    await page.getByRole('button', { name: 'Make one of the two' }).focus();
    await page.keyboard.press('m');
    await page.getByText('is one person now').waitFor();
    assert.deepEqual(names(), ['Ana Ruiz', 'Ben Ohm', 'Ohm, Ben']);
    assert.equal(tend.json('show', 'ana').person.title, 'Head teacher');
    await page.locator('[data-flash]').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Taken back').waitFor();
    assert.equal(names().length, 4);
    await page.goto(`${tend.origin}/duplicates/1/2`);
    await checkPage(page, 'duplicates-pair', { quick: true });
    await page.getByRole('button', { name: 'Not the same' }).click();
    await page.getByText('are two people').waitFor();
    assert.equal(tend.json('duplicates').total, 1);
    watch.check();
    await context.close();
});
