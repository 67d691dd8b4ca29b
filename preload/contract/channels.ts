/** IPC channels between the sandboxed preload and the main process: route calls, host calls, events. */
export const channels = {
  call: 'studio:call',
  host: 'studio:host',
  event: 'studio:event',
  command: 'studio:command',
  /** From the page, as soon as its program has arrived. */
  began: 'studio:began',
} as const

/** Host functions that the desktop answers, by name. */
export const hostMethods = [
  'chooseImages',
  'saveImage',
  'saveImages',
  'saveText',
  'copyImage',
  'copyText',
  'chooseLibraryFolder',
  'showInFolder',
  'openedFiles',
  'setMenuKeys',
  'dragOut',
  'chooseFolder',
  'chooseWatchedFolder',
  'previewFolder',
  'runFolder',
  'draftFolder',
  'keepFindings',
  'folderPicture',
] as const
export type HostMethod = (typeof hostMethods)[number]

/** What the desktop sends as a command when files wait for `openedFiles`. */
export const openedFilesCommand = 'file.opened'
