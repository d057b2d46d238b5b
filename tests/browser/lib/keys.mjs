// Finding one's way with Tab alone, as somebody without a mouse does.

const FARTHEST = 150;

/* A new page leads the focus to its heading; Tab goes on from there. */
export async function led(page, heading) {
    await page.getByRole('heading', { level: 1, name: heading }).and(page.locator(':focus')).waitFor();
}

/* Presses Tab until the element has the focus; what has it must be seen to have it. */
export async function tabTo(page, target) {
    const passed = [];
    for (let i = 0; i < FARTHEST; i++) {
        await page.keyboard.press('Tab');
        const [there, seen, words] = await target.evaluate((element) => {
            const focused = document.activeElement;
            const box = focused.getBoundingClientRect();
            const style = getComputedStyle(focused);
            const label = focused.closest('label') ?? focused;
            const marked = [style, getComputedStyle(label)]
                .some((one) => one.outlineStyle !== 'none' || one.boxShadow !== 'none');
            // A heading that was led to, not come to by Tab, needs no ring.
            const seen = focused.tabIndex < 0 || focused === document.body || (marked && box.width > 0);
            return [focused === element, seen, focused.outerHTML.slice(0, 100)];
        });
        if (!seen) throw new Error(`The focus can't be seen on ${words}`);
        if (there) return;
        passed.push(words);
    }
    throw new Error(`Tab never came to ${target}; it passed\n${passed.slice(0, 40).join('\n')}`);
}
