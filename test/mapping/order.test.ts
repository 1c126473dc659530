import { Lazy } from 'aws-cdk-lib';
import fc from 'fast-check';
import { inStableOrder } from '../../src/mapping';

const token = (value: string) => Lazy.string({ produce: () => value });

describe('a stable order', () => {
  test('literal values are sorted and each stands once, in whatever order they were given', () => {
    expect(inStableOrder(['b', 'a', 'b'])).toEqual(['a', 'b']);
    fc.assert(fc.property(fc.array(fc.string()), (values) => {
      expect(inStableOrder([...values].reverse())).toEqual(inStableOrder(values));
    }));
  });

  test('values known at deployment, whole or in part, stand behind them as given, each once', () => {
    const [x, y] = [token('x'), token('y')];
    expect(inStableOrder([y, 'b', `https://${x}`, 'a', y])).toEqual(['a', 'b', y, `https://${x}`]);
    expect(inStableOrder([`https://${x}`, y])).toEqual([`https://${x}`, y]);
  });

  test('what is given is not changed', () => {
    const given = Object.freeze(['b', 'a']);
    expect(inStableOrder(given)).toEqual(['a', 'b']);
    expect(given).toEqual(['b', 'a']);
  });
});
