/** Utilities: dates as text, bytes and digests, and the one way to wait. */
import { decodeBase64, encodeBase64 } from '../bytes/base64';
import { hmacSha256, md5, sha1, sha256 } from '../bytes/digest';
import { signed, unsigned, utf8Bytes } from '../bytes/utf8';
import { isDate } from '../runtime/intrinsics';
import { ScriptException } from '../runtime/script-exception';
import { requireArguments } from '../runtime/service';
import { formatPattern, parsePattern } from '../time/date-pattern';
import { javaZone } from '../time/java-zone';
import { blob } from './blob';
import type { ServiceMaker } from './service-maker';

const MOST_SLEEP = 300_000;
const DIGESTS: Readonly<Record<string, (bytes: readonly number[]) => number[]>> = { MD5: md5, SHA_1: sha1, SHA_256: sha256 };

export function utilities({ execution, expose }: ServiceMaker): object {
  const { clock } = execution.backend;

  function sleep(milliseconds: unknown): void {
    const wanted = Number(milliseconds);
    if (!(wanted >= 0 && wanted <= MOST_SLEEP)) throw new ScriptException(`Invalid argument: ${milliseconds}`);
    clock.sleep(Math.max(0, Math.min(wanted, execution.timeLeft())));
  }

  return expose({
    name: 'Utilities',
    prefix: 'Utilities.',
    need: 'none',
    constants: {
      DigestAlgorithm: { MD5: 'MD5', SHA_1: 'SHA_1', SHA_256: 'SHA_256' },
      Charset: { UTF_8: 'UTF_8' },
    },
    methods: {
      sleep,
      formatDate: (...args: unknown[]) => {
        requireArguments('Utilities.formatDate', args, 3);
        if (!isDate(args[0]))
          throw new ScriptException(
            `The parameters (${typeof args[0]},String,String) don't match the method signature for Utilities.formatDate.`,
          );
        return inGooglesWords(() => formatPattern((args[0] as Date).getTime(), javaZone(String(args[1])), String(args[2])));
      },
      parseDate: (...args: unknown[]) => {
        requireArguments('Utilities.parseDate', args, 3);
        const instant = inGooglesWords(() => parsePattern(String(args[0]), javaZone(String(args[1])), String(args[2])));
        if (instant === undefined) throw new ScriptException(`Unparseable date: "${args[0]}"`);
        return new Date(instant);
      },
      getUuid: () => uuid(),
      computeDigest: (algorithm: unknown, value: unknown) => {
        const digest = DIGESTS[String(algorithm)];
        if (!digest) throw new ScriptException(`Invalid argument: ${algorithm}`);
        return signed(digest(bytesOf(value)));
      },
      computeHmacSha256Signature: (value: unknown, key: unknown) => signed(hmacSha256(bytesOf(value), bytesOf(key))),
      base64Encode: (value: unknown) => encodeBase64(bytesOf(value)),
      base64EncodeWebSafe: (value: unknown) => encodeBase64(bytesOf(value)).replaceAll('+', '-').replaceAll('/', '_'),
      base64Decode: (text: unknown) => decoded(text),
      base64DecodeWebSafe: (text: unknown) => decoded(text),
      newBlob: (data: unknown, contentType: unknown = null, name: unknown = null) =>
        blob(expose, bytesOf(data), contentType === null ? null : String(contentType), name === null ? null : String(name)),
    },
  });
}

function bytesOf(value: unknown): number[] {
  return Array.isArray(value) ? unsigned(value as number[]) : utf8Bytes(String(value));
}

function decoded(text: unknown): number[] {
  const bytes = decodeBase64(String(text));
  if (!bytes) throw new ScriptException('Could not decode string.');
  return signed(bytes);
}

function inGooglesWords<T>(work: () => T): T {
  try {
    return work();
  } catch (failure) {
    if (failure instanceof RangeError) throw new ScriptException(`Invalid argument: ${failure.message}`);
    throw failure;
  }
}

function uuid(): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(Math.random() * 16));
  digits[12] = 4;
  digits[16] = 8 + ((digits[16] as number) % 4);
  return digits
    .map((digit) => digit.toString(16))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
