/** Every subject's facts, by the name of its file in `shared/words/en` (with its dashes). */
import { answers } from './answers';
import { asking } from './asking';
import { catalog } from './catalog';
import { checks } from './checks';
import { columns } from './columns';
import { connectForm } from './connect-form';
import { connection } from './connection';
import { definitions } from './definitions';
import { editor } from './editor';
import { excel } from './excel';
import { excelPage } from './excel-page';
import { failureMail } from './failure-mail';
import { firstView } from './first-view';
import { formulas } from './formulas';
import { formulasView } from './formulas-view';
import { google } from './google';
import { history } from './history';
import { menu } from './menu';
import { moments } from './moments';
import { namePicker } from './name-picker';
import { numbers } from './numbers';
import { panelAnswers } from './panel-answers';
import { panelNotices } from './panel-notices';
import { peopleView } from './people-view';
import { periods } from './periods';
import { places } from './places';
import { progress } from './progress';
import { quoted } from './quoted';
import { refreshing } from './refreshing';
import { reportCard } from './report-card';
import { reportParts } from './report-parts';
import { rhythms } from './rhythms';
import { ribbon } from './ribbon';
import { room } from './room';
import { settingsView } from './settings-view';
import { sheets } from './sheets';
import { sidebar } from './sidebar';
import { whileOpen } from './while-open';
import { who } from './who';

export const FACTS: Readonly<Record<string, object>> = {
  answers,
  asking,
  catalog,
  checks,
  columns,
  'connect-form': connectForm,
  connection,
  definitions,
  editor,
  excel,
  'excel-page': excelPage,
  'failure-mail': failureMail,
  'first-view': firstView,
  formulas,
  'formulas-view': formulasView,
  google,
  history,
  menu,
  moments,
  'name-picker': namePicker,
  numbers,
  'panel-answers': panelAnswers,
  'panel-notices': panelNotices,
  'people-view': peopleView,
  periods,
  places,
  progress,
  quoted,
  refreshing,
  'report-card': reportCard,
  'report-parts': reportParts,
  rhythms,
  ribbon,
  room,
  'settings-view': settingsView,
  sheets,
  sidebar,
  'while-open': whileOpen,
  who,
};
