import { type ComponentType, h, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import { OPENING } from '#words/buttons';
import { useAction } from './action';
import { useAtFirst } from './at-first';
import { Failed } from './failed';

/** A component whose code is loaded when it is first shown; what keeps it from loading is said in its place. */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each component, when the page begins
  return function Late(props: Props): JSX.Element {
    const [Shown, show] = useState(() => loaded);
    const loading = useAction();
    const begin = (): void =>
      void loading.run(async () => {
        loaded = await load();
        show(() => loaded);
      });
    useAtFirst(() => {
      if (Shown === undefined) begin();
    });
    if (Shown) return h(Shown, props);
    if (loading.failure === '') return <output class="unseen">{OPENING}</output>;
    return <Failed words={loading.failure} onAgain={begin} />;
  };
}
