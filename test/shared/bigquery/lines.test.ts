import { lineOf, pieceFrom, utf8Bytes } from '../../../shared/bigquery/lines';

it('a row is one line, whatever is in it', () => {
  const user = 'a"\\\n\r\t\u0001\u2028\u0085}{👩‍💻';
  const line = lineOf({ user, log_id: '9223372036854775807', none: null });
  expect(line).not.toMatch(/[\n\r]/);
  expect(JSON.parse(line)).toEqual({ user, log_id: '9223372036854775807', none: null });
});

it('half a letter and the sign NUL are replaced, and words that only look so stay', () => {
  expect(JSON.parse(lineOf({ user: 'a\ud83d', title: '\udc69b', path: 'x\0y' }))).toEqual({
    user: 'a\ufffd',
    title: '\ufffdb',
    path: 'x\ufffdy',
  });
  expect(JSON.parse(lineOf({ path: 'C:\\ud83d' }))).toEqual({ path: 'C:\\ud83d' });
});

it.each(['', 'abc', 'äöü', '漢字', '👩‍💻', 'a\u07ff\u0800'])('counts the bytes of %j', (text) => {
  expect(utf8Bytes(text)).toBe(Buffer.byteLength(text, 'utf8'));
});

it('cuts rows into pieces that a request can carry', () => {
  const rows = Array.from({ length: 10 }, (_, at) => ({ user: `${at}漢` }));
  const lines: string[] = [];
  let pieces = 0;
  for (let at = 0; at < rows.length; pieces += 1) {
    const piece = pieceFrom(rows, at, 't', 80, 500);
    expect([piece.bytes, piece.bytes <= 80]).toEqual([Buffer.byteLength(piece.lines), true]);
    lines.push(...piece.lines.trimEnd().split('\n'));
    at = piece.end;
  }
  expect(pieces).toBeGreaterThan(1);
  expect(lines.map((line) => JSON.parse(line))).toEqual(rows.map((row, at) => ({ ...row, live_data_order: 500 + at })));
  expect(pieceFrom([], 0, 't', 80)).toEqual({ lines: '', bytes: 0, end: 0 });
});

it('refuses a row that no request can carry', () => {
  expect(() => pieceFrom([{ user: 'x'.repeat(50) }], 0, 't', 40)).toThrow(expect.objectContaining({ code: 'too-large' }));
});
