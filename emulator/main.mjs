// `node emulator/main.mjs [port]`: the sample account on loopback until Ctrl+C, and how to point AWS's tools at it.
import { loadEmulator } from './load.mjs';

const { startEmulator, SAMPLES } = await loadEmulator();
const { url } = await startEmulator({ data: SAMPLES, port: Number(process.argv[2] ?? 0) });
console.log(`${url}

export AWS_ENDPOINT_URL=${url} AWS_ACCESS_KEY_ID=emulated AWS_SECRET_ACCESS_KEY=emulated AWS_REGION=eu-west-1`);
