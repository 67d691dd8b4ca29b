import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { patiently } from '../../fixtures/patiently'
import { type ServedStudio, serveStudio } from '../web/servedStudio'
import { computedSeconds, hasProc, peakMegabytes, resetPeak, residentMegabytes } from './processes'

/** MiB over before that an attack may cost. Somebody else's request beside it has to be answered; its time is told, not judged. */
const boundMegabytes = 200
let studio: ServedStudio
const sockets: Socket[] = []

beforeAll(async () => {
  studio = await serveStudio()
})
afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  await studio?.stop()
})

function open(): Socket {
  const socket = connect(studio.port, '127.0.0.1')
  socket.on('error', () => undefined)
  sockets.push(socket)
  return socket
}

const head = (path: string, headers: readonly string[]) =>
  [
    `POST ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${studio.port}`,
    `Authorization: Bearer ${studio.token}`,
    ...headers,
    '',
    '',
  ].join('\r\n')

/** Sends bytes as long as the server takes them, up to a limit; what it answered and took. */
function flood(path: string, headers: readonly string[], chunk: Buffer, limit: number) {
  return new Promise<{ sent: number; status: string }>((resolve) => {
    const socket = open()
    let sent = 0
    let answer = ''
    const done = () => {
      socket.destroy()
      resolve({ sent: socket.bytesWritten, status: answer.slice(9, 12) })
    }
    socket.on('data', (data) => {
      answer += data
      done()
    })
    socket.on('close', done)
    const push = () => {
      while (sent < limit && !socket.destroyed) {
        sent += chunk.length
        if (!socket.write(chunk)) {
          socket.once('drain', push)
          return
        }
      }
    }
    socket.write(head(path, headers), push)
  })
}

/** Somebody else's request: its milliseconds. */
async function healthy(): Promise<number> {
  const started = performance.now()
  const answer = await studio.call('settings/get', {}, { connection: 'close' })
  expect(answer.status).toBe(200)
  await answer.arrayBuffer()
  return performance.now() - started
}

/** Runs an attack, and says what it cost. */
async function under(name: string, attack: () => Promise<string>) {
  const before = residentMegabytes(studio.pid)
  resetPeak(studio.pid)
  const told = attack()
  const milliseconds = await healthy()
  const words = await told
  const rise = peakMegabytes(studio.pid) - before
  const after = await healthy()
  console.log(
    `${name}: ${words}; +${Math.round(rise)} MiB, a healthy request ${Math.round(milliseconds)} ms, ` +
      `afterwards ${Math.round(after)} ms`,
  )
  expect(rise).toBeLessThan(boundMegabytes)
}

const raw = 'Content-Type: application/octet-stream'
const json = 'Content-Type: application/json'
const upload = '/api/library/importBytes?name=a.png'
const gigabytes = 10 * 2 ** 30
const million = Buffer.alloc(2 ** 20)

/** 1,000 requests at once, every other one with a wrong token; tells how many ended in which way. */
const parallel = `
const { parentPort, workerData } = require('node:worker_threads')
const counts = new Map()
const count = (status) => counts.set(status, (counts.get(status) ?? 0) + 1)
const all = Promise.all(Array.from({ length: 1000 }, async (_, index) => {
  const authorization = 'Bearer ' + (index % 2 === 0 ? workerData.token : 'wrong')
  try {
    const answer = await fetch(workerData.address, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization }, body: '{}',
    })
    await answer.arrayBuffer()
    count(String(answer.status))
  } catch { count('closed') }
}))
parentPort.postMessage('sent')
all.then(() => parentPort.postMessage([...counts]))
`

describe.skipIf(!hasProc)('the loopback door under load', () => {
  it('refuses a body of 10 GB before it has read much of it', async () => {
    await under('10 GB in chunks', async () => {
      const chunk = Buffer.concat([Buffer.from('100000\r\n'), million, Buffer.from('\r\n')])
      const { sent, status } = await flood(
        upload,
        [raw, 'Transfer-Encoding: chunked'],
        chunk,
        gigabytes,
      )
      expect(status).toBe('413')
      expect(sent).toBeLessThan(64 * 2 ** 20)
      return `413 after ${(sent / 2 ** 20).toFixed(1)} MB`
    })
    await under('10 GB announced', async () => {
      const { sent, status } = await flood(
        upload,
        [raw, `Content-Length: ${gigabytes}`],
        million,
        gigabytes,
      )
      expect(status).toBe('413')
      expect(sent).toBeLessThan(64 * 2 ** 20)
      return `413 after ${(sent / 2 ** 20).toFixed(1)} MB`
    })
  })

  it('refuses calls that are too long or nested without end', async () => {
    await under('JSON', async () => {
      const long = JSON.stringify({ search: 'x'.repeat(2 ** 20) })
      const answers = await Promise.all([
        studio.call('library/list', JSON.parse(long)),
        fetch(`${studio.origin}/api/library/list`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${studio.token}` },
          body: '['.repeat(2 ** 20 - 10),
        }),
        fetch(`${studio.origin}/api/library/list`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${studio.token}` },
          body: `{"search":${'['.repeat(400_000)}${']'.repeat(400_000)}}`,
        }),
      ])
      expect(answers.map((answer) => answer.status)).toEqual([413, 400, 400])
      return `1 MB 413, endless brackets 400, 400,000 levels 400`
    })
  })

  it('refuses headers without end', async () => {
    await under('10,000 headers', async () => {
      const many = Array.from({ length: 10_000 }, (_, index) => `X-${index}: 1`)
      const { status } = await flood(upload, [json, ...many], Buffer.alloc(0), 0)
      expect(status).toBe('431')
      return '431'
    })
  })

  it('answers others while 200 connections say nothing, or one letter at a time', async () => {
    await under('slow headers x 200', async () => {
      const slow = Array.from({ length: 200 }, open)
      await Promise.all(
        slow.map(
          (socket) => new Promise<void>((resolve) => socket.once('connect', () => resolve())),
        ),
      )
      for (const socket of slow) if (!socket.destroyed) socket.write('GET / HTTP/1.1\r\nX: ')
      const times: number[] = []
      for (let round = 0; round < 20; round += 1) {
        for (const socket of slow) if (!socket.destroyed) socket.write('x')
        times.push(await healthy())
      }
      const slowest = Math.max(...times)
      for (const socket of slow) socket.destroy()
      return `20 healthy requests, slowest ${Math.round(slowest)} ms`
    })
  })

  it('closes the oldest of too many silent connections, never the one that asks', async () => {
    await under('1,500 silent connections', async () => {
      const silent: Socket[] = []
      const times: number[] = []
      for (let round = 0; round < 15; round += 1) {
        silent.push(...Array.from({ length: 100 }, open))
        times.push(await healthy())
      }
      const slowest = Math.max(...times)
      await vi.waitUntil(() => silent.filter((socket) => socket.destroyed).length >= 400, patiently)
      const closed = silent.filter((socket) => socket.destroyed).length
      for (const socket of silent) socket.destroy()
      return `${closed} closed, 15 healthy requests, slowest ${Math.round(slowest)} ms`
    })
  })

  it('survives 1,000 requests at once, with and without the token', async () => {
    await under('1,000 parallel', async () => {
      // In a thread of its own, so that the healthy requests do not wait for its sender.
      const worker = new Worker(parallel, {
        eval: true,
        workerData: { address: `${studio.origin}/api/settings/get`, token: studio.token },
      })
      const [sent] = await once(worker, 'message')
      expect(sent).toBe('sent')
      let counted: [string, number][] | undefined
      const ended = once(worker, 'message').then(([counts]) => {
        counted = counts
      })
      const besides: { wall: number; computed: number }[] = []
      while (!counted) {
        const before = computedSeconds(studio.pid)
        const wall = await healthy()
        besides.push({ wall, computed: (computedSeconds(studio.pid) - before) * 1000 })
      }
      await ended
      const statuses = new Map(counted)
      expect(
        [...statuses.keys()].every((status) => ['200', '401', 'closed'].includes(status)),
      ).toBe(true)
      expect(statuses.get('200')).toBeGreaterThan(0)
      const slowest = (part: 'wall' | 'computed') =>
        Math.round(Math.max(...besides.map((one) => one[part])))
      expect(besides.length).toBeGreaterThan(0)
      const words = [...statuses].map(([status, times]) => `${times} x ${status}`).join(', ')
      return (
        `${words}; ${besides.length} healthy requests among them, slowest ${slowest('wall')} ms, ` +
        `${slowest('computed')} ms of computing`
      )
    })
  })
})
