/** Larger documents of other programs (bytes) are not read; packed as they are, nearly all of one is pictures. */
export const largestDocument = 100 * 1024 * 1024;
