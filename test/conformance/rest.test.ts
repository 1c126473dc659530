import { DEVIATIONS } from './deviations/rest';
import { conformanceFolder } from './kind';
import { rest } from './kinds/rest';

const folder = conformanceFolder();
const whereRecorded = folder ? test : test.skip;
/** Another folder may have other recordings. */
const whereUsual = folder && process.env.GATEHOUSE_CONFORMANCE === undefined ? test : test.skip;

whereRecorded(`what AWS answered${folder ? '' : ' (the conformance folder is absent)'}`, async () => {
  const outcomes = await rest.run(folder!);
  expect(outcomes.filter(({ result }) => result === 'failed')).toEqual([]);
  expect(outcomes.filter(({ result }) => result === 'passed').length).toBeGreaterThan(0);
}, 60_000);

whereUsual('every deviation is one of a recording that the folder has', async () => {
  const ids = (await rest.run(folder!)).map(({ id }) => id);
  expect(Object.keys(DEVIATIONS).filter((id) => !ids.includes(id))).toEqual([]);
}, 60_000);
