import type { TraceStep } from './exchange';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A trace in the form of the log of TestInvokeMethod, one line of AWS's for each that a box has written.
 *
 * @param time when the request arrived
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-test-method.html
 */
export function traceText(trace: readonly TraceStep[], time = new Date()): string {
  const lines = trace.flatMap((step) => step.lines);
  const [, requestId = ''] = /^Starting execution for request: (.*)$/.exec(lines[0] ?? '') ?? [];
  return [`Execution log for request ${requestId}`, ...lines.map((line) => `${logTime(time)} : ${line}`), ''].join('\n');
}

/** `Tue Aug 19 17:04:50 UTC 2025`. */
function logTime(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = [time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds()].map(two).join(':');
  return `${DAYS[time.getUTCDay()]} ${MONTHS[time.getUTCMonth()]} ${two(time.getUTCDate())} ${clock} UTC ${time.getUTCFullYear()}`;
}
