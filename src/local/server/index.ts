export { serve } from './serve';
export type { Answered, LocalServer, ServeOptions } from './serve';
