import type { Value } from '../values';
import { VtlList, VtlMap } from '../values';
import { isNumber } from './arithmetic';
import { JavaException } from './exception';

/** What a parameter of a Java method takes. */
export interface Parameter<T> {
  accepts(value: Value): boolean;
  read(value: Value): T;
}

const INT = { min: -(2n ** 31n), max: 2n ** 31n - 1n };

/** Null fits every parameter that takes an object, and then most methods throw. */
function object<T>(accepts: (value: Value) => boolean): Parameter<T> {
  return {
    accepts: (value) => value === null || accepts(value),
    read: (value) => {
      if (value === null) throw new JavaException('a method was given null (NullPointerException)');
      return value as T;
    },
  };
}

/** `String` and `CharSequence`. */
export const text = object<string>((value) => typeof value === 'string');
/** `int`. */
export const int: Parameter<number> = {
  accepts: (value) => typeof value === 'bigint' && value >= INT.min && value <= INT.max,
  read: (value) => Number(value),
};
/** `Integer` and `Long`. */
export const whole = object<bigint>((value) => typeof value === 'bigint');
/** `Double`. */
export const double = object<number>((value) => typeof value === 'number');
/** `Number`. */
export const number = object<bigint | number>(isNumber);
/** `Boolean`. */
export const truth = object<boolean>((value) => typeof value === 'boolean');
/** `Collection`. */
export const list = object<VtlList>((value) => value instanceof VtlList);
/** `Map`. */
export const map = object<VtlMap>((value) => value instanceof VtlMap);
/** `Object`, null too. */
export const any: Parameter<Value> = { accepts: () => true, read: (value) => value };

/** One form of a method; what answers nothing is `void` in Java, and prints nothing. */
export interface Method<S> {
  takes(args: readonly Value[]): boolean;
  run(self: S, args: readonly Value[]): Value;
}

/** A form of a method, with the parameters that it takes. */
export function method<S, A extends unknown[]>(
  parameters: { readonly [K in keyof A]: Parameter<A[K]> },
  run: (self: S, ...args: A) => Value | void,
): Method<S> {
  const all: readonly Parameter<unknown>[] = parameters;
  return {
    takes: (args) => args.length === all.length && args.every((arg, i) => all[i].accepts(arg)),
    run: (self, args) => {
      const answer = run(self, ...args.map((arg, i) => all[i].read(arg)) as A);
      return answer === undefined ? '' : answer;
    },
  };
}

/** A form that takes any number of arguments behind its first. */
export function variable<S, T>(first: Parameter<T>, run: (self: S, given: T, others: readonly Value[]) => Value): Method<S> {
  return {
    takes: (args) => args.length > 0 && first.accepts(args[0]),
    run: (self, [given, ...others]) => run(self, first.read(given), others),
  };
}

/** The methods of a class: under each name its forms, of which the first that takes the arguments is called. */
export type Methods<S> = { readonly [name: string]: readonly Method<S>[] };

/** Calls a method; `undefined` where the class has none that takes the arguments. */
export function callOf<S>(methods: Methods<S>, self: S, name: string, args: readonly Value[]): Value | undefined {
  const forms = Object.hasOwn(methods, name) ? methods[name] : [];
  return forms.find((form) => form.takes(args))?.run(self, args);
}

/** The form of `compareTo` for what is of another class: Java takes it, and throws. */
export function incomparable<S>(): Method<S> {
  return method<S, [Value]>([any], () => {
    throw new JavaException('compareTo was given a value of another class (ClassCastException)');
  });
}
