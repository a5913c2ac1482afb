/** Names as they come from directories, and as somebody who means harm would choose them. */
export const HOSTILE_NAMES = [
  '=HYPERLINK("http://evil.example")',
  '+cmd|calc',
  "'quoted",
  '007',
  '2026-01-02',
  'TRUE',
  '@x',
  '-1',
  '#N/A',
  '漢字',
  '<b>x</b>',
  ' a\nb ',
] as const;
