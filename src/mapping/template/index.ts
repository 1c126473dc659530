export { JSON_TYPE, templatesByType } from './by-type';
export { Condition } from './condition';
export { MappingTemplate } from './mapping-template';
export { MappingValue } from './mapping-value';
export type { MappingTemplateOptions, RequestOverrideOptions, ResponseOverrideOptions } from './overrides';
export { vtlWarnings } from './vtl-findings';
