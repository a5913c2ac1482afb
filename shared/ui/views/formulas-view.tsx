import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { VIEWS } from '#words/buttons';
import {
  argumentMissing,
  FUNCTION,
  formulaInserted,
  INSERT_INTO_CELL,
  MUST_ALLOW,
  needsRoom,
  OPEN_SETTINGS,
  OWNER_MUST_ALLOW,
} from '#words/formulas-view';
import { STREAMS } from '../../api/streams/streams';
import { CATALOG, type FunctionDefinition, type FunctionName } from '../../functions/catalog';
import { namespaced } from '../../functions/signatures';
import { chosenColumns } from '../../model/selection';
import { argumentText, formulaText } from '../../panel/formulas/formula';
import type { Product } from '../../panel/product';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { SelectField } from '../parts/field';
import { Failure, Message } from '../parts/message';
import { ViewFrame } from '../parts/view-frame';
import { Words } from '../parts/words';
import { useSession } from '../session';
import { ArgumentField, STREAM_OF, type Texts } from './formula-arguments';
import { FormulaToValues } from './formula-to-values';
import { UpdateFormulas } from './update-formulas';

/** Why a formula would have no key yet. */
const NOT_ALLOWED: Readonly<Record<Product, string>> = { sheets: OWNER_MUST_ALLOW, excel: MUST_ALLOW };

const FIRST = CATALOG[0] as FunctionDefinition;

/** Makes a formula: which function, its arguments, and what it will look like. */
export function FormulasView(): JSX.Element {
  const { state, product, call, tell, go } = useSession();
  const [name, setName] = useState<FunctionName>(FIRST.name);
  const [texts, setTexts] = useState<Texts>({});
  const inserting = useAction();
  const ofFormulas = state.connections.find(({ isOfFormulas }) => isOfFormulas) ?? state.connection;
  const definition = CATALOG.find((one) => one.name === name) ?? FIRST;
  const args = definition.parameters.map((parameter) => texts[parameter.name] ?? '');
  const insert = async (): Promise<void> => {
    const missing = definition.parameters.find((parameter, index) => parameter.required && args[index]?.trim() === '');
    if (missing) throw new Error(argumentMissing(missing.name, missing.example));
    const columns = argumentText(texts.columns ?? '');
    if (definition.parameters.some((one) => one.name === 'columns') && columns.startsWith('"'))
      chosenColumns(
        STREAMS[STREAM_OF[name]].columns,
        columns
          .slice(1, -1)
          .split(/[,;\n]/)
          .map((label) => label.trim()),
      );
    const { words: days } = await call('formulaDays', { name, args });
    const { cell } = await call('insertFormula', { name, args });
    tell(formulaInserted(cell, days));
  };
  return (
    <ViewFrame title={VIEWS.formulas}>
      {ofFormulas && !ofFormulas.cells.isHere && (
        <Message kind="information">
          <p>
            <Words text={NOT_ALLOWED[product]} />
          </p>
          <Button onClick={() => go({ name: 'settings' })}>{OPEN_SETTINGS}</Button>
        </Message>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void inserting.run(insert);
        }}
      >
        <Failure words={inserting.failure} />
        <SelectField
          label={FUNCTION}
          hint={definition.description}
          value={name}
          options={CATALOG.map((one) => [one.name, state.isNamespaced ? namespaced(one.name) : one.name] as const)}
          onValue={setName}
        />
        {definition.parameters.map((parameter) => (
          <ArgumentField key={`${name} ${parameter.name}`} of={definition} parameter={parameter} texts={texts} onTexts={setTexts} />
        ))}
        <p class="hint">{definition.result}</p>
        {definition.shape === 'table' && <p class="hint">{needsRoom(product)}</p>}
        <p class="formula">
          <code dir="ltr">{formulaText({ name, args }, state.isNamespaced, state.separator)}</code>
        </p>
        <Button type="submit" look="primary" isBusy={inserting.isBusy}>
          {INSERT_INTO_CELL}
        </Button>
      </form>
      <UpdateFormulas />
      {state.turnsFormulas && <FormulaToValues />}
    </ViewFrame>
  );
}
