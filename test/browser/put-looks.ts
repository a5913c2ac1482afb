import type { Page } from 'playwright-core';

/** Puts five people's hours into a sheet, with a chart beside them and a color scale over them, as a host keeps those. */
export const putLooks = (page: Page, sheet: string): Promise<void> =>
  page.evaluate((key) => {
    const { write, putAnchor } = (window as unknown as { playground: Record<'write' | 'putAnchor', (...args: object[]) => void> })
      .playground;
    const rows = [['User', 'Worked'], ...['Ann', 'Bo', 'Cy', 'Di', 'Ed'].map((name, at) => [name, (at + 1) / 24])];
    const span = (row: number, column: number, height: number, width: number) => ({ row, column, rows: height, columns: width });
    const put = (id: string, kind: string, place: object, facts: object) => putAnchor({ id, kind, sheet: key, span: place, facts });
    write({ sheet: key, row: 0, column: 0, rows: 6, columns: 2 }, { contents: rows, formats: rows.map(() => ['General', '[h]:mm']) });
    put('chart', 'chart', span(1, 3, 18, 6), { id: 7, type: 'COLUMN', options: { title: 'Hours of five' }, headers: 1, x: 0, y: 0 });
    for (const at of [0, 1]) put(`range ${at}`, 'chart-range', span(0, at, 6, 1), { chart: 'chart', at });
    const point = (at: string, color: string) => ({ at, value: '', color });
    const look = { kind: 'scale', low: point('least', '#ffffff'), middle: null, high: point('most', '#ff00aa') };
    put('rule', 'color-rule', span(1, 1, 500, 1), { rule: 'one', place: 0, part: 0, look });
  }, sheet);

type Color = readonly [red: number, green: number, blue: number];

/** Waits until the canvases under a selector show more pixels of a color than `above` and fewer than `below`; gives how many. */
export async function pixelsOf(
  page: Page,
  selector: string,
  color: Color,
  above: number,
  below = Number.MAX_SAFE_INTEGER,
): Promise<number> {
  const found = await page.waitForFunction(
    ([at, [red, green, blue], more, less]) => {
      let count = 0;
      for (const canvas of document.querySelectorAll<HTMLCanvasElement>(at)) {
        if (canvas.width * canvas.height === 0) continue;
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
        copy?.drawImage(canvas, 0, 0);
        const { data } = copy?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
        for (let pixel = 0; pixel < data.length; pixel += 4)
          if (data[pixel] === red && data[pixel + 1] === green && data[pixel + 2] === blue) count += 1;
      }
      return count > more && count < less ? count : false;
    },
    [selector, color, above, below] as const,
    { polling: 200 },
  );
  return Number(await found.jsonValue());
}
