// Who looks at many pages: signed in once for all that are looked at alike, each page in a tab of its own.
import { Visitor } from './chromium.js';

export class Guests {
  #contexts = new Map();

  /** `accounts` by the names that pages say in `as`; "nobody" needs none. */
  constructor(market, browser, accounts) {
    Object.assign(this, { market, browser, accounts });
  }

  async #come(as, variant) {
    const visitor = await new Visitor(this.market, this.browser, variant).open();
    if (as !== 'nobody') await visitor.signIn(this.accounts[as]);
    await visitor.page.close();
    return visitor.context;
  }

  async visit(as, variant) {
    const key = JSON.stringify([as, variant]);
    if (!this.#contexts.has(key)) this.#contexts.set(key, this.#come(as, variant));
    return new Visitor(this.market, this.browser, variant).open(await this.#contexts.get(key));
  }
}
