/**
 * Whether Excel is dark, by the colour that it gives for the pane's ground: that one is there on every platform. `undefined` where
 * Excel says nothing. (https://learn.microsoft.com/javascript/api/office/office.officetheme)
 */
export function officeScheme(theme: Pick<Office.OfficeTheme, 'bodyBackgroundColor'> | undefined): 'light' | 'dark' | undefined {
  const hex = /^#?([\da-f]{6})/i.exec(theme?.bodyBackgroundColor ?? '')?.[1];
  if (hex === undefined) return undefined;
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? 'dark' : 'light';
}
