/** Gives a REST stage settings for all of its methods: metrics, throttles, and logs where the account may write them. */
import { restFamily } from '../knowledge/stage-families.js';
import { methodSettingsParts } from '../knowledge/stage-parts.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';
import { setsLoggingRole } from '../rules/logging/logging-role.js';
import { settingsForAllMethods } from '../rules/method-settings/new-settings.js';
import { isOfType, type Refactoring } from './refactoring.js';

export const addMethodSettings: Refactoring = {
  title: 'Add method settings',
  edits(stage, context) {
    if (!isOfType(stage, 'REST')) return [];
    const { metrics, logs, throttles, settings } = methodSettingsParts;
    const type = restFamily.methodSettings.type;
    const schema = resourceSchema('resource', type)?.body.blocks.get(settings)?.body;
    const chosen = [
      { name: metrics, value: 'true' },
      ...(setsLoggingRole(context.module) ? [{ name: logs, value: '"ERROR"' }] : []),
      ...throttles.map((name) => ({ name, value: schema?.attributes.get(name)?.facts?.sample ?? '-1' })),
    ];
    return settingsForAllMethods(stage, chosen, context);
  },
};
