// `npm test`: every ring of tests in order, on a fresh clone as well, and at the end one line `N passed, N failed`.
// `npm test -- pure wire` runs these rings and what they need. A ring that can't run has failed; none is left out.
import { rm } from 'node:fs/promises';
import { build, ensureDependencies } from './fresh-clone.mjs';
import { endCleanly } from './processes.mjs';
import { packageRing } from './rings/package.mjs';
import { checksRing, editorRing, vitestRing } from './rings/programs.mjs';
import { resultPath } from './processes.mjs';
import { failed, showFailures, summary } from './rings/result.mjs';

/** In running order. `needs` run first, whether they were asked for or not; if one fails, the ring fails. */
const rings = [
  { name: 'checks', needs: [], run: checksRing },
  { name: 'pure', needs: [], run: () => vitestRing('pure') },
  { name: 'fuzz', needs: [], run: () => vitestRing('fuzz') },
  { name: 'aws', needs: [], run: () => vitestRing('aws') },
  { name: 'build', needs: [], run: buildRing },
  { name: 'terraform', needs: ['build'], run: () => vitestRing('terraform') },
  { name: 'wire', needs: ['build'], run: () => vitestRing('wire') },
  { name: 'install', needs: ['build'], run: () => vitestRing('install') },
  { name: 'hostile', needs: ['build'], run: () => vitestRing('hostile') },
  { name: 'soak', needs: ['build'], run: () => vitestRing('soak') },
  { name: 'package', needs: ['build'], run: packageRing },
  { name: 'shipped', needs: ['build', 'package'], run: () => vitestRing('shipped') },
  {
    name: 'editor-host',
    needs: ['build', 'package'],
    run: () => editorRing('editor-host', 'run-in-host.mjs'),
  },
  {
    name: 'editor-interface',
    needs: ['build', 'package'],
    run: () => editorRing('editor-interface', 'interface.mjs'),
  },
];

endCleanly();
const chosen = chosenRings(process.argv.slice(2));
await rm(resultPath(), { recursive: true, force: true });
const results = [];
try {
  await ensureDependencies();
} catch (error) {
  results.push({ name: 'install', tests: [failed('npm ci', error.message)], seconds: 0 });
}
for (const ring of chosen) results.push(await runRing(ring));
for (const line of summary(results)) console.log(line);
process.exitCode = results.some(({ tests }) => tests.some((test) => !test.ok)) ? 1 : 0;

function chosenRings(names) {
  const unknown = names.filter((name) => rings.every((ring) => ring.name !== name));
  if (unknown.length > 0) {
    console.error(
      `There is no ring \`${unknown.join('`, `')}\`; the rings are ${rings.map((ring) => ring.name).join(', ')}.`,
    );
    process.exit(2);
  }
  if (names.length === 0) return rings;
  const wanted = new Set(
    rings.filter((ring) => names.includes(ring.name)).flatMap((ring) => [ring.name, ...ring.needs]),
  );
  return rings.filter((ring) => wanted.has(ring.name));
}

async function runRing({ name, needs, run }) {
  process.stdout.write(`${name} … `);
  const started = performance.now();
  const broken = needs.filter((need) =>
    results.some((each) => each.name === need && each.tests.some((test) => !test.ok)),
  );
  const tests =
    broken.length > 0
      ? [failed(name, `Not run, because ${broken.join(' and ')} failed.`)]
      : await run().catch((error) => [failed(name, error.stack)]);
  const result = {
    name,
    tests: tests.length > 0 ? tests : [failed(name, 'The ring has no tests.')],
    seconds: (performance.now() - started) / 1000,
  };
  showFailures(result);
  return result;
}

async function buildRing() {
  await build();
  return [{ name: 'node esbuild.mjs', ok: true }];
}
