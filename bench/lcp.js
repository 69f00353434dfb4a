// lcp.js URL ROUNDS: when the largest content of the page is painted, in a fresh profile each time; milliseconds, as JSON.
import { launch } from '../tests/browser/kit/chromium.js';

const [, , address, rounds] = process.argv;

async function painted(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  const time = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
  await context.close();
  return time;
}

const browser = await launch();
try {
  await painted(browser); // starts what starts once
  const times = [];
  for (let round = 0; round < Number(rounds); round++) times.push(await painted(browser));
  console.log(JSON.stringify(times));
} finally {
  await browser.close();
}
