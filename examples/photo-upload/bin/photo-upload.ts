import { App } from 'aws-cdk-lib';
import { PhotoUploadStack } from '../lib/photo-upload-stack';
import { variantOf } from '../lib/variants';

const app = new App();
new PhotoUploadStack(app, 'PhotoUpload', {
  description: 'Photos through API Gateway straight into S3, with thumbnails (an example of cdk-gatehouse)',
  ...variantOf(app),
});
