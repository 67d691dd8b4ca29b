import { buildPyramid } from './buildPyramid'
import type { PictureReply, PictureRequest } from './pictureMessages'

/** The thread's own side of its channel. */
interface ThreadScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<PictureRequest>) => void): void
  postMessage(reply: PictureReply, handedOver?: Transferable[]): void
}

const scope = self as unknown as ThreadScope
scope.addEventListener('message', ({ data }) => {
  buildPyramid(data.picture).then(
    (pyramid) => {
      const images = pyramid.levels.flatMap(({ pieces }) => pieces.map(({ image }) => image))
      scope.postMessage({ kind: 'done', pyramid }, images as ImageBitmap[])
    },
    (error: unknown) => scope.postMessage({ kind: 'failed', reason: String(error) }),
  )
})
