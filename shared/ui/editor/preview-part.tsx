import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { rowsOf } from '#words/connections-view';
import {
  CHANGED_SINCE,
  FIRST_ROWS,
  LOADING_PREVIEW,
  NO_ROWS,
  NO_ROWS_ABOUT_ENOUGH,
  PREVIEW_AGAIN,
  previewCount,
  SHOW_FIRST_ROWS,
  smallGroupsLeftOut,
} from '#words/editor';
import type { Preview } from '../../panel/views';
import type { Report } from '../../report/definition/definition';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { ConnectionDot } from '../connections/connection-mark';
import { ownConnection } from '../connections/own-connection';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { Words } from '../parts/words';
import { useSession } from '../session';
import { Cost } from './cost';
import { tidied } from './draft';

/** The first rows as the sheet would show them, and what a refresh costs. Nothing is written. */
export function PreviewPart({ report }: { readonly report: Report }): JSX.Element {
  const { state, call, announce } = useSession();
  const own = state.connections.length > 1 ? ownConnection(state.connections, report) : undefined;
  const [shown, setShown] = useState<{ readonly preview: Preview; readonly of: string; readonly smallestGroup: number }>();
  const asking = useAction();
  const box = useRef<HTMLDivElement>(null);
  // It comes below what was pressed, where the editor's buttons stay.
  useEffect(() => {
    if (shown) box.current?.scrollIntoView?.({ block: 'nearest' });
  }, [shown]);
  const definition = JSON.stringify(tidied(report));
  const ask = (): void =>
    void asking.run(async () => {
      const preview = await call('preview', { report: tidied(report) });
      setShown({ preview, of: definition, smallestGroup: report.privacy.smallestGroup });
      announce(previewCount(preview.rows.length));
    });
  return (
    <>
      <Failure words={asking.failure} />
      <p>
        <Button isBusy={asking.isBusy} onClick={ask}>
          {asking.isBusy ? LOADING_PREVIEW : shown ? PREVIEW_AGAIN : SHOW_FIRST_ROWS}
        </Button>
      </p>
      {shown && (
        <div class="previewed" ref={box}>
          {shown.of !== definition ? (
            <p class="hint">{CHANGED_SINCE}</p>
          ) : (
            own && (
              <p class="hint">
                <ConnectionDot color={own.color} /> <Words text={rowsOf(own.name)} />
              </p>
            )
          )}
          <PreviewTable preview={shown.preview} />
          {shown.preview.leavesOut && <p class="hint">{smallGroupsLeftOut(shown.smallestGroup)}</p>}
          {HAS_WAREHOUSE && report.warehouse ? null : <Cost estimate={shown.preview.estimate} />}
        </div>
      )}
    </>
  );
}

const PreviewTable = ({ preview: { header, rows, leavesOut } }: { readonly preview: Preview }): JSX.Element =>
  rows.length === 0 ? (
    <p>{leavesOut ? NO_ROWS_ABOUT_ENOUGH : NO_ROWS}</p>
  ) : (
    // It scrolls sideways, so the keyboard has to reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls
    <section class="preview" aria-label={FIRST_ROWS} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map((label) => (
              <th scope="col" key={label}>
                <bdi>{label}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows that are the same are shown alike, and none moves
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={header[at]}>
                  <bdi>{cell}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
