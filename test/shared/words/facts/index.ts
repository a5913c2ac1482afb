/** Every subject's facts, by the name of its file in `shared/words/en` (with its dashes). */
import { answers } from './answers';
import { asking } from './asking';
import { columns } from './columns';
import { connectForm } from './connect-form';
import { connection } from './connection';
import { editor } from './editor';
import { firstView } from './first-view';
import { formulas } from './formulas';
import { formulasView } from './formulas-view';
import { history } from './history';
import { moments } from './moments';
import { namePicker } from './name-picker';
import { numbers } from './numbers';
import { peopleView } from './people-view';
import { periods } from './periods';
import { progress } from './progress';
import { quoted } from './quoted';
import { reportCard } from './report-card';
import { reportParts } from './report-parts';
import { rhythms } from './rhythms';
import { room } from './room';
import { settingsView } from './settings-view';
import { whileOpen } from './while-open';
import { who } from './who';

export const FACTS: Readonly<Record<string, object>> = {
  answers,
  asking,
  columns,
  'connect-form': connectForm,
  connection,
  editor,
  'first-view': firstView,
  formulas,
  'formulas-view': formulasView,
  history,
  moments,
  'name-picker': namePicker,
  numbers,
  'people-view': peopleView,
  periods,
  progress,
  quoted,
  'report-card': reportCard,
  'report-parts': reportParts,
  rhythms,
  room,
  'settings-view': settingsView,
  'while-open': whileOpen,
  who,
};
