import { afterAll, beforeAll, expect, it } from 'vitest'
import { pngBytes } from '../core/fixtureStudio'
import { type ServedStudio, serveStudio } from './servedStudio'

let studio: ServedStudio

beforeAll(async () => {
  studio = await serveStudio()
})

afterAll(() => studio?.stop())

/** The names of events as they come, until the stream ends. */
async function* eventNames(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
    const lines = (text + decoder.decode(part, { stream: true })).split('\n')
    text = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('event: ')) yield line.slice('event: '.length)
  }
}

/** A page whose connection broke would otherwise show for good what was true before. */
it('says that it stands, on which a page asks for what it missed, and then what happens', async () => {
  const stop = new AbortController()
  const response = await fetch(`${studio.origin}/api/events`, {
    headers: { authorization: `Bearer ${studio.token}` },
    signal: stop.signal,
  })
  if (!response.body) throw new Error('the stream has no body')
  const names = eventNames(response.body)
  expect((await names.next()).value).toBe('stream.began')
  await studio.importBytes('a.png', pngBytes())
  expect((await names.next()).value).toBe('library.changed')
  stop.abort()
})
