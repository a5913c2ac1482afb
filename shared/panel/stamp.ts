import { mixed } from '../model/mixed';
import type { Task } from '../task';
import { type DocumentRead, readDocument } from './document-read';
import type { PanelPorts } from './ports';

const HOUR_MS = 3_600_000;

/**
 * A word for what the document's store holds, whoever changed it: another one means that the panel's state is old. It changes every hour
 * too, since the state speaks of days and of the next run. One read, and nothing is written.
 */
export function stampOf(read: DocumentRead, { clock }: Pick<PanelPorts, 'clock'>): string {
  const kept = Object.entries(read).sort(([one], [other]) => (one < other ? -1 : 1));
  const text = JSON.stringify(kept);
  return [Math.floor(clock.now() / HOUR_MS), text.length, mixed(0, text)].map((part) => part.toString(36)).join(' ');
}

/** The same as an answer. */
export function* stampAnswer(ports: PanelPorts): Task<{ readonly stamp: string }> {
  return { stamp: stampOf(yield* readDocument(ports.documents), ports) };
}
