import type { JSX } from 'preact';
import { keyKept } from '#words/settings-view';
import { useAction } from '../parts/action';
import { Failure } from '../parts/message';
import { useSession } from '../session';
import { KeyLifetimeField } from '../views/key-lifetime';

/** For how long keys are kept, where a person can choose that. */
export function KeyKept(): JSX.Element | null {
  const { state, call, tell } = useSession();
  const saving = useAction();
  if (state.keyLifetime === undefined) return null;
  return (
    <>
      <Failure words={saving.failure} />
      <KeyLifetimeField
        lifetime={state.keyLifetime}
        onLifetime={(lifetime) =>
          void saving.run(async () => {
            await call('saveSettings', { keep: lifetime });
            tell(keyKept(lifetime));
          })
        }
      />
    </>
  );
}
