import type { Exchange } from './exchange';
import type { MethodSettingModel } from './model';

/** The settings of the stage for the method of a request: its own over those for all methods, field by field. */
export function methodSettings({ stage, method }: Exchange): Partial<MethodSettingModel> {
  const own = stage.methodSettings.find((each) => each.httpMethod === method?.httpMethod && each.resourcePath === method?.resourcePath);
  const all = stage.methodSettings.find((each) => each.httpMethod === '*' && each.resourcePath === '/*');
  return { ...all, ...present(own ?? {}) };
}

function present<T extends object>(settings: T): Partial<T> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Partial<T>;
}
