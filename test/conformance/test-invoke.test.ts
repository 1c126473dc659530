import { conformanceFolder } from './kind';
import { testInvoke } from './kinds/test-invoke';

const folder = conformanceFolder();
const whereRecorded = folder ? test : test.skip;

whereRecorded(`the logs of TestInvokeMethod${folder ? '' : ' (the conformance folder is absent)'}`, async () => {
  const outcomes = await testInvoke.run(folder!);
  expect(outcomes.filter(({ result }) => result === 'failed')).toEqual([]);
  expect(outcomes.filter(({ result }) => result === 'passed').length).toBeGreaterThan(0);
}, 60_000);
