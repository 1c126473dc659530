import { readFileSync } from 'fs';
import { join } from 'path';
import { FOLDER, recorded, render } from './recordings';

recorded('the mapping templates of the developer guide', () => {
  const examples = (): any[] => JSON.parse(readFileSync(join(FOLDER, 'semantics.json'), 'utf8')).vtlMappingExamples;

  test('there are three', () => {
    expect(examples().map(({ name }) => name)).toEqual(['photos', 'news-article', 'invoice']);
  });

  test.each([0, 1, 2])('example %i prints the output that goes with its input', (i) => {
    const { template, outputTemplate, input, expectedOutput } = examples()[i];
    const body = JSON.stringify(input);
    expect(JSON.parse(render(template, { body }))).toEqual(input);
    expect(JSON.parse(render(outputTemplate, { body }))).toEqual(expectedOutput);
  });
});
