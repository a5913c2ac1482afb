import { bytesOf } from '../../../shared/model/text-bytes';

it.each(['', 'abc\n\0\u007f', 'é\u0080߿', 'ࠀ€￿', '😀 and 👩‍💻', 'a😀é€b', '\ud800 alone', 'x\udc00y'])(
  'a text has the bytes that UTF-8 gives it: %j',
  (text) => {
    expect(bytesOf(text)).toBe(Buffer.byteLength(text));
  },
);
