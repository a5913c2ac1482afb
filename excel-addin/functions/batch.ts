/**
 * Collects what is asked for within some milliseconds of the first, and hands it on together: a sheet that is calculated asks for
 * hundreds of cells at once. (https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-batching)
 */
export function batched<Item>(ms: number, begin: (items: readonly Item[]) => void): (item: Item) => void {
  let items: Item[] = [];
  return (item) => {
    items.push(item);
    if (items.length > 1) return;
    setTimeout(() => {
      const together = items;
      items = [];
      begin(together);
    }, ms);
  };
}
