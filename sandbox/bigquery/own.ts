import type { BigQueryOptions } from './service';

/** The project of the made-up organization. */
const PROJECT = 'northfell-analytics';

/** Who there is at first: people of the playground, by their addresses. Others have an account and no role. */
export const OWN: Pick<BigQueryOptions, 'people' | 'projects'> = {
  projects: [PROJECT],
  people: {
    'you@example.com': { email: 'you@example.com', grants: [{ role: 'admin', project: PROJECT }] },
    'owner@example.com': { email: 'owner@example.com', grants: [{ role: 'admin', project: PROJECT }] },
    'manager@example.com': {
      email: 'manager@example.com',
      grants: [
        { role: 'jobUser', project: PROJECT },
        { role: 'dataViewer', project: PROJECT },
      ],
    },
  },
};
