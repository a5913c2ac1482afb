import type { Rollup } from '../../report/rollup/rolled-up';

/** Ways to group the log that people need most. */
export const READY_GROUPINGS = {
  apps: { by: ['application', 'site'], measures: ['time', 'people', 'share'], top: 50 },
  hours: { by: ['hour'], measures: ['time', 'people'] },
  productivity: { by: ['day', 'productivity'], measures: ['time', 'people'] },
} as const satisfies Readonly<Record<string, Rollup>>;
