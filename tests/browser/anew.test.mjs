// Tend is closed while a page is open, and opened again: what was typed in the page is not lost.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { Tend } from './lib/tend.mjs';

after(quit);

async function typed(t, options) {
    const tend = await Tend.demo();
    t.after(() => tend.close());
    const came = await visit(tend, options);
    t.after(() => came.context.close());
    const { page, watch } = came;
    const { id } = tend.json('today').suggestions[0].person;
    await page.goto(`${tend.origin}/people/${id}/log`);
    // With JavaScript the note is read while it is typed: that is to be over before Tend goes.
    const read = options ? null : page.waitForResponse(/\/log\/told$/);
    await page.getByLabel('What did you learn?').fill('likes the sea');
    await read;
    watch.allow(403);
    return { tend, id, ...came };
}

const send = (page) => page.getByRole('button', { name: 'Log it' }).click();
const alert = (page, words) => page.getByRole('alert').filter({ hasText: words }).waitFor();
const newest = (tend, id) => tend.json('show', `#${id}`).touches[0].note;

test('a page from before takes what was typed along', async (t) => {
    const { tend, id, context, page, watch } = await typed(t);
    await tend.stop();
    await send(page);
    await alert(page, 'does not answer');
    watch.forget(/ERR_CONNECTION_REFUSED|htmx:/);

    await tend.again();
    await send(page);
    await alert(page, 'Tend is locked');
    assert.notEqual(newest(tend, id), 'likes the sea');

    await (await context.newPage()).goto(tend.link);
    await send(page);
    await alert(page, 'opened anew');
    assert.equal(await page.getByLabel('What did you learn?').inputValue(), 'likes the sea');
    await send(page);
    await page.waitForURL('**/today*');
    assert.equal(newest(tend, id), 'likes the sea');
    watch.check();
});

test('so it does without JavaScript', async (t) => {
    const { tend, id, context, page, watch } = await typed(t, { javaScriptEnabled: false });
    await tend.stop();
    await tend.again();
    await (await context.newPage()).goto(tend.link);
    await send(page);
    await page.getByRole('heading', { level: 1, name: 'Not kept yet' }).waitFor();
    await page.getByRole('button', { name: 'Send it again' }).click();
    await page.waitForURL('**/today*');
    assert.equal(newest(tend, id), 'likes the sea');
    watch.check();
});
