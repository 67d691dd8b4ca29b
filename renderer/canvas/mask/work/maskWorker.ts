import { answerMaskRequests } from './answerMaskRequests'
import type { MaskReply, MaskRequest } from './maskMessages'

/** The thread's own side of its channel. */
interface ThreadScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<MaskRequest>) => void): void
  postMessage(reply: MaskReply, handedOver: ArrayBuffer[]): void
}

const scope = self as unknown as ThreadScope
const take = answerMaskRequests((reply, handedOver) => scope.postMessage(reply, handedOver))
scope.addEventListener('message', ({ data }) => take(data))
