import { useEffect } from 'preact/hooks';

/** Does something once, when the part comes up. */
export function useAtFirst(work: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what there is then
  useEffect(work, []);
}
