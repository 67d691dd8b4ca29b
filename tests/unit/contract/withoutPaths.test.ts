import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toStudioError } from '../../../preload/contract/errors'
import { withoutPaths } from '../../../preload/contract/text/withoutPaths'

/** A page, or whoever a message is passed on to, would otherwise learn the user's name and folders. */
describe('messages of unforeseen errors', () => {
  it.each([
    [
      "ENOENT: no such file or directory, open '/home/ann lee/图 库/a b.png'",
      'ENOENT: no such file or directory, open [path]',
    ],
    ['Cannot find module C:\\Users\\Ann\\x.node', 'Cannot find module [path]'],
    ['at run (/opt/app/dist/engine.cjs:12:3)', 'at run ([path])'],
    ['failed to load file:///home/ann/m.onnx', 'failed to load [path]'],
    ['\\\\server\\share\\x.png is locked', '[path] is locked'],
    ['no path at all', 'no path at all'],
  ])('%s', (message, told) => {
    expect(withoutPaths(message)).toBe(told)
    expect(toStudioError(new Error(message)).data.reason).toBe(told)
  })

  it('never tell a folder that is named in quotes or as a word', () => {
    const folder = fc.array(fc.stringMatching(/^[A-Za-z0-9_.-]{1,12}$/), {
      minLength: 2,
      maxLength: 5,
    })
    fc.assert(
      fc.property(folder, fc.constantFrom("'", '"', '`', ''), fc.boolean(), (parts, quote, win) => {
        const path = win ? `C:\\${parts.join('\\')}` : `/${parts.join('/')}`
        const told = withoutPaths(`could not open ${quote}${path}${quote}: denied`)
        expect(told).toMatch(/^could not open \[path\]:? denied$/)
      }),
    )
  })

  it('keep the whole of it for the log', () => {
    const cause = new Error("EACCES, open '/home/ann/x'")
    expect(toStudioError(cause).cause).toBe(cause)
  })
})
