import type { Fields } from '../../template';
import type { MethodSettingModel } from '../model';
import { optional } from './integration';

/** The settings of a stage's methods. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-stage-methodsetting.html */
export function methodSettingsOf(fields: Fields): readonly MethodSettingModel[] {
  return fields.each('MethodSettings').map((each) => ({
    httpMethod: each.text('HttpMethod')?.toUpperCase() ?? '*',
    resourcePath: decodedPath(each.text('ResourcePath') ?? '/*'),
    ...settingsOf(each),
  }));
}

/** The settings alone; a deployment's description of its stage has them without a method, for all. */
export function settingsOf(fields: Fields): Omit<MethodSettingModel, 'httpMethod' | 'resourcePath'> {
  return {
    ...optional('throttlingRateLimit', fields.number('ThrottlingRateLimit')),
    ...optional('throttlingBurstLimit', fields.number('ThrottlingBurstLimit')),
    ...optional('cachingEnabled', fields.flag('CachingEnabled')),
    ...optional('cacheTtlInSeconds', fields.number('CacheTtlInSeconds')),
    ...optional('cacheDataEncrypted', fields.flag('CacheDataEncrypted')),
    ...optional('requireAuthorizationForCacheControl', fields.flag('RequireAuthorizationForCacheControl')),
    ...optional('unauthorizedCacheControlHeaderStrategy', fields.text('UnauthorizedCacheControlHeaderStrategy')),
  };
}

/** `/~1pets~1{id}` is `/pets/{id}`, and `/~1` the root. */
export function decodedPath(encoded: string): string {
  const path = encoded.replace(/~1/g, '/').replace(/~0/g, '~');
  return path.startsWith('//') ? path.slice(1) : `/${path.replace(/^\//, '')}`;
}
