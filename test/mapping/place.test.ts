import { App, Stack, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { placeOf } from '../../src/mapping';

describe('the place of a construct', () => {
  test('is the same in every stage of a pipeline', () => {
    const app = new App();
    const places = ['Dev', 'Prod'].map((id) => placeOf(new Construct(new Stack(new Stage(app, id), 'Stack'), 'Users')));
    expect(places).toEqual([places[0], places[0]]);
    expect(places[0]).toMatch(/Stack\/Users$/);
  });

  test('tells stacks and constructs apart', () => {
    const app = new App();
    const places = ['One', 'Two'].flatMap((stack) => {
      const scope = new Stack(app, stack);
      return ['A', 'B'].map((id) => placeOf(new Construct(scope, id)));
    });
    expect(new Set(places).size).toBe(4);
  });

  test('is there without any app', () => {
    expect(placeOf(new Construct(undefined as unknown as Construct, 'Alone'))).toBe('Alone');
  });
});
