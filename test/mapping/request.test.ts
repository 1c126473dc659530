import { declaredParameters } from '../../src/mapping';

describe('the declared parameters of a route', () => {
  test('path first, in order; then headers and query strings, sorted', () => {
    const parameters = declaredParameters(['z', 'a'], { querystrings: { page: {} }, headers: { 'X-B': { required: true }, 'X-A': {} } });
    expect(parameters.map(({ in: place, name, required }) => `${place} ${name} ${required}`))
      .toEqual(['path z true', 'path a true', 'header X-A false', 'header X-B true', 'query page false']);
  });

  test('maps in another order give the same', () => {
    const one = declaredParameters([], { headers: { A: {}, B: {} }, querystrings: { A: {}, C: {} } });
    expect(declaredParameters([], { querystrings: { C: {}, A: {} }, headers: { B: {}, A: {} } })).toEqual(one);
  });

  test('a header that the integration reads is declared, not required', () => {
    expect(declaredParameters([], {}, { headers: ['Origin'] })).toEqual([{ in: 'header', name: 'Origin', required: false }]);
  });

  test('the route\'s own declaration wins', () => {
    expect(declaredParameters([], { headers: { Origin: { required: true } } }, { headers: ['Origin'] })).toEqual([{ in: 'header', name: 'Origin', required: true }]);
  });

  test('a header is declared once, however it is spelled', () => {
    const names = declaredParameters([], { headers: { origin: {} } }, { headers: ['Origin'] }).map(({ name }) => name);
    expect(names).toEqual(['origin']);
  });

  test('a query string of the same name as a header is its own', () => {
    expect(declaredParameters([], { querystrings: { Origin: {} } }, { headers: ['Origin'] })).toHaveLength(2);
  });

  test('nothing declared is nothing', () => {
    expect(declaredParameters([])).toEqual([]);
    expect(declaredParameters([], { headers: { A: undefined as never } })).toEqual([{ in: 'header', name: 'A', required: false }]);
  });
});
