import { typedNotKept } from '#words/places';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { DAYS } from '../shared/report/report-bench';
import { bench, excel, openWorkbook, written } from './sheets-bench';

openWorkbook();

const NOTE = 4;

/** The column beside the report: what stands in it, and the formats that there are. */
function column(sheet: string) {
  const { values = [], formats = [] } = excel.workbook.backend.read({ sheet, row: 1, column: NOTE, rows: 40, columns: 1 }, [
    'values',
    'formats',
  ]);
  return { values: values.flat().filter((value) => value !== null), formats: [...new Set(formats.flat())] };
}

it('what is typed beside replaced rows leaves no cell that it goes to, or from, formatted as plain text', async () => {
  const sheet = await written();
  excel.person.type(sheet, 0, NOTE, 'Note');
  excel.person.type(sheet, 5, NOTE, 'x');
  excel.person.type(sheet, 12, NOTE, '7');
  excel.person.type(sheet, 14, NOTE, "'=1 is one");
  const before = column(sheet);
  for (const people of [5, 3, 4, 3]) {
    bench.serve(fakeOrganisation(people, DAYS));
    expect(await bench.refresh()).toMatchObject({ outcome: 'done', rows: people * 7 });
    expect(column(sheet)).toEqual(before);
  }
});

it('a picture beside replaced rows, of which Excel gives no value, is in the way where it would have to go, and stays', async () => {
  const sheet = await written();
  const picture = { sheet, row: 5, column: NOTE, rows: 1, columns: 1 };
  excel.workbook.backend.write(picture, { contents: [['#VALUE!']] });
  const before = excel.seen('Hours');
  bench.serve(fakeOrganisation(5, DAYS));
  expect(await bench.refresh()).toMatchObject({ outcome: 'failed', message: typedNotKept('Hours', ['E6'], true) });
  expect(excel.seen('Hours')).toEqual(before);
});
