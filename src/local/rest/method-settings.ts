import type { Exchange } from './exchange';
import type { MethodSettingModel } from './model';

/** The settings of the stage for the method of a request, which names what `ANY` means: its own over those for all methods, field by field. */
export function methodSettings({ stage, method, request }: Exchange): Partial<MethodSettingModel> {
  const onPath = stage.methodSettings.filter((each) => each.resourcePath === method?.resourcePath);
  const own = onPath.find((each) => each.httpMethod === request.method || each.httpMethod === method?.httpMethod);
  const all = stage.methodSettings.find((each) => each.httpMethod === '*' && each.resourcePath === '/*');
  return { ...all, ...present(own ?? {}) };
}

function present<T extends object>(settings: T): Partial<T> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Partial<T>;
}
