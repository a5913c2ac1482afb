import { NO_ANSWER, NO_PERMISSION, TIME_OVER, UNCLEAR } from '#words/sidebar';
import type { PanelAnswer, PanelCall, PanelCalls } from '../../shared/panel/calls';
import type { PanelHost } from '../../shared/panel/host';
import { sidebarDiagnostics } from './diagnostics';

/** What Google gives a page to call the script with. A runner keeps its handlers, so each call takes one of its own. */
export interface ScriptRun {
  withSuccessHandler(handler: (answer: unknown) => void): ScriptRun;
  withFailureHandler(handler: (failure: unknown) => void): ScriptRun;
  panel(name: string, json: string, account: string): void;
}

/** Google refuses the eleventh call at once. (https://developers.google.com/apps-script/guides/html/reference/run) */
const MOST_CALLS = 10;

/**
 * The panel's host over google.script.run. Whatever goes wrong on the way becomes a sentence.
 * @param account the word of the account that opened the page
 */
export function scriptRunHost(run: ScriptRun, account: () => string = () => ''): PanelHost {
  const waiting: (() => void)[] = [];
  let open = 0;
  const next = (): void => {
    while (open < MOST_CALLS) {
      const begin = waiting.shift();
      if (begin === undefined) return;
      open += 1;
      begin();
    }
  };
  const settle = (then: () => void): void => {
    open -= 1;
    then();
    next();
  };
  return {
    product: 'sheets',
    diagnostics: sidebarDiagnostics,
    call: <Name extends PanelCall>(name: Name, request: PanelCalls[Name]['in']) =>
      new Promise<PanelCalls[Name]['out']>((resolve, reject) => {
        waiting.push(() => {
          const refuse = (failure: unknown): void => settle(() => reject(new Error(sentence(failure))));
          try {
            run
              .withSuccessHandler((text) =>
                settle(() => {
                  const answer = read<Name>(text);
                  if (answer.ok) resolve(answer.value);
                  else reject(new Error(answer.message));
                }),
              )
              .withFailureHandler(refuse)
              .panel(name, JSON.stringify(request), account());
          } catch (failure) {
            refuse(failure);
          }
        });
        next();
      }),
  };
}

function read<Name extends PanelCall>(text: unknown): PanelAnswer<Name> {
  try {
    const answer = JSON.parse(String(text)) as PanelAnswer<Name> | null;
    if (answer?.ok === true || typeof answer?.message === 'string') return answer;
  } catch {
    // What follows says so.
  }
  return { ok: false, code: 'decode', message: UNCLEAR };
}

/** Google's own words for a failed call are for programmers, and in the person's language: only a few kinds can be told apart. */
function sentence(failure: unknown): string {
  const words = failure instanceof Error ? failure.message : String(failure);
  if (/exceeded maximum execution time/i.test(words)) return TIME_OVER;
  if (/permission|authoriz|PERMISSION_DENIED/i.test(words)) return NO_PERMISSION;
  return NO_ANSWER;
}
