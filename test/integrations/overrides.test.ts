import { BACKENDS } from './backends';
import type { BackendRow } from './backends';
import { SECRET, Served } from './backends/backend';
import { MappingTemplate, ResponseSource, Source } from '../../src';
import type { ResponseOptions } from '../../src';

const row = (name: string): BackendRow => BACKENDS.find((each) => each.name.startsWith(name))!;

/** What a caller gets where the route has answers of its own. */
async function answered(name: string, responses: ResponseOptions[], answer?: object) {
  const served = await Served.by({ ...row(name), options: { ...row(name).options, responses } });
  if (answer) served.answer = { body: answer };
  const { status, text, headers } = await served.ask(row(name).ask('plain'));
  await served.dispose();
  return { status, text, headers };
}

const HEADER: ResponseOptions = { status: 202, match: '2\\d{2}', headers: { 'Cache-Control': ResponseSource.literal('no-store') } };
const FAILED = { status: 'FAILED', executionArn: SECRET, cause: SECRET };

describe("a route's own answer for successes", () => {
  test('keeps the template of the integration where it has none', async () => {
    const { status, text, headers } = await answered('sqsSendMessage of', [HEADER]);
    expect([status, JSON.parse(text), headers['Cache-Control']]).toEqual([202, { messageId: 'm1' }, 'no-store']);
  });

  test('makes no success of what is none, with a template and without', async () => {
    const template = MappingTemplate.json({ all: Source.body() });
    for (const responses of [[HEADER], [{ ...HEADER, template }], [{ ...HEADER, templates: { 'application/json': template } }]]) {
      const { status, text } = await answered('stepFunctionsStartSyncExecution', responses, FAILED);
      expect([status, JSON.parse(text)]).toEqual([502, { message: 'Bad Gateway' }]);
    }
    expect((await answered('dynamoDbGetItem', [HEADER], {})).status).toBe(404);
    expect((await answered('eventBridgePutEvents', [HEADER], { FailedEntryCount: 1, Entries: [{ ErrorMessage: SECRET }] })).status).toBe(502);
  });

  test('has its own template otherwise', async () => {
    const { text } = await answered('sqsSendMessage of', [{ ...HEADER, template: MappingTemplate.json({ id: Source.body('$.MessageId') }) }]);
    expect(JSON.parse(text)).toEqual({ id: 'm1' });
  });
});
