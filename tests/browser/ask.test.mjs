// "How to refer to me", from the first word to the sheet in one's hand; and asking somebody, or letting it be.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { quit, visit } from './lib/browser.mjs';
import { checkPage } from './lib/check.mjs';
import { Tend, artefacts } from './lib/tend.mjs';

let tend;

before(async () => {
    tend = await Tend.empty();
    tend.run('add', 'Ana Ruiz', '--email', 'ana@example.org', '--role', 'teacher');
    for (const day of ['2025-08-04', '2025-09-01', '2025-10-06', '2025-11-03', '2026-02-09'])
        tend.run('log', 'ana', 'coffee', '--on', day, '--liked', '--gave', 'knowledge', '--meaningful');
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

const said = (page, words) => page.locator('[data-flash]', { hasText: words }).first().waitFor();
const sheet = (page) => page.getByRole('article');

/* The file that a click brings, whole. */
async function fetched(page, name) {
    const [download] = await Promise.all([page.waitForEvent('download'),
        page.getByRole('link', { name, exact: true }).click()]);
    return { name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path()) };
}

test('R4: my page is seen while I write it, and says what it lacks', async () => {
    const { page, watch } = await come();
    await page.goto(`${tend.origin}/referrals/page`);
    await page.getByText('It does not say whom you help.').waitFor();
    await checkPage(page, 'refer-empty');
    await page.getByLabel('Whom I help').pressSequentially('Teenagers and their parents');
    await sheet(page).getByText('Teenagers and their parents').waitFor();
    await page.getByText('It does not say whom you help.').waitFor({ state: 'detached' });
    assert.equal(await page.getByLabel('Whom I help').inputValue(), 'Teenagers and their parents');
    await page.getByLabel('How to send someone').fill('Give them my number');
    await page.locator('#page-form').getByRole('button', { name: 'Keep' }).last().click();
    await said(page, 'What is still missing stands below.');
    await page.getByLabel('My name').fill('Rosa Lind');
    await page.getByLabel('Phone').fill('030 555 0100');
    await page.getByLabel('Address, line by line').fill('Main Street 8\n12345 Town');
    await page.getByRole('region', { name: 'About me' }).getByRole('button', { name: 'Keep' }).click();
    await said(page, 'It stands on your page');
    assert.equal(await page.locator('#missing').count(), 0);
    await sheet(page).getByText('12345 Town').waitFor();
    await checkPage(page, 'refer-written');
    watch.check();
});

for (const javaScriptEnabled of [true, false])
    test(`R4: a version takes what it leaves empty: ${javaScriptEnabled ? 'in place' : 'without JavaScript'}`, async () => {
        const { page, watch } = await come({ javaScriptEnabled });
        const name = javaScriptEnabled ? 'schools' : 'physicians';
        await page.goto(`${tend.origin}/referrals/page`);
        await page.getByRole('region', { name: 'Another version' }).getByLabel('For whom').fill(name);
        await page.getByRole('button', { name: 'Add it' }).click();
        await said(page, 'Kept. It is ready to be sent.');
        await page.getByText('As on the first page: “Teenagers and their parents”').waitFor();
        await sheet(page).getByText('Teenagers and their parents').waitFor();
        await page.getByLabel('Whom I help').fill(`Whom ${name} know`);
        if (!javaScriptEnabled) {
            await page.getByRole('button', { name: 'Show how it looks' }).click();
            assert.equal(tend.json('page', name).page.whom, null);
        }
        await sheet(page).getByText(`Whom ${name} know`).waitFor();
        await sheet(page).getByText('Give them my number').waitFor();
        await page.locator('#page-form').getByRole('button', { name: 'Keep' }).last().click();
        await said(page, 'Kept.');
        const kept = tend.json('page', name);
        assert.equal(kept.whole.whom, `Whom ${name} know`);
        assert.equal(kept.page.send, null);
        watch.check();
    });

test('R4: it prints on one sheet, in light and dark alike', async () => {
    const { page, watch } = await come();
    await page.goto(`${tend.origin}/referrals/page`);
    await page.getByRole('link', { name: 'Print', exact: true }).click();
    await page.waitForURL(/\/print$/);
    await checkPage(page, 'refer-print');
    fs.mkdirSync(artefacts, { recursive: true });
    for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ media: 'print', colorScheme });
        assert.equal(await page.getByRole('navigation').first().isVisible(), false);
        assert.equal(await page.getByRole('heading', { level: 1 }).isVisible(), false);
        assert.equal(await sheet(page).isVisible(), true);
        const colours = await sheet(page).evaluate((one) => {
            const style = getComputedStyle(one);
            return [style.color, style.backgroundColor];
        });
        assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
        await page.screenshot({ path: path.join(artefacts, `refer-on-paper-${colorScheme}.png`) });
    }
    for (const format of ['A4', 'Letter']) {
        const pdf = await page.pdf({ format, preferCSSPageSize: true });
        assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length, 1, format);
    }
    watch.check();
});

test('R4: what it is sent as comes as files', async () => {
    const { page, watch } = await come();
    await page.goto(`${tend.origin}/referrals/page`);
    for (const name of ['PDF, A4', 'PDF, Letter']) {
        const pdf = await fetched(page, name);
        assert.equal(pdf.name, 'how-to-refer-general.pdf');
        assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
        assert.match(pdf.bytes.toString('latin1'), /%%EOF\s*$/);
    }
    assert.match((await fetched(page, 'My card (vCard)')).bytes.toString(), /^BEGIN:VCARD\r\n[^]*FN:Rosa Lind\r\n/);
    const code = await fetched(page, 'QR code');
    assert.match(code.bytes.toString(), /^<svg /);
    const html = await fetched(page, 'For an e-mail (HTML)');
    // Opened from the disk, without Tend: it needs nothing else.
    const file = path.join(artefacts, 'refer-for-an-e-mail.html');
    fs.writeFileSync(file, html.bytes);
    const alone = await page.context().newPage();
    const asked = [];
    alone.on('request', (request) => asked.push(request.url()));
    await alone.goto(`file://${file}`);
    assert.equal(await alone.getByRole('heading', { level: 1 }).innerText(), 'How to refer to me');
    assert.deepEqual(asked.filter((url) => url !== `file://${file}`), []);
    await alone.screenshot({ path: path.join(artefacts, 'refer-for-an-e-mail.png') });
    await alone.close();
    watch.forget(/went out: file:/);
    watch.check();
});

test('R4: asking shows what speaks for it and against, takes the right page along, and may be let be', async () => {
    const { page, watch } = await come();
    const ana = tend.json('show', 'ana').person.id;
    await page.goto(`${tend.origin}/people/${ana}`);
    await page.getByRole('link', { name: 'Ask?' }).click();
    await page.getByRole('region', { name: 'For asking now' }).getByText('You like them').waitFor();
    await page.getByText('Nothing that is recorded.').waitFor();
    await page.getByText('The time looks right.').waitFor();
    assert.match(await page.getByLabel('Your words').inputValue(), /Dear Ana,[^]*Whom schools know/);
    await page.getByRole('link', { name: 'without a page' }).click();
    await page.getByText('The time looks right.').waitFor();
    await page.waitForURL(/page=none/);
    assert.doesNotMatch(await page.getByLabel('Your words').inputValue(), /schools/);
    await checkPage(page, 'ask');
    await page.getByRole('link', { name: 'Let it be' }).click();
    await page.waitForURL(new RegExp(`/people/${ana}$`));
    assert.equal(tend.json('show', 'ana').touches.some((touch) => touch.asked), false);
    watch.check();
});

for (const javaScriptEnabled of [true, false])
    test(`R4: an ask is written down, ${javaScriptEnabled ? 'in place' : 'without JavaScript'}, and taken back`, async () => {
        const { page, watch } = await come({ javaScriptEnabled });
        const ana = tend.json('show', 'ana').person.id;
        watch.allow(400);
        await page.goto(`${tend.origin}/people/${ana}/ask`);
        await page.getByLabel('What did they say?').fill('glad to');
        await page.getByRole('button', { name: 'Write it down' }).click();
        await page.getByText('Say how you asked.').waitFor();
        assert.equal(await page.getByLabel('What did they say?').inputValue(), 'glad to');
        await page.getByLabel('In person').check();
        await page.getByRole('button', { name: 'Write it down' }).click();
        await said(page, 'Written down: you asked Ana Ruiz.');
        await page.goto(`${tend.origin}/people/${ana}/ask`);
        await page.getByRole('region', { name: 'Against it' }).getByText('You asked lately').waitFor();
        await page.getByText('A little later may be kinder.').waitFor();
        tend.run('undo');
        await page.reload();
        await page.getByText('The time looks right.').waitFor();
        watch.check();
    });
