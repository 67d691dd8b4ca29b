import { describe, expect, it } from 'vitest'
import { type GuardedRequest, guard } from '../../../main/web/guard'

const options = { hosts: ['127.0.0.1:4000', 'localhost:4000'], token: 'a'.repeat(43) }

const own: GuardedRequest = {
  method: 'POST',
  pathname: '/api/jobs/list',
  host: '127.0.0.1:4000',
  origin: 'http://127.0.0.1:4000',
  fetchSite: 'same-origin',
  contentType: 'application/json',
  cookie: `studio-session=${options.token}`,
  authorization: undefined,
}

describe('the guard of the loopback door', () => {
  it("lets the studio's own page through", () => {
    expect(guard(own, options)).toEqual({ allowed: true })
  })

  it('lets a program with the token through, which sends no origin', () => {
    const program = { ...own, origin: undefined, fetchSite: undefined, cookie: undefined }
    expect(guard({ ...program, authorization: `Bearer ${options.token}` }, options)).toEqual({
      allowed: true,
    })
    expect(guard(program, options)).toMatchObject({ allowed: false, status: 401 })
  })

  it.each<[string, Partial<GuardedRequest>, number]>([
    ['a rebound name', { host: 'evil.test:4000', origin: 'http://evil.test:4000' }, 403],
    ['no host', { host: undefined }, 403],
    ['another port', { host: '127.0.0.1:4001' }, 403],
    ["another site's page", { origin: 'http://evil.test' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['a page of the other loopback name', { origin: 'http://localhost:4000' }, 403],
    [
      'a cross-site request that hides its origin',
      { origin: undefined, fetchSite: 'cross-site' },
      403,
    ],
    [
      'a page of the same site but another port',
      { origin: undefined, fetchSite: 'same-site' },
      403,
    ],
    ['a form', { contentType: 'application/x-www-form-urlencoded' }, 415],
    ['a text body, which needs no preflight', { contentType: 'text/plain' }, 415],
    ['no content type', { contentType: undefined }, 415],
    ['no cookie', { cookie: undefined }, 401],
    ['a wrong token', { cookie: `studio-session=${'b'.repeat(43)}` }, 401],
    ['a shorter token', { cookie: 'studio-session=a' }, 401],
    ['a wrong bearer beside a good cookie', { authorization: 'Bearer nonsense' }, 401],
  ])('refuses %s', (_name, change, status) => {
    expect(guard({ ...own, ...change }, options)).toMatchObject({ allowed: false, status })
  })
})
