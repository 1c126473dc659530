import { App, Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Deployment, MockIntegration, RestApi, Stage } from 'aws-cdk-lib/aws-apigateway';
import { Authorizers, ClientCertificate, ExpiryCheck, Integrations, RestGateway } from '../../src';
import type { ClientCertificateProps, RotatingClientCertificateProps } from '../../src';
import { LocalGateway } from '../../src/local';
import { expectRefusal, refusal } from '../errors/refusal';

const TYPE = 'AWS::ApiGateway::ClientCertificate';
const newStack = () => new Stack(new App(), 'Stack');
const idsOf = (stack: Stack) => Object.keys(Template.fromStack(stack).findResources(TYPE));
const warningsOf = (stack: Stack) => Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => String(entry.data));

describe('a client certificate', () => {
  test('is a resource, and its id an output', () => {
    const stack = newStack();
    const certificate = new ClientCertificate(stack, 'Certificate', { description: 'For the stock' });
    const template = Template.fromStack(stack);
    template.hasResourceProperties(TYPE, { Description: 'For the stock' });
    expect(Object.values(template.findOutputs('*')).map(({ Value }) => Value)).toEqual([{ Ref: idsOf(stack)[0] }]);
    expect(stack.resolve(certificate.clientCertificateRef)).toEqual({ clientCertificateId: { Ref: idsOf(stack)[0] } });
  });

  test('has a logical id that is a contract', () => {
    const stack = newStack();
    new ClientCertificate(stack, 'Certificate');
    expect(idsOf(stack)).toEqual(['Certificate4E7ABB08']);
  });

  test('is what a stage of a gateway takes, and what back ends that require one are satisfied with', async () => {
    const stack = newStack();
    new RestGateway(stack, 'Api', {
      authorizer: Authorizers.none(),
      routes: { 'GET /': { integration: Integrations.http('https://a.example', { requiresClientCertificate: true }) }, 'GET /health': { integration: Integrations.mock({ body: { ok: true } }) } },
      stages: { prod: { clientCertificate: new ClientCertificate(stack, 'Certificate') } },
    });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::ApiGateway::Stage', { ClientCertificateId: { Ref: idsOf(stack)[0] } });
    const gateway = await LocalGateway.fromTemplate(template.toJSON());
    expect((await gateway.dispatch({ method: 'GET', path: '/health' })).response.text).toBe('{"ok":true}');
    await gateway.dispose();
  });

  test('is what aws-cdk-lib\'s own stage takes', () => {
    const stack = newStack();
    const api = new RestApi(stack, 'Api', { deploy: false });
    api.root.addMethod('GET', new MockIntegration());
    const { clientCertificateId } = ClientCertificate.rotating(stack, 'Certificate', { generations: [{ name: 'a' }], current: 'a' });
    new Stage(stack, 'Stage', { deployment: new Deployment(stack, 'Deployment', { api }), clientCertificateId });
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::Stage', { ClientCertificateId: { Ref: idsOf(stack)[0] } });
  });
});

describe('a rotation', () => {
  const generations = [{ name: '2026', madeOn: '2026-01-15' }, { name: '2027', madeOn: '2026-12-01' }];
  const rotating = (options: RotatingClientCertificateProps) => {
    const stack = newStack();
    const certificate = ClientCertificate.rotating(stack, 'Certificate', options);
    return { stack, certificate, used: stack.resolve(certificate.clientCertificateId).Ref, ids: idsOf(stack) };
  };

  test('its steps: one, two with the first in use, two with the second, the second alone; no certificate is ever replaced', () => {
    const [first, second] = generations;
    const steps = [
      rotating({ generations: [first], current: '2026' }),
      rotating({ generations: [first, second], current: '2026' }),
      rotating({ generations: [first, second], current: '2027' }),
      rotating({ generations: [second], current: '2027' }),
    ];
    const [a, b] = [steps[0].used, steps[3].used];
    expect(steps.map(({ ids, used }) => [ids, used])).toEqual([[[a], a], [[a, b], a], [[a, b], b], [[b], b]]);
    expect([a, b]).toEqual(['CertificateGeneration2026E9C217EB', 'CertificateGeneration20270D372C48']);
  });

  test('the order of the generations means nothing', () => {
    const [one, other] = [generations, [...generations].reverse()].map((each) => rotating({ generations: each, current: '2027' }));
    expect([one.used, [...one.ids].sort()]).toEqual([other.used, [...other.ids].sort()]);
  });

  test('each generation is at hand, and has its id as an output', () => {
    const { stack, certificate, used } = rotating({ generations, current: '2026' });
    expect(stack.resolve(certificate.generation('2026').clientCertificateId)).toEqual({ Ref: used });
    expect(Object.keys(Template.fromStack(stack).findOutputs('*'))).toHaveLength(2);
    expectRefusal(() => certificate.generation('2028'), 'GH_CLIENT_CERTIFICATE_GENERATION', '"2028"', 'Did you mean "2026"?');
    expectRefusal(() => certificate.generation(undefined as any), 'GH_CLIENT_CERTIFICATE_GENERATION');
    expectRefusal(() => certificate.generation('__proto__'), 'GH_CLIENT_CERTIFICATE_GENERATION');
  });

  test('names that give ids of their own stay apart', () => {
    expect(new Set(rotating({ generations: ['a-b', 'ab', 'a_b', 'Resource', 'Default', 'constructor', '__proto__'].map((name) => ({ name })), current: '__proto__' }).ids).size).toBe(7);
  });
});

describe('the end of a certificate', () => {
  const made = (props: ClientCertificateProps) => {
    const stack = newStack();
    new ClientCertificate(stack, 'Certificate', props);
    return warningsOf(stack);
  };

  test.each([
    ['31 days before', '2026-11-30', 0], ['30 days before', '2026-12-01', 1], ['on the day', '2026-12-31', 1], ['a year later', '2028-01-01', 1], ['before it was made', '2025-01-01', 0],
  ])('%s (%s): %d warnings', (_, day, count) => {
    expect(made({ madeOn: '2025-12-31', expiryCheck: ExpiryCheck.on(day) })).toHaveLength(count);
  });

  test('says when it ends, and what to do', () => {
    expect(made({ madeOn: '2025-12-31', expiryCheck: ExpiryCheck.on('2026-12-30') })).toEqual([expect.stringMatching(/^GH_CLIENT_CERTIFICATE_EXPIRY: the certificate, made on 2025-12-31, ends on 2026-12-31\..*Add a generation/)]);
    expect(made({ madeOn: '2025-12-31', expiryCheck: ExpiryCheck.on('2026-12-31') })).toEqual([expect.stringContaining('ended on 2026-12-31')]);
  });

  test('counts 365 days, also over a leap day', () => {
    expect(made({ madeOn: '2027-12-31', expiryCheck: ExpiryCheck.on('2028-12-30'), warnBefore: Duration.days(0) })).toEqual([expect.stringContaining('ended on 2028-12-30')]);
    expect(made({ madeOn: '2027-12-31', expiryCheck: ExpiryCheck.on('2028-12-29'), warnBefore: Duration.days(0) })).toEqual([]);
  });

  test('is not looked at unless the app says with which day', () => {
    expect(made({ madeOn: '1999-01-01' })).toEqual([]);
    expect(made({ expiryCheck: ExpiryCheck.on('2999-01-01') })).toEqual([]);
  });

  test('is compared with the day of the build only when that is asked for', () => {
    jest.useFakeTimers({ now: new Date('2026-12-05T23:59:59Z'), doNotFake: ['nextTick', 'setImmediate', 'setTimeout'] });
    try {
      expect(made({ madeOn: '2025-12-31', expiryCheck: ExpiryCheck.ofBuild() })).toHaveLength(1);
      expect(made({ madeOn: '2026-06-01', expiryCheck: ExpiryCheck.ofBuild() })).toEqual([]);
    } finally {
      jest.useRealTimers();
    }
  });

  test('counts for the generation in use alone', () => {
    const generations = [{ name: 'old', madeOn: '2024-01-01' }, { name: 'new', madeOn: '2026-01-01' }];
    const warnings = (current: string) => {
      const stack = newStack();
      ClientCertificate.rotating(stack, 'Certificate', { generations, current, expiryCheck: ExpiryCheck.on('2026-02-01') });
      return warningsOf(stack);
    };
    expect(warnings('new')).toEqual([]);
    expect(warnings('old')).toEqual([expect.stringContaining('generation "old", which is in use, made on 2024-01-01, ended on 2024-12-31')]);
  });
});

describe('hostile input', () => {
  const rotating = (options: any) => () => ClientCertificate.rotating(newStack(), 'Certificate', options);
  const single = (props: any) => () => new ClientCertificate(newStack(), 'Certificate', props);

  test.each<[string, () => unknown, string[]]>([
    ['no options', rotating(undefined), ['GH_TYPE']],
    ['null', rotating(null), ['GH_TYPE']],
    ['no generations', rotating({ current: 'a' }), ['GH_CLIENT_CERTIFICATE_GENERATION']],
    ['no generation', rotating({ generations: [], current: 'a' }), ['GH_CLIENT_CERTIFICATE_GENERATION']],
    ['generations that are a map', rotating({ generations: { a: {} }, current: 'a' }), ['GH_TYPE']],
    ['a generation that is null', rotating({ generations: [null], current: 'a' }), ['GH_TYPE']],
    ['a generation that is text', rotating({ generations: ['a'], current: 'a' }), ['GH_TYPE']],
    ['a generation without a name', rotating({ generations: [{}], current: undefined }), ['GH_CLIENT_CERTIFICATE_GENERATION']],
    ['a slash in a name', rotating({ generations: [{ name: 'a/b' }], current: 'a/b' }), ['GH_CLIENT_CERTIFICATE_GENERATION']],
    ['a token for a name', rotating({ generations: [{ name: '${Token[X.1]}' }], current: '${Token[X.1]}' }), ['GH_CLIENT_CERTIFICATE_GENERATION']],
    ['a name twice', rotating({ generations: [{ name: 'a' }, { name: 'a' }], current: 'a' }), ['GH_CLIENT_CERTIFICATE_GENERATION']],
    ['a current that is none of them', rotating({ generations: [{ name: 'a' }], current: 'toString' }), ['GH_CLIENT_CERTIFICATE_GENERATION']],
    ['a current that is a number', rotating({ generations: [{ name: 'a' }], current: 1 }), ['GH_TYPE']],
    ['30 February', rotating({ generations: [{ name: 'a', madeOn: '2026-02-30' }], current: 'a' }), ['GH_CLIENT_CERTIFICATE_DATE']],
    ['a time', single({ madeOn: '2026-02-03T00:00:00Z' }), ['GH_CLIENT_CERTIFICATE_DATE']],
    ['a month 13', single({ madeOn: '2026-13-01' }), ['GH_CLIENT_CERTIFICATE_DATE']],
    ['an empty date', single({ madeOn: '' }), ['GH_CLIENT_CERTIFICATE_DATE']],
    ['a Date', single({ madeOn: new Date() }), ['GH_TYPE']],
    ['a check that is text', single({ expiryCheck: '2026-01-01' }), ['GH_TYPE']],
    ['a check that is another object', single({ expiryCheck: {} }), ['GH_TYPE']],
    ['a check on a token', () => ExpiryCheck.on('${Token[X.1]}'), ['GH_CLIENT_CERTIFICATE_DATE']],
    ['a check on nothing', () => ExpiryCheck.on(undefined as any), ['GH_CLIENT_CERTIFICATE_DATE']],
    ['a warning that begins before the certificate', single({ warnBefore: Duration.days(366) }), ['GH_CLIENT_CERTIFICATE_DATE']],
    ['a warning by the hour', single({ warnBefore: Duration.hours(5) }), ['GH_CLIENT_CERTIFICATE_DATE']],
    ['a warning in days as a number', single({ warnBefore: 5 }), ['GH_TYPE']],
    ['an empty description', single({ description: '' }), ['GH_TEXT_EMPTY']],
    ['several at once', single({ description: '', madeOn: 'x' }), ['GH_TEXT_EMPTY', 'GH_CLIENT_CERTIFICATE_DATE']],
    ['null props', single(null), ['GH_TYPE']],
  ])('%s is refused by name', (_, work, codes) => {
    const { findings } = refusal(work);
    expect(findings.map(({ code }) => code)).toEqual(codes);
  });
});
