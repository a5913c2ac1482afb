/** Charts as pictures over the grid: they scroll and zoom with it, follow their cells, and are gone with their sheet. */
import { IUniverInstanceService, type Univer, UniverInstanceType, type Workbook } from '@univerjs/core';
import { IRenderManagerService, SheetSkeletonManagerService } from '@univerjs/preset-sheets-core';
import { Chart } from 'chart.js/auto';
import type { SpreadsheetBackend } from '../../spreadsheet/backend';
import { chartConfig } from './chart-config';
import { type DrawnChart, shownCharts } from './shown-charts';

interface Picture {
  readonly box: HTMLElement;
  readonly chart: Chart;
  readonly drawn: DrawnChart;
}

/** Gives what draws the charts of the sheet in front anew, after something changed. */
export function floatCharts(univer: Univer, spreadsheet: SpreadsheetBackend, container: HTMLElement): () => void {
  const injector = univer.__getInjector();
  const layer = document.createElement('div');
  layer.className = 'charts';
  container.append(layer);
  let pictures: readonly Picture[] = [];
  let sheet = '';

  const workbook = () => injector.get(IUniverInstanceService).getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);

  function draw(): void {
    const before = new Map(pictures.map((picture) => [picture.drawn.id, picture]));
    pictures = shownCharts(spreadsheet, sheet).map((drawn) => {
      const old = before.get(drawn.id);
      if (old && JSON.stringify(old.drawn) === JSON.stringify(drawn)) {
        before.delete(drawn.id);
        return old;
      }
      return picture(drawn);
    });
    for (const { box, chart } of before.values()) {
      chart.destroy();
      box.remove();
    }
    layer.replaceChildren(...pictures.map(({ box }) => box));
  }

  /** Puts each picture where its corner's cell is now. */
  function place(): void {
    const unit = workbook();
    const drawing = unit && injector.get(IRenderManagerService).getRenderById(unit.getUnitId());
    const front = unit?.getActiveSheet(true)?.getSheetId() ?? '';
    if (front !== sheet) {
      sheet = front;
      draw();
    }
    if (!drawing || pictures.length === 0) return;
    const skeleton = drawing.with(SheetSkeletonManagerService).getCurrentSkeleton();
    if (!skeleton) return;
    const { scene } = drawing;
    const { viewportScrollX = 0, viewportScrollY = 0 } = scene.getViewport('viewMain') ?? {};
    const [zoomX, zoomY] = [scene.scaleX, scene.scaleY];
    const canvas = drawing.engine.getCanvasElement().getBoundingClientRect();
    const frame = container.getBoundingClientRect();
    const { rowHeaderWidthAndMarginLeft: left, columnHeaderHeightAndMarginTop: top } = skeleton;
    // The headers of rows and columns stay above the pictures.
    Object.assign(layer.style, {
      left: `${canvas.left - frame.left + left * zoomX}px`,
      top: `${canvas.top - frame.top + top * zoomY}px`,
      width: `${canvas.width - left * zoomX}px`,
      height: `${canvas.height - top * zoomY}px`,
    });
    const frozen = unit?.getActiveSheet()?.getFreeze();
    for (const { box, drawn } of pictures) {
      const { row, column, x, y } = drawn.corner;
      const { startX, startY } = skeleton.getCellWithCoordByIndex(row, column, false);
      const scrollX = frozen && column < frozen.xSplit ? 0 : viewportScrollX;
      const scrollY = frozen && row < frozen.ySplit ? 0 : viewportScrollY;
      box.style.transform = `translate(${(startX + x - scrollX) * zoomX}px, ${(startY + y - scrollY) * zoomY}px) scale(${zoomX}, ${zoomY})`;
    }
  }

  const frame = (): void => {
    place();
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  return draw;
}

function picture(drawn: DrawnChart): Picture {
  const box = document.createElement('div');
  box.className = 'chart';
  box.setAttribute('role', 'img');
  box.setAttribute('aria-label', [drawn.title, ...drawn.series.map(({ name }) => name)].filter((text) => text !== '').join(': '));
  box.dataset.kind = drawn.kind;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [drawn.width, drawn.height];
  box.append(canvas);
  return { box, chart: new Chart(canvas, chartConfig(drawn)), drawn };
}
