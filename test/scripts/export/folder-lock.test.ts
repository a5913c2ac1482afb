/** A folder belongs to one export at a time, whenever others come and wherever one is killed. */
import type { Files } from '../../../scripts/export/files';
import { type FolderOwner, lockFolder } from '../../../scripts/export/folder-lock';
import { type MemoryFiles, memoryFiles } from '../../doubles/memory-files';
import { Killed, mortalHost } from '../../doubles/mortal-host';

const LOCK = 'exports/export.lock';
const DEAD = JSON.stringify({ process: 7, computer: 'here' });

const ownerOf = (process: number, dead: readonly number[] = [7]): FolderOwner => ({
  process,
  computer: 'here',
  isAlive: (other) => !dead.includes(other),
});

/** Files with the lock of a killed export. */
function withDeadLock(text = DEAD): MemoryFiles {
  const files = memoryFiles();
  files.contents.set(LOCK, new TextEncoder().encode(text));
  return files;
}

/** Files whose n-th step, from 1, comes after something else; without a step of that number it never happens. */
function interrupted(files: Files, step: number, meanwhile: () => void): Files {
  let steps = 0;
  return Object.fromEntries(
    Object.entries(files).map(([name, member]) => [
      name,
      (...args: unknown[]) => {
        steps += 1;
        if (steps === step) meanwhile();
        return (member as (...given: unknown[]) => unknown)(...args);
      },
    ]),
  ) as unknown as Files;
}

/** Takes the lock, if nobody has it. */
function taken(files: Files, owner: FolderOwner): (() => void) | undefined {
  try {
    return lockFolder(files, LOCK, owner);
  } catch (failure) {
    expect(failure).toMatchObject({ code: 'busy' });
    return undefined;
  }
}

describe.each([DEAD, '', '{"proc'])('of three that find a lock that says %j', (text) => {
  test('at most one has the folder, whatever happens between its steps, and another one follows', () => {
    let winners = 0;
    for (let first = 1; first <= 12; first += 1) {
      for (let second = 1; second <= 12; second += 1) {
        const files = withDeadLock(text);
        const held: ((() => void) | undefined)[] = [];
        const take = (owner: number, over: Files): void => void held.push(taken(over, ownerOf(owner)));
        const third = () => take(3, files);
        take(
          1,
          interrupted(files, first, () => take(2, interrupted(files, second, third))),
        );
        const holders = held.filter((release) => release !== undefined);
        expect({ first, second, holders: holders.length }).toEqual({ first, second, holders: 1 });
        winners += 1;
        for (const release of holders) release();
        expect([...files.contents.keys()]).toEqual([]);
        expect(taken(files, ownerOf(4))).toBeDefined();
      }
    }
    expect(winners).toBe(144);
  });
});

test('one that is killed while it takes the lock of another keeps nobody out', () => {
  for (let diesAt = 1; diesAt < 12; diesAt += 1) {
    for (const effects of [false, true]) {
      const files = withDeadLock();
      const { wrap } = mortalHost(diesAt, effects);
      try {
        lockFolder(wrap<Files>(files), LOCK, ownerOf(1));
      } catch (failure) {
        expect(failure).toBeInstanceOf(Killed);
      }
      const after = taken(files, ownerOf(2, [7, 1]));
      expect({ diesAt, effects, after }).toEqual({ diesAt, effects, after: expect.any(Function) });
    }
  }
});

test('an export gives back no lock but its own', () => {
  const files = memoryFiles();
  const release = lockFolder(files, LOCK, ownerOf(1));
  // A person deleted the lock, as the sentence about it says, and started another export.
  files.remove(LOCK);
  lockFolder(files, LOCK, ownerOf(2));
  release();
  expect(files.read(LOCK)).toBe(JSON.stringify({ process: 2, computer: 'here' }));
});
