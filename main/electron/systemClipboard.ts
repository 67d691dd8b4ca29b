import { ClipboardItem, clipboard, nativeImage } from 'electron'

/** The clipboard as Electron up to 43 has it, with synchronous writers. */
interface EarlierClipboard {
  writeImage?(image: Electron.NativeImage): void
}

/** Puts a PNG picture on the system's clipboard. */
export async function copyPng(png: Uint8Array<ArrayBuffer>): Promise<void> {
  const earlier = clipboard as EarlierClipboard
  if (earlier.writeImage) {
    earlier.writeImage(nativeImage.createFromBuffer(Buffer.from(png)))
    return
  }
  const blob = new Blob([png], { type: 'image/png' })
  await clipboard.write([new ClipboardItem({ 'image/png': blob })])
}

/** Puts text on the system's clipboard. */
export async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text)
}
