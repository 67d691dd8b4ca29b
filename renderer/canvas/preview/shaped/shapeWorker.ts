import { toStudioError } from '../../../../preload/contract/errors'
import type { ShapeReply, ShapeRequest } from './shapeMessages'
import { shapedPixels } from './shapePixels'

/** The thread's own side of its channel. */
interface ThreadScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<ShapeRequest>) => void): void
  postMessage(reply: ShapeReply, handedOver: Transferable[]): void
}

const scope = self as unknown as ThreadScope
scope.addEventListener('message', ({ data: { plan, source } }) => {
  shapedPixels(plan, source).then(
    (pixels) => scope.postMessage({ kind: 'shaped', pixels }, [pixels.data.buffer]),
    (error: unknown) => {
      const { code, data } = toStudioError(error)
      scope.postMessage({ kind: 'failed', code, data }, [])
    },
  )
})
