import type { JSX } from 'preact';
import { READY_SHEETS_TITLE } from '#words/first-view';
import { ABOUT_GALLERY } from '#words/gallery';
import type { NamedConnection } from '../../api/connections/connection';
import { READY_KINDS, type ReadyKind } from '../../dashboard/blueprint';
import { useMadeFrom } from '../connections/made-from';
import { ViewFrame } from '../parts/view-frame';
import { useSession } from '../session';
import { ReadyCard } from './ready-card';

/** Every ready sheet there is. */
export function GalleryView(): JSX.Element {
  const { back } = useSession();
  const { from, field } = useMadeFrom();
  return (
    <ViewFrame title={READY_SHEETS_TITLE} onBack={() => back()}>
      <p>{ABOUT_GALLERY}</p>
      {field}
      <ReadyCards kinds={READY_KINDS} from={from} />
    </ViewFrame>
  );
}

/** Some of them, the first of which is the one to press. */
export const ReadyCards = ({
  kinds,
  from,
}: {
  readonly kinds: readonly ReadyKind[];
  readonly from: NamedConnection | undefined;
}): JSX.Element => (
  <ul class="cards">
    {kinds.map((kind, index) => (
      <li key={kind}>
        <ReadyCard kind={kind} isFirst={index === 0} from={from} />
      </li>
    ))}
  </ul>
);
