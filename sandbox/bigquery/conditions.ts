import { type ErrorProto, Refused } from './refused';

/** A project of Google Cloud, as its owner has set it up. */
export interface Project {
  readonly id: string;
  readonly number: string;
  /** Without it the project is in the BigQuery sandbox: https://cloud.google.com/bigquery/docs/sandbox#limitations */
  readonly billing: boolean;
  readonly apiEnabled: boolean;
  readonly deleted: boolean;
}

/** What goes wrong on demand. */
export interface Fault {
  /** Which requests: the beginning of `METHOD path`, such as `POST /upload`. @default every one */
  readonly requests?: string;
  /** Whether the request has its effect before it fails, as one whose answer is lost has. @default false */
  readonly effect?: boolean;
  /** How many of them. @default 1 */
  readonly times?: number;
  /** So many bytes are stored of a chunk of an upload. */
  readonly stores?: number;
  /** Nothing, if no more than `stores` is wrong. */
  readonly error?: ErrorProto;
}

/** What a job fails with on demand. */
export interface JobFault {
  readonly kind: 'load' | 'query';
  readonly error: ErrorProto;
}

/** How long things take, in milliseconds. */
export interface Latency {
  /** Each request. */
  readonly requestMs: number;
  /** How long a job waits. */
  readonly pendingMs: number;
  /** How long it then runs. */
  readonly runMs: number;
}

/** Every answer and every job at once. */
export const NO_LATENCY: Latency = { requestMs: 0, pendingMs: 0, runMs: 0 };

/** How a project is until somebody changes it. */
export const usualProject = (id: string): Project => ({
  id,
  number: String(100_000_000_000 + [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 899_999_999_999, 7)),
  billing: true,
  apiEnabled: true,
  deleted: false,
});

/**
 * Whether a project answers at all.
 * @throws Refused `notFound`, `accessNotConfigured`, or `accessDenied` of a deleted project. Google documents no status for that; the words are
 * those that people report.
 */
export function checkProject(project: Project | undefined, id: string): asserts project is Project {
  if (!project) throw new Refused('notFound', `Not found: Project ${id}`);
  if (project.deleted) throw new Refused('accessDenied', `Project ${id} has been deleted.`);
  if (project.apiEnabled) return;
  const activation = `https://console.developers.google.com/apis/api/bigquery.googleapis.com/overview?project=${project.number}`;
  throw new Refused(
    'accessNotConfigured',
    `BigQuery API has not been used in project ${project.number} before or it is disabled. Enable it by visiting ${activation} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.`,
    {
      // https://cloud.google.com/apis/design/errors#error_info
      details: [
        {
          '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
          reason: 'SERVICE_DISABLED',
          domain: 'googleapis.com',
          metadata: { service: 'bigquery.googleapis.com', consumer: `projects/${project.number}` },
        },
        {
          '@type': 'type.googleapis.com/google.rpc.Help',
          links: [{ description: 'Google developers console API activation', url: activation }],
        },
      ],
    },
  );
}

/** @throws Refused of DML without billing: https://cloud.google.com/bigquery/docs/sandbox#limitations */
export function checkBilling({ billing }: Project): void {
  if (billing) return;
  throw new Refused(
    'billingNotEnabled',
    'Billing has not been enabled for this project. Enable billing at https://console.cloud.google.com/billing. DML queries are not allowed in the free tier. Set up a billing account to remove this restriction.',
  );
}
