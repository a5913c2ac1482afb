import * as words from '#words/bigquery';
import { cannotReadTable } from '#words/from-table';
import { ActivTrakError, type ErrorCode } from '../errors';
import type { About, ServiceTrouble } from './trouble';
import { GAVE_WAY, isPassing } from './trouble';

/** The code of an error and its sentence. */
type Told = readonly [code: ErrorCode, sentence: string];

/** One thing that can go wrong: how it is known, and what is said then. */
interface Case {
  /** Any of these. */
  readonly reasons?: RegExp;
  readonly statuses?: readonly number[];
  /** And these words, if given. */
  readonly says?: RegExp;
  readonly tell: (about: About, trouble: ServiceTrouble) => Told;
}

const tableIn = ({ table = '' }: About): string => table.replace(/\$\d+$/, '');

/** The name of one of the report's own fields that the service's words name. Nothing else of these words is shown. */
function fieldIn({ shape }: About, { words: said }: ServiceTrouble): string | undefined {
  const named = /(?:\bno such field: |\bfield:? |\bcolumn:? )[`'"]?([A-Za-z_]\w*)/gi;
  const names = [...said.matchAll(named)].map((match) => match[1]?.toLowerCase());
  return shape?.fields.find(({ name }) => names.includes(name.toLowerCase()))?.name;
}

/** Which quota is used up. Source: cloud.google.com/bigquery/docs/troubleshoot-quotas */
function quotaIn({ words: said }: ServiceTrouble): words.BigQueryQuota {
  if (/free query bytes/i.test(said)) return 'free-queries';
  if (/custom quota|QueryUsagePer|usage exceeded/i.test(said)) return 'own-limit';
  if (/partition modifications/i.test(said)) return 'partitions';
  if (/imports|load jobs|query appends/i.test(said)) return /your project/i.test(said) ? 'project-loads' : 'table-loads';
  if (/storage|bytes stored/i.test(said)) return 'free-storage';
  return 'other';
}

/** The first that fits counts, so what is said of few things stands before what is said of many. */
const CASES: readonly Case[] = [
  { statuses: [401], tell: () => ['unauthorized', words.SIGN_IN_EXPIRED] },
  { reasons: /^ACCESS_TOKEN_SCOPE_INSUFFICIENT$|^insufficientPermissions$/, tell: () => ['forbidden', words.NOT_AUTHORIZED] },
  {
    reasons: /^accessNotConfigured$|^SERVICE_DISABLED$/,
    tell: ({ project }) => ['forbidden', words.apiOff(project)],
  },
  { says: /API has not been used|has not enabled BigQuery/i, tell: ({ project }) => ['forbidden', words.apiOff(project)] },
  {
    reasons: /^billingNotEnabled$|^BILLING_DISABLED$/,
    says: /DML|free tier/i,
    tell: ({ project }) => ['forbidden', words.noBillingForMerge(project)],
  },
  { reasons: /^billingNotEnabled$|^BILLING_DISABLED$/, tell: ({ project }) => ['forbidden', words.noBilling(project)] },
  {
    says: /closed billing account|billing .{0,40}(?:disabled|not enabled|not been enabled)/i,
    tell: ({ project }) => ['forbidden', words.noBilling(project)],
  },
  {
    says: /(?<![-\w])project .{0,80}(?:deleted|not found|does not exist)|not found: project|unknown project|USER_PROJECT_DENIED/i,
    tell: ({ project }) => ['rejected', words.projectMissing(project)],
  },
  { says: /VPC Service Controls|organization's policy/i, tell: ({ project }) => ['forbidden', words.behindPerimeter(project)] },
  { says: /gcp\.resourceLocations/i, tell: ({ location }) => ['forbidden', words.regionNotAllowed(location)] },
  { reasons: /^quotaExceeded$/, tell: (_, trouble) => ['rate-limited', words.quotaUsedUp(quotaIn(trouble))] },
  { reasons: /RateLimitExceeded$|^rateLimitExceeded$/, tell: () => ['rate-limited', words.TOO_FAST] },
  { statuses: [429], tell: () => ['rate-limited', words.TOO_FAST] },
  { statuses: [413], tell: (about) => ['too-large', words.dayTooLarge(tableIn(about))] },
  { reasons: /^(?:responseTooLarge|resourcesExceeded)$/, tell: (about) => ['too-large', words.statementTooLarge(about.project)] },
  { says: GAVE_WAY, tell: () => ['busy', words.BIGQUERY_BUSY] },
  { says: /\bpolicy tag\b/i, tell: (about) => ['forbidden', words.columnsProtected(tableIn(about))] },
  { says: /row[- ](?:level )?access polic|TRUE filter/i, tell: (about) => ['forbidden', words.rowsHidden(tableIn(about))] },
  { says: /bigquery\.jobs\.create/i, tell: ({ project }) => ['forbidden', words.noJobsAllowed(project)] },
  { says: /bigquery\.datasets\.create/i, tell: ({ project, dataset = '' }) => ['forbidden', words.noDatasetsAllowed(project, dataset)] },
  {
    says: /bigquery\.tables\.get(?:Data)?\b|permission to query table/i,
    tell: (about) => ['forbidden', about.shape ? words.noTablesAllowed(about.dataset ?? '') : cannotReadTable(tableIn(about))],
  },
  {
    says: /not found: dataset [^\n]{1,300}in location/i,
    tell: ({ dataset, project, location }) => ['rejected', words.notInRegion(dataset ?? project, location)],
  },
  {
    statuses: [403],
    tell: ({ project, dataset }) => ['forbidden', dataset === undefined ? words.noJobsAllowed(project) : words.noTablesAllowed(dataset)],
  },
  {
    reasons: /^accessDenied$/,
    tell: ({ project, dataset }) => ['forbidden', dataset === undefined ? words.noJobsAllowed(project) : words.noTablesAllowed(dataset)],
  },
  { says: /not found: dataset/i, tell: ({ dataset = '' }) => ['rejected', words.datasetMissing(dataset)] },
  {
    reasons: /^notFound$/,
    tell: (about) => ['rejected', about.table === undefined ? words.SOMETHING_MISSING : words.tableMissing(tableIn(about))],
  },
  { says: /recently deleted/i, tell: (about, trouble) => ['rejected', words.fieldDeleted(tableIn(about), fieldIn(about, trouble))] },
  {
    says: /has changed type|schema does not match|is missing in new schema|changed mode/i,
    tell: (about, trouble) => ['rejected', words.schemaChanged(tableIn(about), fieldIn(about, trouble))],
  },
  { says: /no such field/i, tell: (about, trouble) => ['rejected', words.schemaChanged(tableIn(about), fieldIn(about, trouble))] },
  {
    says: /partitioning|clustering/i,
    statuses: [400],
    tell: (about) => ['rejected', words.partitionsChanged(tableIn(about), about.shape?.day ?? '')],
  },
  {
    says: /while reading data|JSON parsing|could not (?:convert|parse)|different partitions|missing required field/i,
    tell: (about, trouble) => ['rejected', words.rowRefused(tableIn(about), fieldIn(about, trouble))],
  },
  { says: /\blocation\b/i, statuses: [400], tell: ({ location }) => ['argument', words.unknownRegion(location)] },
  { reasons: /^resourceInUse$/, tell: () => ['busy', words.BIGQUERY_BUSY] },
  { reasons: /^(?:stopped|cancelled)$/, tell: () => ['cancelled', words.JOB_STOPPED] },
  { statuses: [0], tell: () => ['network', words.NO_ANSWER_FROM_BIGQUERY] },
];

const holds = ({ reasons, statuses, says }: Case, { status, reasons: given, words: said }: ServiceTrouble): boolean =>
  (reasons === undefined || given.some((reason) => reasons.test(reason))) &&
  (statuses === undefined || statuses.includes(status)) &&
  (says === undefined || says.test(said));

/** The error of what stays a trouble: what happened, and the next step, without any word of the service itself. */
export function failureAt(about: About, trouble: ServiceTrouble): ActivTrakError {
  const { barrier, status, reasons, retryAfterMs } = trouble;
  const retryable = isPassing(trouble);
  if (barrier) return new ActivTrakError(barrier.code ?? 'network', barrier.words, { retryable });
  const told = CASES.find((one) => holds(one, trouble))?.tell(about, trouble);
  if (told !== undefined) return new ActivTrakError(told[0], told[1], { retryable, retryAfterMs });
  if (retryable) return new ActivTrakError('server', words.BIGQUERY_DOWN, { retryable, retryAfterMs });
  // The reason is one of a closed list, if it looks like a word.
  const reason = reasons.find((one) => /^[A-Za-z_]{3,40}$/.test(one));
  return new ActivTrakError('rejected', words.refusedOtherwise(status, reason));
}
