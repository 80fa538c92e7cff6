/** How long a person waits for live stages: for the code that speaks to AWS, for the first APIs, and for all of a large account. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadEmulator } from '../emulator/load.mjs';
import { summary } from './measure.mjs';

const REGION = 'eu-west-1';

/** Each time in a process of its own, as the editor's is: the bundle is read, and the first page of APIs is there. */
export async function firstApis({ bundle }) {
  const { startEmulator, SAMPLES } = await loadEmulator();
  const emulator = await startEmulator({ data: SAMPLES, latencyMs: 20 });
  const loads = [];
  const firsts = [];
  for (let count = 0; count < 11; count++) {
    const { load, first } = await inOwnProcess({ bundle, url: emulator.url, want: 'first' });
    // The first run reads the disk.
    if (count > 0) loads.push(load);
    if (count > 0) firsts.push(first);
  }
  await emulator.close();
  return { load: summary(loads), first: summary(firsts) };
}

/** All stages of so many APIs under AWS's own quota, against the time that the quota takes by itself. */
export async function wholeAccount({ bundle, apis, stages }) {
  const { startEmulator, DOCUMENTED_QUOTA } = await loadEmulator();
  const data = accountOf(apis, stages);
  const emulator = await startEmulator({ data, latencyMs: 20, quota: DOCUMENTED_QUOTA });
  const { all, seconds } = await inOwnProcess({ bundle, url: emulator.url, want: 'all' });
  const answered = emulator.calls.filter(({ status }) => status === 200).length;
  const throttled = emulator.calls.filter(({ status }) => status === 429).length;
  await emulator.close();
  const floor = (answered - DOCUMENTED_QUOTA.burst) / DOCUMENTED_QUOTA.perSecond;
  return { apis, lost: apis * stages - all, seconds, floor, throttled };
}

function accountOf(apis, stages) {
  const restApis = Array.from({ length: apis }, (_, api) => ({
    api: { id: `api${api}`, name: `api-${api}` },
    stages: Array.from({ length: stages }, (_each, stage) => ({ stageName: `stage${stage}` })),
  }));
  return { accountId: '123456789012', regions: { [REGION]: { restApis } } };
}

async function inOwnProcess(request) {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: request.url,
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_CONFIG_FILE: join(import.meta.dirname, 'none'),
    AWS_SHARED_CREDENTIALS_FILE: join(import.meta.dirname, 'none'),
  };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, 'aws-reader.mjs'), JSON.stringify({ ...request, region: REGION })],
    { env },
  );
  return JSON.parse(stdout);
}
