import * as fc from 'fast-check';
import type { HostMessage } from '../../../../src/local/backends/lambda/host';
import { Answers } from '../../../../src/local/backends/lambda/python/answers';

const MARK = '\0mark\n';

function heard(work: (answers: Answers) => void): HostMessage[] {
  const messages: HostMessage[] = [];
  work(new Answers(MARK, (message) => messages.push(message)));
  return messages;
}

const texts = (messages: readonly HostMessage[]) => messages.map((message) => message.kind === 'log' ? message.text : message.kind);

test('an answer that comes first waits for its mark', () => {
  expect(texts(heard((answers) => {
    answers.hearAnswer('{"kind":"ready"}');
    answers.hearLog('before');
    answers.hearLog(`, and more${MARK}after`);
  }))).toEqual(['before', ', and more', 'ready', 'after']);
});

test('a mark that comes first waits for its answer', () => {
  expect(texts(heard((answers) => {
    answers.hearLog(`before${MARK}`);
    answers.hearAnswer('{"kind":"ready"}');
  }))).toEqual(['before', 'ready']);
});

test('what is no answer is a line of the log', () => {
  expect(texts(heard((answers) => answers.hearAnswer('printed')))).toEqual(['printed\n']);
});

test('however a log is cut into pieces, nothing of it is lost, and the answer comes at its mark', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\0', '\n', 'm') });
  fc.assert(fc.property(text, text, fc.array(fc.nat(30), { maxLength: 6 }), (before, after, cuts) => {
    const whole = before + MARK + after;
    const places = [0, ...cuts.map((cut) => Math.min(cut, whole.length)), whole.length].sort((a, b) => a - b);
    const messages = heard((answers) => {
      answers.hearAnswer('{"kind":"ready"}');
      for (const [index, start] of places.slice(0, -1).entries()) answers.hearLog(whole.slice(start, places[index + 1]));
      answers.end();
    });
    const at = messages.findIndex(({ kind }) => kind === 'ready');
    expect(texts(messages.slice(0, at)).join('')).toBe(before);
    expect(texts(messages.slice(at + 1)).join('')).toBe(after);
  }));
});

test('the end passes on an answer whose mark got lost', () => {
  expect(texts(heard((answers) => {
    answers.hearAnswer('{"kind":"ready"}');
    answers.hearLog('half \0ma');
    answers.end();
  }))).toEqual(['half ', '\0ma', 'ready']);
});

test.each(['null', '5', '{"kind":"result"}', '{"kind":"gone","how":"x"}'])('%s is the error of the function', (line) => {
  const messages = heard((answers) => {
    answers.hearAnswer(line);
    answers.hearLog(MARK);
  });
  expect(messages).toEqual([{ kind: 'error', error: expect.objectContaining({ errorType: 'Runtime.MalformedMessage' }), fatal: true }]);
});
