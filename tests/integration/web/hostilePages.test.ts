import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from '../../../.config/machine.cjs'
import { type ServedStudio, serveStudio } from './servedStudio'

const executablePath = findChromium()
let studio: ServedStudio
let hostile: Server
let browser: Browser

/** Serves an attacker's page; its script leaves what it could read in `window.stolen`. */
function attackPage(script: string): string {
  return `<!doctype html><body><script>window.stolen = undefined; (async () => { ${script} })().catch(() => undefined).finally(() => { window.finished = true })</script></body>`
}

let script = ''

beforeAll(async () => {
  if (!executablePath) return
  studio = await serveStudio()
  hostile = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(attackPage(script))
  })
  await new Promise<void>((resolve) => hostile.listen(0, '127.0.0.1', () => resolve()))
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--host-resolver-rules=MAP evil.test 127.0.0.1'],
  })
})

afterAll(async () => {
  await browser?.close()
  hostile?.close()
  await studio?.stop()
})

async function settings(): Promise<unknown> {
  return (await studio.call('settings/get', {})).json()
}

describe.skipIf(!executablePath)('hostile pages in a real Chromium', () => {
  const attacks: [string, (target: string) => string][] = [
    [
      'a fetch that asks for JSON',
      (
        target,
      ) => `const r = await fetch('${target}/api/settings/update', { method: 'POST', credentials: 'include',
        headers: { 'content-type': 'application/json' }, body: '{"theme":"dark"}' }); window.stolen = await r.text()`,
    ],
    [
      'a fetch without a preflight',
      (
        target,
      ) => `await fetch('${target}/api/settings/update', { method: 'POST', mode: 'no-cors', credentials: 'include',
        headers: { 'content-type': 'text/plain' }, body: '{"theme":"dark"}' })`,
    ],
    [
      'a form',
      (
        target,
      ) => `const f = document.createElement('form'); f.method = 'POST'; f.enctype = 'text/plain';
        f.action = '${target}/api/settings/update'; f.target = 'frame'; const i = document.createElement('iframe'); i.name = 'frame';
        document.body.append(i, f); f.submit(); await new Promise((resolve) => { i.onload = resolve })`,
    ],
    [
      'a frame that hides its origin',
      (target) => `const i = document.createElement('iframe'); i.sandbox = 'allow-scripts';
        i.srcdoc = "<script>fetch('${target}/api/settings/update', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })" +
        ".then((r) => r.text()).then((t) => parent.postMessage(t, '*')).catch(() => parent.postMessage('', '*'))<" + "/script>";
        const told = new Promise((resolve) => addEventListener('message', (e) => resolve(e.data)));
        document.body.append(i); window.stolen = (await told) || undefined`,
    ],
    [
      'an event stream',
      (target) => `const s = new EventSource('${target}/api/events', { withCredentials: true });
        window.stolen = await new Promise((resolve) => { s.onopen = () => resolve('open'); s.onerror = () => resolve(undefined) })`,
    ],
    [
      'a web socket',
      (target) => `const s = new WebSocket('${target.replace('http', 'ws')}/api/events');
        window.stolen = await new Promise((resolve) => { s.onopen = () => resolve('open'); s.onerror = () => resolve(undefined) })`,
    ],
    [
      'a frame around the studio',
      (
        target,
      ) => `const i = document.createElement('iframe'); i.src = '${target}/'; document.body.append(i);
        await new Promise((resolve) => { i.onload = resolve }); window.stolen = i.contentDocument?.title`,
    ],
    [
      'an image of the page',
      (target) => `const i = new Image(); i.src = '${target}/openapi.json';
        window.stolen = await new Promise((resolve) => { i.onload = () => resolve('image'); i.onerror = () => resolve(undefined) })`,
    ],
  ]

  for (const [way, host] of [
    ['from another site', 'site'],
    ['through a rebound name', 'rebound'],
  ] as const) {
    it.each(attacks)(`reads and changes nothing ${way}: %s`, async (_name, attack) => {
      const before = await settings()
      const context = await browser.newContext()
      // The victim's browser holds the cookie, even for the rebound name: only the guard is left.
      await context.addCookies(
        ['127.0.0.1', 'evil.test'].map((domain) => ({
          name: 'studio-session',
          value: studio.token,
          domain,
          path: '/',
        })),
      )
      const page = await context.newPage()
      const { port } = hostile.address() as AddressInfo
      script = attack(host === 'rebound' ? `http://evil.test:${studio.port}` : studio.origin)
      await page.goto(`http://evil.test:${port}/`)
      await page.waitForFunction(() => (window as { finished?: boolean }).finished === true)
      expect(await page.evaluate(() => (window as { stolen?: string }).stolen)).toBeFalsy()
      expect(await settings()).toEqual(before)
      await context.close()
    })
  }
})

describe.skipIf(!executablePath)('the one-time link', () => {
  it('opens nothing a second time', async () => {
    await fetch(studio.link)
    expect((await fetch(studio.link)).status).toBe(401)
    expect((await fetch(studio.link.replace(/.$/, 'x'))).status).toBe(401)
  })

  it('leaves everything shut without the token', async () => {
    for (const path of ['/', '/openapi.json', '/api/events', '/asset/1/original']) {
      expect((await fetch(`${studio.origin}${path}`)).status, path).toBe(401)
    }
  })
})
