import * as words from '#words/bigquery';
import { failureAt } from '../../../shared/bigquery/failure';
import { type About, jobTrouble, troubleOf } from '../../../shared/bigquery/trouble';
import type { ErrorCode } from '../../../shared/errors';

const ABOUT: About = {
  project: 'acme-analytics',
  dataset: 'activtrak',
  table: 'activity_log$20260331',
  location: 'EU',
  shape: {
    description: '',
    fields: [
      { name: 'day', type: 'DATE', description: '' },
      { name: 'active', type: 'INT64', description: '' },
    ],
    day: 'day',
    clusteredBy: [],
  },
};
const PLACE: About = { project: 'acme-analytics', location: 'EU' };

interface ErrorBody {
  readonly message?: string;
  readonly reason?: string;
  readonly status?: string;
  readonly details?: readonly unknown[];
}

const response = (status: number, { message = '', reason, details = [], ...more }: ErrorBody, headers: Record<string, string> = {}) => ({
  status,
  headers,
  body: JSON.stringify({
    error: { code: status, message, errors: reason === undefined ? [] : [{ domain: 'global', reason, message }], details, ...more },
  }),
});

/** Answers as the service gives them: cloud.google.com/bigquery/docs/error-messages, and troubleshoot-quotas. */
const ANSWERS: readonly (readonly [status: number, body: ErrorBody, code: ErrorCode, sentence: string, about?: About])[] = [
  [401, { message: 'Request had invalid authentication credentials.', reason: 'authError' }, 'unauthorized', words.SIGN_IN_EXPIRED],
  [
    403,
    {
      message: 'Request had insufficient authentication scopes.',
      reason: 'insufficientPermissions',
      details: [{ reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT' }],
    },
    'forbidden',
    words.NOT_AUTHORIZED,
  ],
  [
    403,
    {
      message: 'BigQuery API has not been used in project 12 before or it is disabled.',
      reason: 'accessNotConfigured',
      details: [{ reason: 'SERVICE_DISABLED' }],
    },
    'forbidden',
    words.apiOff('acme-analytics'),
  ],
  [
    400,
    { message: 'The project acme-analytics has not enabled BigQuery.', reason: 'invalid' },
    'forbidden',
    words.apiOff('acme-analytics'),
  ],
  [
    403,
    {
      message: 'Billing has not been enabled for this project. DML queries are not allowed in the free tier.',
      reason: 'billingNotEnabled',
    },
    'forbidden',
    words.noBillingForMerge('acme-analytics'),
  ],
  [403, { message: 'Billing has not been enabled.', reason: 'billingNotEnabled' }, 'forbidden', words.noBilling('acme-analytics')],
  [
    403,
    {
      message: 'Access Denied: Project acme-analytics: User does not have bigquery.jobs.create permission in project acme-analytics.',
      reason: 'accessDenied',
    },
    'forbidden',
    words.noJobsAllowed('acme-analytics'),
  ],
  [
    403,
    { message: 'Access Denied: Project acme-analytics: User does not have bigquery.datasets.create permission', reason: 'accessDenied' },
    'forbidden',
    words.noDatasetsAllowed('acme-analytics', 'activtrak'),
  ],
  [
    403,
    {
      message:
        'Access Denied: Dataset my-project:activtrak: Permission bigquery.tables.create denied on dataset my-project:activtrak (or it may not exist).',
      reason: 'accessDenied',
    },
    'forbidden',
    words.noTablesAllowed('activtrak'),
  ],
  [403, { message: 'Access Denied', reason: 'accessDenied' }, 'forbidden', words.noJobsAllowed('acme-analytics'), PLACE],
  ...[ABOUT, { ...PLACE, dataset: 'activtrak', table: 'activity_log' }].flatMap((about) =>
    [
      'User does not have permission to access policy tag "People : Names" on column acme-analytics.activtrak.activity_log.user.',
      'User has neither fine-grained reader nor masked get permission to get data protected by policy tag "People : Names" on column user.',
    ].map(
      (said) =>
        [
          403,
          { message: `Access Denied: BigQuery BigQuery: ${said}`, reason: 'accessDenied' },
          'forbidden',
          words.columnsProtected('activity_log'),
          about,
        ] as const,
    ),
  ),
  [404, { message: 'Not found: Project acme-analytics', reason: 'notFound' }, 'rejected', words.projectMissing('acme-analytics')],
  [
    403,
    { message: 'Project acme-analytics has been deleted.', reason: 'accessDenied' },
    'rejected',
    words.projectMissing('acme-analytics'),
  ],
  [404, { message: 'Not found: Dataset acme-analytics:activtrak', reason: 'notFound' }, 'rejected', words.datasetMissing('activtrak')],
  [
    404,
    { message: 'Not found: Dataset acme-analytics:activtrak was not found in location EU', reason: 'notFound' },
    'rejected',
    words.notInRegion('activtrak', 'EU'),
  ],
  [
    404,
    { message: 'Not found: Table acme-analytics:activtrak.activity_log was not found in location EU', reason: 'notFound' },
    'rejected',
    words.tableMissing('activity_log'),
  ],
  [
    403,
    { message: 'Quota exceeded: Your table exceeded quota for imports or query appends per table.', reason: 'quotaExceeded' },
    'rate-limited',
    words.quotaUsedUp('table-loads'),
  ],
  [
    403,
    { message: 'Quota exceeded: Your project exceeded quota for imports per project.', reason: 'quotaExceeded' },
    'rate-limited',
    words.quotaUsedUp('project-loads'),
  ],
  [
    403,
    {
      message: 'Quota exceeded: Your table exceeded quota for Number of partition modifications to a column partitioned table',
      reason: 'quotaExceeded',
    },
    'rate-limited',
    words.quotaUsedUp('partitions'),
  ],
  [
    403,
    { message: 'Quota exceeded: Your project exceeded quota for free query bytes scanned.', reason: 'quotaExceeded' },
    'rate-limited',
    words.quotaUsedUp('free-queries'),
  ],
  [
    403,
    { message: 'Custom quota exceeded: Your usage exceeded the custom quota for QueryUsagePerDay', reason: 'quotaExceeded' },
    'rate-limited',
    words.quotaUsedUp('own-limit'),
  ],
  [403, { message: 'Quota exceeded.', reason: 'quotaExceeded' }, 'rate-limited', words.quotaUsedUp('other')],
  [
    403,
    { message: 'Exceeded rate limits: too many table update operations for this table', reason: 'rateLimitExceeded' },
    'rate-limited',
    words.TOO_FAST,
  ],
  [400, { message: 'Exceeded rate limits', reason: 'jobRateLimitExceeded' }, 'rate-limited', words.TOO_FAST],
  [429, {}, 'rate-limited', words.TOO_FAST],
  [
    412,
    { message: "'eu' violates constraint 'constraints/gcp.resourceLocations'", reason: 'conditionNotMet' },
    'forbidden',
    words.regionNotAllowed('EU'),
  ],
  [413, {}, 'too-large', words.dayTooLarge('activity_log')],
  [
    400,
    { message: 'Column `active` was recently deleted in the table `activity_log`. Deleted column name is reserved', reason: 'invalid' },
    'rejected',
    words.fieldDeleted('activity_log', 'active'),
  ],
  [
    400,
    {
      message:
        'Provided Schema does not match Table acme-analytics:activtrak.activity_log. Field active has changed type from STRING to INTEGER',
      reason: 'invalid',
    },
    'rejected',
    words.schemaChanged('activity_log', 'active'),
  ],
  [
    503,
    { message: 'Error encountered during execution. Retrying may solve the problem.', reason: 'backendError' },
    'server',
    words.BIGQUERY_DOWN,
  ],
  [
    400,
    { message: 'Somebody did what nobody foresaw with Jane Doe', reason: 'invalid' },
    'rejected',
    words.refusedOtherwise(400, 'invalid'),
  ],
  [418, {}, 'rejected', words.refusedOtherwise(418, undefined)],
];

it.each(ANSWERS.map((one) => [one] as const))('an answer %j', ([status, body, code, sentence, about = ABOUT]) => {
  expect(failureAt(about, troubleOf(response(status, body)))).toMatchObject({ code, message: sentence });
});

it('a job that ended in an error, whose row is never shown', () => {
  const message = 'Error while reading data, error message: JSON table encountered too many errors, giving up.';
  const errors = [
    { reason: 'invalid', message },
    { reason: 'invalid', message: 'Could not convert value to integer. Field: active; Value: Jane Doe' },
  ];
  const job = { status: { state: 'DONE', errorResult: errors[0], errors } };
  const failure = failureAt(ABOUT, jobTrouble(job) ?? fail());
  expect(failure).toMatchObject({ code: 'rejected', message: words.rowRefused('activity_log', 'active'), retryable: false });
});

it("an unknown field of a row is one that somebody deleted, and one that is not the report's is not named", () => {
  const job = (name: string) => ({
    status: { errorResult: { reason: 'invalid', message: `JSON parsing error: No such field: ${name}.` } },
  });
  expect(failureAt(ABOUT, jobTrouble(job('active')) ?? fail()).message).toBe(words.schemaChanged('activity_log', 'active'));
  expect(failureAt(ABOUT, jobTrouble(job('jane_doe')) ?? fail()).message).toBe(words.schemaChanged('activity_log', undefined));
});

it('no answer, and what the host knows of it', () => {
  const nothing = { status: 0, headers: {}, body: '' };
  expect(failureAt(ABOUT, troubleOf(nothing))).toMatchObject({ code: 'network', retryable: true });
  const barrier = { words: 'Google ended for today.', passes: false, code: 'rate-limited' } as const;
  expect(failureAt(ABOUT, troubleOf({ ...nothing, barrier }))).toMatchObject({
    code: 'rate-limited',
    message: barrier.words,
    retryable: false,
  });
});

it('how long the service asks to wait', () => {
  expect(failureAt(ABOUT, troubleOf(response(503, {}, { 'retry-after': '7' })))).toMatchObject({ retryAfterMs: 7_000, retryable: true });
});

function fail(): never {
  throw new Error('The job did not fail.');
}
