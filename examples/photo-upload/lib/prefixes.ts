/** Where uploads are stored. */
export const ORIGINALS = 'originals/';
/** Where their thumbnails are stored: not below the prefix whose objects trigger them, so that nothing loops. */
export const THUMBNAILS = 'thumbnails/';
