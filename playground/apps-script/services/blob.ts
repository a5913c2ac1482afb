import { signed, utf8Text } from '../bytes/utf8';
import type { Expose } from '../runtime/service';

/** Blob, as far as reading goes. `bytes` are from 0 to 255. */
export function blob(expose: Expose, bytes: readonly number[], contentType: string | null, name: string | null): object {
  return expose({
    name: 'Blob',
    need: 'none',
    methods: {
      getBytes: () => signed(bytes),
      getDataAsString: () => utf8Text(bytes),
      getContentType: () => contentType,
      getName: () => name,
    },
  });
}
