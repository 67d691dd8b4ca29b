import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Keeps a server's open connections at a limit. Where one too many comes, the oldest that carries no
 * request is closed, so a flood of silent connections cannot keep the page out; only where all of them
 * carry requests is the new one closed.
 */
export function limitConnections(server: Server, limit: number): void {
  /** Requests under way, by connection, in the order in which the connections came. */
  const open = new Map<Socket, number>()
  const count = (socket: Socket, change: number) => {
    const requests = open.get(socket)
    if (requests !== undefined) open.set(socket, requests + change)
  }
  server.on('connection', (socket: Socket) => {
    open.set(socket, 0)
    socket.once('close', () => open.delete(socket))
    if (open.size <= limit) return
    for (const [other, requests] of open) {
      if (requests > 0) continue
      open.delete(other)
      other.destroy()
      return
    }
  })
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    count(socket, 1)
    response.once('close', () => count(socket, -1))
  })
}
