/** LockService. A lock goes back by itself when its execution ends. */
import { ScriptException } from '../runtime/script-exception';
import type { ServiceMaker } from './service-maker';
import { ownStore, type StoreKind } from './store-name';

export function lockService({ execution, expose }: ServiceMaker): object {
  const { locks } = execution.backend;

  function lock(kind: StoreKind): object {
    const name = ownStore(execution, kind);
    let held = false;
    execution.atEnd.push(release);

    function acquire(milliseconds: unknown): boolean {
      const wait = Math.max(0, Math.min(Number(milliseconds) || 0, execution.timeLeft()));
      held ||= locks.acquire(name, execution.id, wait);
      return held;
    }

    function release(): void {
      if (held) locks.release(name, execution.id);
      held = false;
    }

    return expose({
      name: 'Lock',
      need: 'lock',
      methods: {
        tryLock: acquire,
        waitLock: (milliseconds: unknown) => {
          if (!acquire(milliseconds)) throw new ScriptException('Lock timeout: another process was holding the lock for too long.');
        },
        releaseLock: release,
        hasLock: () => held,
      },
    });
  }

  return expose({
    name: 'LockService',
    prefix: 'LockService.',
    need: 'lock',
    methods: {
      getUserLock: () => lock('user'),
      getDocumentLock: () => (execution.document ? lock('document') : null),
      getScriptLock: () => lock('script'),
    },
  });
}
