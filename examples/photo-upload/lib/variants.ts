import type { App } from 'aws-cdk-lib';
import type { PhotoUploadStackProps } from './photo-upload-stack';

/**
 * What the deploy tests change by context; without context this is the real application.
 *
 * - `-c variant=second`: one Lambda route answers differently, and another one is gone.
 * - `-c emulator=localstack`: no functions, because that emulator needs Docker for them.
 */
export function variantOf(app: App): PhotoUploadStackProps {
  return {
    ...app.node.tryGetContext('variant') === 'second' && { pageSize: 20, photoInfo: false },
    ...app.node.tryGetContext('emulator') === 'localstack' && { functions: false },
  };
}
