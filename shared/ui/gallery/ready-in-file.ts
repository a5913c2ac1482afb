/**
 * The ready sheets of a file of reports. The file says which they are and what was chosen; what stands on them is of this version's own definitions.
 * @module
 */
import type { TopCell } from '../../dashboard/blueprint';
import type { SaidReady } from '../../dashboard/kept-ready';
import { ownPlans } from '../../dashboard/ready/own-plans';
import { METRICS } from '../../dashboard/ready/ready-sheet';
import { READY_SHEETS } from '../../dashboard/ready/ready-sheets';
import type { PanelCalls } from '../../panel/calls';
import type { Report } from '../../report/definition/definition';

type Made = NonNullable<PanelCalls['importReports']['in']['ready']>;

/** What to import of a file, and the names of reports with ready sheets that this version doesn't know, which stay in their definitions. */
export function withReady(json: string): { readonly json: string; readonly ready: Made; readonly others: readonly string[] } {
  const file = fileOf(json);
  if (file === undefined) return { json, ready: {}, others: [] };
  const others: string[] = [];
  const ready: Record<number, Made[number]> = {};
  const reports = file.reports.map((report, place) => {
    if (report?.ready === undefined) return report;
    const made = madeOf(report);
    if (made === undefined) {
      others.push(String(report.name));
      return report;
    }
    ready[place] = made;
    const { ready: _, ...rest } = report;
    return rest;
  });
  return { json: JSON.stringify({ ...file, reports }), ready, others };
}

type Entry = Report & { readonly ready?: Partial<SaidReady> | null };

/** `undefined` for what is no such file: what reads it says why. */
function fileOf(json: string): { readonly reports: readonly (Entry | null)[] } | undefined {
  try {
    const file = JSON.parse(json.replace(/^\uFEFF/, '')) as { readonly reports?: unknown } | null;
    return Array.isArray(file?.reports) ? { ...file, reports: file.reports } : undefined;
  } catch {
    return undefined;
  }
}

function madeOf({ ready, ...report }: Entry): Made[number] | undefined {
  const kind = ready?.kind as keyof typeof READY_SHEETS;
  if (!Object.hasOwn(READY_SHEETS, kind)) return undefined;
  const { defaults, make } = READY_SHEETS[kind];
  const metric = METRICS.find((one) => Array.isArray(report.columns) && report.columns.some((column) => column?.key === one));
  const people = report.privacy?.people === 'pseudonyms' ? 'pseudonyms' : 'names';
  const { blueprint } = make({ ...defaults, people, ...(metric && { metric }) });
  const top = blueprint.top.map((cell) => chosen(cell, ready?.inputs?.[cell.key]));
  return { blueprint: { ...blueprint, title: String(report.name), top }, own: ownPlans(blueprint.needs) };
}

/** A cell on top with the number that was chosen for it. */
const chosen = (cell: TopCell, value: unknown): TopCell =>
  cell.holds.kind === 'input' && typeof cell.holds.value === 'number' && typeof value === 'number'
    ? { ...cell, holds: { kind: 'input', value } }
    : cell;
