import { contextBridge, ipcRenderer } from 'electron'
import type { Envelope, StudioBridge } from './contract/bridge'
import { eventNames, routeAccess } from './contract/bridgeNames'
import { channels, type HostMethod } from './contract/channels'
import type { EventName } from './contract/events'

/**
 * The sandboxed preload. It exposes named functions over plain data and strips every IPC event
 * object, so that a page can reach the studio's routes and nothing else of Electron.
 */

const invoke = (channel: string, ...values: unknown[]): Promise<Envelope> =>
  ipcRenderer.invoke(channel, ...values)

const host = (method: HostMethod, ...values: unknown[]) => invoke(channels.host, method, ...values)

const bridge: StudioBridge = {
  calls: Object.fromEntries(
    Object.entries(routeAccess)
      .filter(([, access]) => access === 'page')
      .map(([name]) => [name, (input: unknown) => invoke(channels.call, name, input)]),
  ),
  subscribe(listener) {
    const forward = (_event: unknown, name: EventName, payload: unknown) => {
      if (eventNames.includes(name)) listener(name, payload)
    }
    ipcRenderer.on(channels.event, forward)
    return () => ipcRenderer.removeListener(channels.event, forward)
  },
  host: {
    kind: 'electron',
    chooseImages: () => host('chooseImages'),
    saveImage: (request) => host('saveImage', request),
    saveImages: (request) => host('saveImages', request),
    saveText: (request) => host('saveText', request),
    copyImage: (id) => host('copyImage', id),
    copyText: (text) => host('copyText', text),
    chooseLibraryFolder: () => host('chooseLibraryFolder'),
    showInFolder: (id) => host('showInFolder', id),
    openedFiles: () => host('openedFiles'),
    setMenuKeys: (keys) => host('setMenuKeys', keys),
    dragOut: (request) => host('dragOut', request),
    chooseFolder: (task) => host('chooseFolder', task),
    chooseWatchedFolder: () => host('chooseWatchedFolder'),
    previewFolder: (request) => host('previewFolder', request),
    runFolder: (request) => host('runFolder', request),
    draftFolder: (request) => host('draftFolder', request),
    keepFindings: (request) => host('keepFindings', request),
    folderPicture: (request) => host('folderPicture', request),
    onCommand(listener) {
      const forward = (_event: unknown, command: unknown) => {
        if (typeof command === 'string') listener(command)
      }
      ipcRenderer.on(channels.command, forward)
      return () => ipcRenderer.removeListener(channels.command, forward)
    },
  },
  began: () => ipcRenderer.send(channels.began),
}

contextBridge.exposeInMainWorld('studioBridge', bridge)
