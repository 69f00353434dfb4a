import type { GetVersionFileRequest } from '#/generated/api/souk';

/** Which of the files that a version names. */
export type VersionFile = GetVersionFileRequest['File'];
