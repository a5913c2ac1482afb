/** Every subject's facts, by the name of its file in `shared/words/en` (with its dashes). */
import { numbers } from './numbers';
import { room } from './room';

export const FACTS: Readonly<Record<string, object>> = {
  numbers,
  room,
};
