import { create } from 'zustand'

interface PictureLoadState {
  /** The name of the picture on the canvas whose own pixels are being read. */
  readonly reading: string | undefined
}

/** Whether the canvas shows the whole picture yet, or still a smaller form of it. */
export const usePictureLoad = create<PictureLoadState>()(() => ({ reading: undefined }))
