import { createDispatcher } from './dispatcher'
import { createHandlers } from './handlers'
import { endWithParent } from './parentWatch'
import { connectToParent } from './transport'

/**
 * Entry of the engine process, which decodes and encodes pictures and runs every step. It is started
 * and watched by the core: what crashes here, crashes here alone.
 */
const transport = connectToParent()
const handlers = createHandlers((provider, reason) =>
  transport.post({ kind: 'fallback', provider, reason }),
)
const dispatcher = createDispatcher(handlers, (message) => transport.post(message))
transport.onMessage((message) => dispatcher.receive(message))
transport.onClose(() => process.exit(0))
endWithParent()
transport.post({ kind: 'ready' })
