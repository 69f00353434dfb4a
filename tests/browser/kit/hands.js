// Two ways to act on a page, with the same names: Mouse clicks and types, Keyboard reaches everything by Tab and arrows
// alone. Both find what they use as a screen reader names it: a role and an accessible name.
import assert from 'node:assert/strict';

class Hands {
  constructor(page) {
    this.page = page;
  }

  find(role, name) {
    return this.page.getByRole(role, { name, exact: true }).locator('visible=true').first();
  }

  /** A choice's button is named by its label and its value. */
  findChoice(label) {
    return this.page.getByRole('button', { name: new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) }).locator('visible=true').first();
  }

  async type(label, text) {
    await this.reach(this.find('textbox', label));
    await this.page.keyboard.press('Control+a');
    if (text.length < 40 && !text.includes('\n')) await this.page.keyboard.type(text);
    else await this.page.keyboard.insertText(text); // as pasted
  }

  async file(label, path) {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.open(this.find('button', label))]);
    await chooser.setFiles(path);
  }
}

export class Mouse extends Hands {
  reach(locator) {
    return locator.click();
  }

  use(locator) {
    return locator.click();
  }

  press(role, name) {
    return this.use(this.find(role, name));
  }

  /** What takes a file is itself hidden below the button that one sees. */
  open(input) {
    return input.locator('xpath=../button').click();
  }

  async pick(label, option, several = false) {
    await this.reach(this.findChoice(label));
    await this.reach(this.page.getByRole('option', { name: option }).first());
    if (several) await this.page.keyboard.press('Escape');
  }
}

export class Keyboard extends Hands {
  async reach(locator) {
    await locator.waitFor();
    for (let steps = 0; steps < 300; steps++) {
      const way = await locator.evaluate((wanted) => {
        const at = document.activeElement;
        if (at === wanted) return 'here';
        if (!at || at === document.body) return 'Tab';
        return wanted.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING ? 'Shift+Tab' : 'Tab';
      });
      if (way === 'here') return;
      await this.page.keyboard.press(way);
    }
    assert.fail(`no way by Tab to ${locator}`);
  }

  /** Among its like, of which one alone is a stop of Tab, by arrows. */
  async #reachAmong(group, locator) {
    await locator.waitFor();
    const stop = locator.locator(`xpath=ancestor::*[@role="${group}"]`).locator('[tabindex="0"], input:checked').first();
    await this.reach(stop);
    for (let steps = 0; steps < 20; steps++) {
      if (await locator.evaluate((wanted) => document.activeElement === wanted)) return;
      await this.page.keyboard.press('ArrowRight');
    }
    assert.fail(`no way by arrows to ${locator}`);
  }

  async use(locator) {
    await this.reach(locator);
    await this.page.keyboard.press('Enter');
  }

  open(input) {
    return this.use(input);
  }

  async press(role, name) {
    const wanted = this.find(role, name);
    if (role === 'tab') return this.#reachAmong('tablist', wanted);
    if (role === 'radio') return this.#reachAmong('radiogroup', wanted);
    return this.use(wanted);
  }

  async pick(label, option, several = false) {
    await this.reach(this.findChoice(label));
    await this.page.keyboard.press('Enter');
    const wanted = this.page.getByRole('option', { name: option }).first();
    await wanted.waitFor();
    for (let steps = 0; steps < 300; steps++) {
      const at = () => wanted.evaluate((each) => document.activeElement?.getAttribute('aria-activedescendant') === each.id);
      if (await at()) {
        await this.page.keyboard.press('Enter');
        if (several) await this.page.keyboard.press('Escape');
        return;
      }
      await this.page.keyboard.press('ArrowDown');
    }
    assert.fail(`no way by arrows to the option ${option}`);
  }
}
