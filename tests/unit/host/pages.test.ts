import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPages, type Pages } from '../../../main/host/pages'

const id = '8c1f9d52-6f0f-4a57-9b0e-6c1a5d9f0001'
let folder: string
let pages: Pages

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages '))
  const page = join(folder, 'page')
  await mkdir(join(page, 'assets'), { recursive: true })
  await writeFile(join(page, 'index.html'), '<html><head></head></html>')
  await writeFile(join(page, 'assets', 'a.js'), '1')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'picture.webp'), 'bytes')
  await symlink(join(folder, 'secret.txt'), join(page, 'link.txt'))
  pages = await createPages({
    folder: page,
    assetFile: async (asset) => {
      if (asset !== id) throw new Error('unknown')
      return { path: join(folder, 'picture.webp'), type: 'image/webp' }
    },
    sampleFile: async (model, label) => {
      if (model !== 'gan' || label !== 'a/b') throw new Error('unknown')
      return { path: join(folder, 'picture.webp'), type: 'image/webp' }
    },
  })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const get = (path: string, method = 'GET') =>
  pages(new Request(`http://127.0.0.1${path}`, { method }))

describe('the page and its pictures', () => {
  it('answers with the page under a strict content security policy', async () => {
    const answer = await get('/')
    expect(answer.status).toBe(200)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe-eval')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('answers with a picture by the id of its asset, as something that cannot run', async () => {
    const answer = await get(`/asset/${id}/thumbnail`)
    expect(await answer.text()).toBe('bytes')
    expect(answer.headers.get('content-type')).toBe('image/webp')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  })

  it('answers with the sample of a label, whatever signs its name has', async () => {
    expect(await (await get('/sample/gan/a%2Fb?v=1')).text()).toBe('bytes')
  })

  it.each([
    '/sample/gan/a/b',
    '/sample/gan/%2e%2e%2fsecret.txt',
    '/sample/gan/%E0%A4%A',
    '/sample/gan/',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/../../secret.txt',
    '/assets/%00a.js',
    '/assets',
    '/assets/',
    '/link.txt',
    '/index.html%00',
    '//etc/passwd',
    '/etc/passwd',
    '/C:/Windows/win.ini',
    '/%5c%5cserver%5cshare',
    '/asset/',
    `/asset/${id}`,
    `/asset/${id}/`,
    `/asset/${id}/../thumbnail`,
    `/asset/${id}/raw`,
    '/asset/..%2f..%2fsecret/original',
    '/asset/1/original',
    '/asset/8c1f9d52-6f0f-4a57-9b0e-6c1a5d9f0002/original',
    `/asset/${id}%00/original`,
    '/INDEX.HTML',
    '/.env',
  ])('has nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  it('takes nothing but reads', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      expect((await get('/', method)).status).toBe(405)
  })
})
