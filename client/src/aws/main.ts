/** The entry of the bundle that holds the AWS SDK. `load.ts` loads it at first use; nothing else imports it. */
import { DEFAULT_LIMITS } from './limits.js';
import { liveApis } from './live-apis.js';
import type { Aws, AwsSurroundings } from './ports.js';
import { openSession } from './session.js';
import { sharedConfig } from './shared-config.js';

/** The ports over the SDK. */
export function createAws(surroundings: AwsSurroundings): Aws {
  return {
    config: sharedConfig(process.env),
    connect: (profile) =>
      liveApis(openSession({ profile, surroundings, env: process.env }), {
        ...DEFAULT_LIMITS,
        ...surroundings.limits,
      }),
  };
}
