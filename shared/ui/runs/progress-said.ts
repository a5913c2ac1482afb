import { progressWords, STARTED } from '#words/progress';
import type { Run } from './runner';

const SILENCE_MS = 10_000;

/** Says how far a refresh is when it begins, and then now and again: nobody wants to hear of every page. */
export function progressSayer(say: (words: string) => void): (runs: readonly Run[]) => void {
  let before = '';
  let saidAt = 0;
  return (runs) => {
    const run = runs.find(({ status }) => status === 'running');
    const isNew = run !== undefined && run.id !== before;
    before = run?.id ?? '';
    if (run === undefined || (!isNew && (run.progress === undefined || Date.now() - saidAt < SILENCE_MS))) return;
    saidAt = Date.now();
    say(run.progress ? progressWords(run.progress) : STARTED);
  };
}
