import type { TraceStep } from '../rest/exchange';
import { traceText } from '../rest/trace-text';
import type { Answered } from '../server';

/** What is printed of a request: one line, what its function wrote, and its trace where that is wanted; why, where the gateway failed. */
export function answerLines({ request, response, trace, milliseconds }: Answered, withTrace: boolean): string {
  // The box that fails shows the log of its back end again.
  const logs = [...new Set(trace.map(({ details }) => details.log).filter(Array.isArray))].flat().map(String);
  const why = response.status >= 500 && !withTrace ? trace.filter(isFailed).flatMap(({ lines }) => lines) : [];
  return [
    `${request.method} ${request.path} ${response.status} ${milliseconds.toFixed(0)} ms`,
    ...[...logs, ...why].map((line) => `  | ${line.trimEnd()}`),
    ...withTrace ? [indented(traceText(trace))] : [],
  ].join('\n');
}

const isFailed = ({ details }: TraceStep): boolean => details.failed === true;

function indented(text: string): string {
  return text.trimEnd().split('\n').map((line) => `  ${line}`).join('\n');
}
