import { call, disposeAll, functionsOf, inline, run } from './functions';

afterEach(disposeAll);

const NULS = '\0'.repeat(8);
const streaming = (body: string, parameters = 'event, stream, context') => `exports.handler = awslambda.streamifyResponse(async (${parameters}) => { ${body} });`;

describe('what a handler streams', () => {
  test.each<[string, string, string]>([
    ['pieces', 'stream.write("a"); await new Promise((resolve) => setTimeout(resolve, 5)); stream.write(Buffer.from("b")); stream.end("c");', 'abc'],
    ['values, as JSON', 'stream.write({ n: event.n }); stream.end();', '{"n":1}'],
    ['metadata before the first piece', 'stream = awslambda.HttpResponseStream.from(stream, { statusCode: 201 }); stream.write("a"); stream.end("b");', `{"statusCode":201}${NULS}ab`],
    ['metadata before the last piece', 'stream = awslambda.HttpResponseStream.from(stream, { statusCode: 201 }); stream.end("b");', `{"statusCode":201}${NULS}b`],
    ['metadata before an empty piece', 'stream = awslambda.HttpResponseStream.from(stream, {}); stream.write(""); stream.end();', `{}${NULS}`],
    ['no metadata where nothing is written', 'stream = awslambda.HttpResponseStream.from(stream, {}); stream.end();', ''],
    ['a pipeline', 'await require("stream/promises").pipeline(require("stream").Readable.from(["x", "y"]), stream);', 'xy'],
    ['more after it has returned', 'setTimeout(() => stream.end("late"), 5); return "ignored";', 'late'],
    ['whatever its content type is', 'stream.setContentType("text/plain"); stream.end("a");', 'a'],
    ['who called', 'stream.end(context.awsRequestId.length + " " + context.tenantId);', '36 undefined'],
  ])('%s', async (_, body, result) => {
    expect(await run(streaming(body), { n: 1 })).toEqual({ result, log: [] });
  });

  test('as often as it is called, also on a runtime without callbacks', async () => {
    const functions = functionsOf([inline(streaming('stream.end(String(event.n));'), { runtime: 'nodejs24.x' })]);
    expect((await call(functions, { n: 1 })).result).toBe('1');
    expect((await call(functions, { n: 2 })).result).toBe('2');
  });

  test('as bytes', async () => {
    const functions = functionsOf([inline(streaming('stream.end(Buffer.from([0, 255, 128]));'))]);
    const outcome = await functions.invoke('fn', '{}', () => undefined);
    expect([...(outcome as { bytes: Uint8Array }).bytes]).toEqual([0, 255, 128]);
  });
});

describe('errors', () => {
  test.each<[string, string, object]>([
    ['thrown', 'stream.write("a"); throw new RangeError("far");', { errorType: 'RangeError', errorMessage: 'far' }],
    ['of its stream', 'stream.destroy(new TypeError("torn"));', { errorType: 'TypeError', errorMessage: 'torn' }],
    ['by a stream that never ends', 'stream.write("a");', { errorType: 'Runtime.NodeJsExit' }],
    ['by a write after the end', 'stream.end("a"); stream.write("b");', { errorMessage: 'write after end' }],
  ])('%s', async (_, body, error) => {
    expect((await run(streaming(body))).error).toMatchObject(error);
  });

  test('by what is no JSON', async () => {
    const functions = functionsOf([inline(streaming('stream.end("a");'))]);
    expect((await call(functions)).result).toBe('a');
    expect((await run('exports.handler = awslambda.streamifyResponse(() => { throw new Error("at once") });')).error).toMatchObject({ errorMessage: 'at once' });
    const plain = 'exports.handler = awslambda.streamifyResponse((event, stream) => { stream.write("a"); stream.end(); });';
    expect((await run(plain)).error).toMatchObject({ errorMessage: 'Streaming does not support non-async handlers.' });
  });
});

test('a handler is told its tenant', async () => {
  const functions = functionsOf([inline('exports.handler = async (event, context) => context.tenantId')]);
  expect(await functions.invoke('fn', '{}', () => undefined, 'blue')).toEqual({ payload: '"blue"' });
});
