// When a page is there: its largest content painted, and how far it moved afterwards, in a fresh profile each time.
import { launch } from './chromium.js';

async function painted(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  const told = await page.evaluate(() => {
    const observed = (type) =>
      new Promise((resolve) => {
        let entries = [];
        const observer = new PerformanceObserver((list) => (entries = entries.concat(list.getEntries())));
        observer.observe({ type, buffered: true });
        setTimeout(() => resolve(entries), 100); // what is buffered comes at once
      });
    return Promise.all([observed('largest-contentful-paint'), observed('layout-shift')]).then(([paints, shifts]) => ({
      time: paints.at(-1).startTime,
      shift: shifts.filter((each) => !each.hadRecentInput).reduce((sum, { value }) => sum + value, 0),
    }));
  });
  await context.close();
  return told;
}

/** Each round's milliseconds until the largest paint, and its layout shift. */
export async function measure(address, rounds) {
  const browser = await launch();
  try {
    await painted(browser, address); // starts what starts once
    const all = [];
    for (let round = 0; round < rounds; round++) all.push(await painted(browser, address));
    return all;
  } finally {
    await browser.close();
  }
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
