// From Welcome through the import to Today, in three ways. Each sees what Tend understood before it
// says yes.
import assert from 'node:assert/strict';
import path from 'node:path';
import { checkPage } from './check.mjs';
import { PEOPLE } from './contacts.mjs';
import { led, tabTo } from './keys.mjs';

const begin = (page) => page.getByRole('link', { name: 'Import a file' });
const chosen = (page) => page.getByLabel('Drop a file here, or choose one');
const yes = (page) => page.getByRole('button', { name: `Bring in ${PEOPLE.length} people` }).first();
const on = (page) => page.getByRole('link', { name: 'Whom to reach out to today' });

/* A file from the desktop, as the browser's own drag and drop brings it. */
async function drop(page, file, zone) {
    const { x, y, width, height } = await zone.boundingBox();
    const at = { x: x + width / 2, y: y + height / 2 };
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    const devtools = await page.context().newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'])
        await devtools.send('Input.dispatchDragEvent', { type, ...at, data });
    await devtools.detach();
}

async function review(page, file) {
    await page.getByRole('heading', { level: 1, name: path.basename(file) }).waitFor();
    assert.match(await page.locator('main').innerText(), /Nothing is changed yet/);
}

export async function importByDragging(page, file) {
    await begin(page).click();
    await chosen(page).waitFor();
    await drop(page, file, page.locator('.dropzone'));
    await review(page, file);
    await checkPage(page, 'morning-0-import');
    await yes(page).click();
    await on(page).click();
}

export async function importByKeys(page, file) {
    // From the start on: the browser needs a moment to hand its file dialogs over.
    const asked = page.waitForEvent('filechooser', { timeout: 60000 });
    await tabTo(page, begin(page));
    await page.keyboard.press('Enter');
    await led(page, 'Import');
    await tabTo(page, chosen(page));
    await page.keyboard.press('Enter');
    await (await asked).setFiles(file);
    await review(page, file);
    await led(page, path.basename(file));
    await tabTo(page, yes(page));
    await page.keyboard.press('Enter');
    await on(page).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
}

export async function importByForm(page, file) {
    // Without a script to follow how far it is, one looks again.
    const arrives = async (target) => {
        for (let i = 0; i < 50 && !await target.count(); i++) {
            await page.getByRole('link', { name: 'See how far it is' }).click();
            await page.waitForLoadState();
        }
        await target.waitFor();
    };
    await begin(page).click();
    await chosen(page).setInputFiles(file);
    await page.getByRole('button', { name: 'See what is in it' }).click();
    await arrives(yes(page));
    await review(page, file);
    await yes(page).click();
    await arrives(on(page));
    await on(page).click();
}
