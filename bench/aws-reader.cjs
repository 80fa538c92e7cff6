// One run of reading live stages for `aws.mjs`, in a process that has loaded nothing yet. Prints what it took as JSON.
const { bundle, region, want } = JSON.parse(process.argv[2]);

void (async () => {
  const started = performance.now();
  const { createAws } = require(bundle);
  const load = performance.now() - started;
  const live = createAws({ askMfaCode: async () => undefined }).connect(undefined);
  const { signal } = new AbortController();
  if (want === 'first') {
    for await (const { apis } of live.apis(region, signal)) {
      if (apis.length > 0) {
        console.log(JSON.stringify({ load, first: performance.now() - started }));
        return;
      }
    }
    return;
  }
  const stages = [];
  for await (const { apis } of live.apis(region, signal))
    stages.push(...apis.map((api) => live.stages(api, signal).catch(() => [])));
  const all = (await Promise.all(stages)).flat().length;
  console.log(JSON.stringify({ all, seconds: (performance.now() - started) / 1000 }));
})();
