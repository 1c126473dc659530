import { evaluateJsonPath, parseJsonPath } from '../../../src/vtl/json-path';
import { parseJsonText, printJsonText } from '../../../src/vtl/json-text';

/** The document that descriptions of JSONPath speak about. */
export const STORE = JSON.stringify({
  store: {
    book: [
      { category: 'reference', author: 'Nigel Rees', title: 'Sayings of the Century', price: 8.95 },
      { category: 'fiction', author: 'Evelyn Waugh', title: 'Sword of Honour', price: 12.99 },
      { category: 'fiction', author: 'Herman Melville', title: 'Moby Dick', isbn: '0-553-21311-3', price: 8.99 },
      { category: 'fiction', author: 'J. R. R. Tolkien', title: 'The Lord of the Rings', isbn: '0-395-19395-8', price: 22.99 },
    ],
    bicycle: { color: 'red', price: 19.95 },
  },
  expensive: 10,
});

/** What a path finds in a document, as JSON text; `undefined` for nothing. */
export function find(path: string, document = STORE): string | undefined {
  const found = evaluateJsonPath(parseJsonPath(path), parseJsonText(document));
  return found === undefined ? undefined : printJsonText(found);
}
