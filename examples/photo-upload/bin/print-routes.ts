import { App } from 'aws-cdk-lib';
import { PhotoUploadStack } from '../lib/photo-upload-stack';
import { variantOf } from '../lib/variants';
import { RoutePrinter } from 'cdk-gatehouse';

/** Prints who answers what, and for whom. Nothing is synthesized, so the handlers need no bundling. */
const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
const { gateway } = new PhotoUploadStack(app, 'PhotoUpload', variantOf(app));
console.log(RoutePrinter.text(gateway.routes));
