import { arnOf, call, disposeAll, functionsOf, inline } from './functions';
import { lambdaBackend } from '../../../../src/local/backends/lambda';
import type { FunctionModel } from '../../../../src/local/template';

afterEach(disposeAll);

describe('a stub', () => {
  test.each(['fn', 'Fn', arnOf('fn')])('stands for a function by %s', async (name) => {
    const functions = functionsOf([inline('throw new Error("real")')], { stubs: { [name]: async (event) => ({ stubbed: event.n }) } });
    expect(await call(functions, { n: 1 })).toEqual({ result: { stubbed: 1 }, log: [] });
  });

  test('stands for a function that the template does not have', async () => {
    const functions = functionsOf([], { stubs: { elsewhere: (_, context) => context } });
    expect((await call(functions, {}, `${arnOf('elsewhere')}:live`)).result).toMatchObject({
      functionName: 'elsewhere', invokedFunctionArn: `${arnOf('elsewhere')}:live`, awsRequestId: expect.any(String),
    });
  });

  test('throws as a function does', async () => {
    const functions = functionsOf([], { stubs: { fn: () => { throw new TypeError('no'); } } });
    expect((await call(functions)).error).toMatchObject({ errorType: 'TypeError', errorMessage: 'no' });
    const odd = functionsOf([], { stubs: { fn: () => Promise.reject('text') } });
    expect((await call(odd)).error).toEqual({ errorType: 'string', errorMessage: 'text', trace: [] });
  });

  test('that returns nothing, or what JSON cannot say, returns null', async () => {
    const functions = functionsOf([], { stubs: { fn: () => undefined, gn: () => () => 1 } });
    expect([await call(functions), await call(functions, {}, arnOf('gn'))].map(({ result }) => result)).toEqual([null, null]);
  });
});

describe('what cannot run', () => {
  test.each<[string, Partial<FunctionModel>, RegExp]>([
    ['another runtime', { runtime: 'java21' }, /^its runtime is java21, and the local gateway runs Node\.js and Python$/],
    ['an image', { code: { kind: 'image', uri: 'x' } }, /container image/],
    ['an image without runtime', { runtime: undefined, handler: undefined, code: { kind: 'image', uri: 'x' } }, /no Runtime and Handler/],
    ['code in a bucket', { code: { kind: 's3', bucket: 'b', key: 'k' } }, /an object of S3 \(b\/k\)/],
    ['an asset that is not there', { code: { kind: 'asset', path: 'asset.none' } }, /asset\.none is not in the assembly/],
    ['an archive', { code: { kind: 'asset', path: __filename } }, /is an archive/],
  ])('%s is listed, and refused with the reason', async (_, model, reason) => {
    const functions = functionsOf([inline('', model)]);
    expect(functions.unsupported).toEqual([{ logicalId: 'Fn', type: 'AWS::Lambda::Function', reason: expect.stringMatching(reason) }]);
    await expect(call(functions)).rejects.toMatchObject({ reason: 'denied', message: expect.stringMatching(/^The function Fn does not run here: .* A stub can stand for it\.$/) });
  });

  test('is not listed where a stub stands for it', () => {
    expect(functionsOf([inline('', { runtime: 'java21' })], { stubs: { fn: () => 1 } }).unsupported).toEqual([]);
  });

  test('layers are listed, and the function runs', async () => {
    const functions = functionsOf([inline('exports.handler = async () => 1', { layers: ['arn:aws:lambda:us-east-1:111111111111:layer:l:1'] })]);
    expect(functions.unsupported).toEqual([expect.objectContaining({ reason: expect.stringMatching(/^its layers are not loaded/) })]);
    expect((await call(functions)).result).toBe(1);
  });

  test('a function that nobody knows is refused', async () => {
    await expect(call(functionsOf([]))).rejects.toMatchObject({ reason: 'denied', message: `There is no function ${arnOf('fn')} in the template, and no stub for it.` });
  });
});

test.each([`${arnOf('fn')}:live`, `${arnOf('fn')}:3`, 'fn'])('%s is the function', async (arn) => {
  const functions = functionsOf([inline('exports.handler = async (event, context) => context.invokedFunctionArn', { qualifiedArns: [`${arnOf('fn')}:live`] })]);
  expect((await call(functions, {}, arn)).result).toBe(arn);
});

describe('the back end', () => {
  const send = (functions: ReturnType<typeof functionsOf>, body: string | Buffer, invocation: 'RequestResponse' | 'Event' = 'RequestResponse', log: string[] = []) =>
    lambdaBackend(functions)({
      target: { kind: 'lambda', functionArn: arnOf('fn'), invocation }, request: { headers: {}, body: Buffer.from(body) }, log: (line: string) => log.push(line),
    } as unknown as Parameters<ReturnType<typeof lambdaBackend>>[0]);

  test('answers the result', async () => {
    const functions = functionsOf([], { stubs: { fn: (event) => event } });
    const { status, body, errorMessage } = await send(functions, '{"a":"ü"}');
    expect({ status, body: body.toString(), errorMessage }).toEqual({ status: 200, body: '{"a":"ü"}', errorMessage: undefined });
  });

  test('answers an error with its message', async () => {
    const functions = functionsOf([], { stubs: { fn: () => { throw new Error('boom'); } } });
    const { status, body, errorMessage } = await send(functions, '{}');
    expect({ status, error: JSON.parse(body.toString()), errorMessage })
      .toMatchObject({ status: 200, error: { errorType: 'Error', errorMessage: 'boom' }, errorMessage: 'boom' });
  });

  test('refuses an event that Lambda would not take', async () => {
    const functions = functionsOf([], { stubs: { fn: () => 1 } });
    const { status, body } = await send(functions, Buffer.alloc(6_291_457, 0x20));
    expect([status, body.toString()]).toEqual([413, expect.stringContaining('6291457 byte payload is too large')]);
  });

  test('takes no event for a function that is not there, nor any more', async () => {
    const functions = functionsOf([]);
    await expect(send(functions, '{}', 'Event')).rejects.toThrow('There is no function');
    const stubbed = functionsOf([], { stubs: { fn: async () => ({}) } });
    await stubbed.dispose();
    await expect(send(stubbed, '{}', 'Event')).rejects.toThrow('has been disposed of');
  });

  test('does not wait for an event', async () => {
    const seen: string[] = [];
    const functions = functionsOf([], {
      stubs: { fn: async () => { await new Promise((resolve) => setTimeout(resolve, 20)); seen.push('ran'); throw new Error('unheard'); } },
    });
    const log: string[] = [];
    expect((await send(functions, '{}', 'Event', log)).status).toBe(202);
    expect(seen).toEqual([]);
    await functions.settled();
    expect([seen, log]).toEqual([['ran'], [`${arnOf('fn')}: unheard`]]);
  });
});

test('nothing of this process is held once a function has answered', async () => {
  const functions = functionsOf([inline('exports.handler = async () => 1')]);
  await call(functions);
  await functions.dispose();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(process.getActiveResourcesInfo().filter((name) => /Worker|MessagePort|Process/.test(name))).toEqual([]);
});
