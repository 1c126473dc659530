import { HAS_RECORDINGS, documentedTypes, recordedRefusals } from './recordings';
import { GatewayResponseType } from '../../../src/mapping';

const known = GatewayResponseType._known();

test('every type has the name of its constant', () => {
  expect(known.map(({ name }) => name)).toEqual(Object.keys(GatewayResponseType).filter((key) => /^[A-Z]/.test(key)));
  expect(known).toHaveLength(21);
});

test('a name gives its constant', () => {
  expect(GatewayResponseType.of('THROTTLED')).toBe(GatewayResponseType.THROTTLED);
});

test('a name that is newer than this version is kept, without a status', () => {
  expect({ ...GatewayResponseType.of('BODY_TOO_CLEVER') }).toEqual({ name: 'BODY_TOO_CLEVER', defaultStatus: undefined });
});

(HAS_RECORDINGS ? describe : describe.skip)('as AWS has them', () => {
  test('each with its status', () => {
    const ours = known.map(({ name, defaultStatus }) => [name, defaultStatus === undefined ? 'Null' : String(defaultStatus)]);
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(documentedTypes().map(({ type, status }) => [type, status])));
  });

  test('"Member must satisfy enum value set" names all of them', () => {
    const refusal = recordedRefusals().find((message) => message.includes('enum value set: [REQUEST_TOO_LARGE'))!;
    expect(refusal.split('[')[1].replace(']', '').split(', ').sort()).toEqual(known.map(({ name }) => name).sort());
  });
});
