import { CommandType, ICommandService, type Univer } from '@univerjs/core';
import type { SpreadsheetBackend } from '../../spreadsheet/backend';
import { element } from '../element';
import { colorCells } from './colored-cells';
import { floatCharts } from './floating-charts';

/** Pictures and colors need not follow each of many changes. */
const QUIET_MS = 120;

/** Shows the charts and the conditional formats of a spreadsheet, and keeps them up. */
export function showLooks(univer: Univer, spreadsheet: SpreadsheetBackend): void {
  // Univer empties its own element when it begins.
  const desk = element('sheet').parentElement as HTMLElement;
  const show = [colorCells(univer, spreadsheet), floatCharts(univer, spreadsheet, desk)];
  let isWaiting = false;
  let known = '';

  function changed(): void {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      for (const one of show) one();
    }, QUIET_MS);
  }

  univer
    .__getInjector()
    .get(ICommandService)
    .onCommandExecuted(({ type }) => {
      if (type === CommandType.MUTATION) changed();
    });
  // What is tied to cells changes without a command of Univer's.
  setInterval(() => {
    const now = JSON.stringify([spreadsheet.anchors('chart'), spreadsheet.anchors('chart-range'), spreadsheet.anchors('color-rule')]);
    if (now !== known) changed();
    known = now;
  }, 4 * QUIET_MS);
}
