/** Why BigQuery refuses, in its own words: https://cloud.google.com/bigquery/docs/error-messages#errortable */
const REASONS = {
  accessDenied: 403,
  accessNotConfigured: 403,
  authError: 401,
  backendError: 503,
  billingNotEnabled: 403,
  bytesBilledLimitExceeded: 400,
  conditionNotMet: 412,
  duplicate: 409,
  /** Of an upload that can't be continued: https://cloud.google.com/bigquery/docs/reference/api-uploads#best-practices */
  gone: 410,
  insufficientPermissions: 403,
  internalError: 500,
  invalid: 400,
  invalidQuery: 400,
  jobBackendError: 400,
  notFound: 404,
  notImplemented: 501,
  quotaExceeded: 403,
  rateLimitExceeded: 403,
  required: 400,
  resourcesExceeded: 400,
  responseTooLarge: 403,
  stopped: 200,
} as const;

/** One of BigQuery's reasons. */
export type Reason = keyof typeof REASONS;

/** One error as a job has it: https://cloud.google.com/bigquery/docs/reference/rest/v2/ErrorProto */
export interface ErrorProto {
  readonly reason: Reason;
  readonly message: string;
  readonly location?: string;
}

/** A request or a job that is refused, and what goes into the answer. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly proto: ErrorProto;
  readonly details: readonly object[];

  constructor(reason: Reason, message: string, more: { readonly location?: string; readonly details?: readonly object[] } = {}) {
    super(message);
    this.proto = { reason, message, ...(more.location === undefined ? {} : { location: more.location }) };
    this.details = more.details ?? [];
  }
}

/** The HTTP status that goes with a reason. */
export const statusOf = ({ reason }: ErrorProto): number => REASONS[reason];

/** Google's words for a status: https://cloud.google.com/apis/design/errors */
const STATUS_WORDS: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ALREADY_EXISTS',
  412: 'FAILED_PRECONDITION',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
};

/** The body of a refused request. */
export function refusalBody({ proto, details }: Refused): string {
  const code = statusOf(proto);
  const { reason, message, location } = proto;
  const domain = reason === 'accessNotConfigured' ? 'usageLimits' : 'global';
  const at = location === undefined ? {} : { location, locationType: reason === 'authError' ? 'header' : 'other' };
  const errors = [{ message, domain, reason, ...at }];
  return JSON.stringify({
    error: { code, message, errors, status: STATUS_WORDS[code], ...(details.length > 0 ? { details } : {}) },
  });
}
