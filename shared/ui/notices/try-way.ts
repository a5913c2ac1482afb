import type { NoticeCalls, NoticeWays } from '../../panel/notices/notice-calls';
import { type Action, useAction } from '../parts/action';
import { useSession } from '../session';

/** What a person can do with a way, one at a time. */
interface TryWay {
  readonly acting: Action;
  /** Sends a test; what came of it is said. Gives whether the address is saved. */
  test(request: NoticeCalls['testNotice']['in']): Promise<boolean>;
  /** Switches it, and says so. Gives whether it was. */
  turn(request: NoticeCalls['switchNotice']['in'], said: string): Promise<boolean>;
}

/** Sends a message by a way to see if it arrives. @param onWays is given all ways as they are afterwards */
export function useTryWay(onWays: (ways: NoticeWays['ways']) => void): TryWay {
  const { call, tell } = useSession();
  const acting = useAction();
  return {
    acting,
    async test(request) {
      let saved = false;
      await acting.run(async () => {
        const { ways, isSent, isSaved, words } = await call('testNotice', request);
        saved = isSaved;
        onWays(ways);
        if (!isSaved) throw new Error(words);
        tell(words, isSent ? 'good' : 'warning');
      });
      return saved;
    },
    async turn(request, said) {
      let turned = false;
      await acting.run(async () => {
        onWays((await call('switchNotice', request)).ways);
        turned = true;
        tell(said);
      });
      return turned;
    },
  };
}
