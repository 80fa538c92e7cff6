// One run of reading live stages for `aws.mjs`, in a process that has loaded nothing yet. Prints what it took as JSON.
import { createRequire } from 'node:module';

const { bundle, region, want } = JSON.parse(process.argv[2]);
const started = performance.now();
const { createAws } = createRequire(import.meta.url)(bundle);
const load = performance.now() - started;
const live = createAws({ askMfaCode: async () => undefined }).connect(undefined);
console.log(JSON.stringify(want === 'first' ? await firstPage() : await allStages()));

async function firstPage() {
  const pages = live.apis(region, new AbortController().signal);
  await pages[Symbol.asyncIterator]().next();
  return { load, first: performance.now() - started };
}

async function allStages() {
  const { signal } = new AbortController();
  const stages = [];
  for await (const { apis } of live.apis(region, signal))
    stages.push(...apis.map((api) => live.stages(api, signal).catch(() => [])));
  const all = (await Promise.all(stages)).flat().length;
  return { all, seconds: (performance.now() - started) / 1000 };
}
