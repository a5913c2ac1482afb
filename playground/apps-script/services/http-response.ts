import type { NetworkAnswer } from '../backend';
import { signed, utf8Bytes } from '../bytes/utf8';
import type { Expose } from '../runtime/service';
import { blob } from './blob';

/** HTTPResponse. `getHeaders` gives one value a name, `getAllHeaders` a list where there are several. */
export function httpResponse(expose: Expose, answer: Extract<NetworkAnswer, { status: number }>): object {
  const last = ([name, value]: [string, string | readonly string[]]) => [name, typeof value === 'string' ? value : value.at(-1)];
  return expose({
    name: 'HTTPResponse',
    need: 'none',
    methods: {
      getResponseCode: () => answer.status,
      getContentText: () => answer.body,
      getContent: () => signed(utf8Bytes(answer.body)),
      getHeaders: () => Object.fromEntries(Object.entries(answer.headers).map(last)),
      getAllHeaders: () =>
        Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]])),
      getBlob: () => blob(expose, utf8Bytes(answer.body), null, null),
    },
  });
}
