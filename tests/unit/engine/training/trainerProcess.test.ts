import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LineReader, parseTrainerLine } from '../../../../main/engine/training/trainerEvents'
import { runTrainer } from '../../../../main/engine/training/trainerProcess'
import { patiently } from '../../../fixtures/patiently'
import { rejectionOf } from '../../core/errorOf'
import { temporaryFolder } from '../testPictures'

const folder = temporaryFolder()
const order = {
  folder,
  start: 'start.onnx',
  startId: 'gan',
  out: 'out.onnx',
  name: '--name "quoted"',
  minutes: 3,
  seed: 7,
}
const made = { event: 'made', pictures: 32, seconds: 60 }

/** A program in the place of Python that does what `source` says; it takes any arguments. */
function trainer(name: string, source: string) {
  const python = join(folder, name)
  writeFileSync(python, `#!${process.execPath}\n${source}\n`)
  chmodSync(python, 0o755)
  return { python, recipes: folder, folder, finish: 'finish', threads: 2 }
}
const say = (...events: object[]) =>
  events.map((event) => `console.log(${JSON.stringify(JSON.stringify(event))})`).join('\n')
const never = () => new AbortController().signal

describe('what the recipe tells', () => {
  it('is read line by line, however it arrives, and what is no event is passed over', () => {
    const lines: string[] = []
    const reader = new LineReader((line) => lines.push(line))
    for (const chunk of ['{"event":"prep', 'aring"}\nwarn', 'ing: x\n', '{"event":"exporting"}'])
      reader.take(chunk)
    reader.end()
    expect(lines.map(parseTrainerLine)).toEqual([
      { event: 'preparing' },
      undefined,
      { event: 'exporting' },
    ])
    const progress = { event: 'progress', pictures: 16, seconds: 1.5, goal: 60, loss: 4.1 }
    expect(parseTrainerLine(JSON.stringify(progress))).toEqual(progress)
    expect(parseTrainerLine(JSON.stringify({ ...progress, seconds: -1 }))).toBeUndefined()
    expect(parseTrainerLine('{"event":"progress","loss":NaN}')).toBeUndefined()
  })
})

/** A training takes hours: what became of it must be told as it is. Scripts stand in for Python here. */
describe.skipIf(process.platform === 'win32')('the process of a training', () => {
  it('is given its order as words, and ends with what it made', async () => {
    const place = trainer(
      'whole',
      `require('fs').writeFileSync('words.json', JSON.stringify(process.argv.slice(2)))
      ${say({ event: 'preparing' }, { event: 'sample', pictures: 0, seconds: 0 }, made)}`,
    )
    const heard: string[] = []
    const end = await runTrainer(place, order, never(), ({ event }) => heard.push(event))
    expect(end).toEqual(made)
    expect(heard).toEqual(['preparing', 'sample', 'made'])
    const words = JSON.parse(readFileSync(join(folder, 'words.json'), 'utf8'))
    expect(words).toEqual([
      ...['-m', 'training.generator', '--watch-parent', '--threads', '2'],
      ...['--own', folder, '--start', 'start.onnx', '--out', 'out.onnx'],
      ...['--minutes', '3', '--seed', '7', '--finish', 'finish', '--name=--name "quoted"'],
    ])
  })

  it.each([
    ['a crash', 'process.kill(process.pid, "SIGKILL")', 'training-failed', /SIGKILL/],
    ['an end without a file', say({ event: 'stopped', seconds: 3 }), 'training-failed', /exit 0/],
    [
      'a fault in Python',
      'console.error("Traceback\\nModuleNotFoundError: No module named torch"); process.exit(1)',
      'training-failed',
      /No module named torch/,
    ],
    [
      'a full disk',
      `${say({ event: 'failed', kind: 'OSError', reason: '[Errno 28] No space left on device' })}
      process.exit(1)`,
      'disk-full',
      undefined,
    ],
    [
      'too little memory',
      `${say({ event: 'failed', kind: 'MemoryError', reason: '' })}\nprocess.exit(1)`,
      'out-of-memory',
      undefined,
    ],
    [
      'a start that is another network',
      `${say({ event: 'failed', kind: 'StartError', reason: 'x' })}\nprocess.exit(1)`,
      'model-broken',
      /go on from/,
    ],
  ])('tells of %s', async (name, source, code, reason) => {
    const place = trainer(name.replaceAll(' ', '-'), source)
    const failure = await rejectionOf(runTrainer(place, order, never(), () => undefined))
    expect(failure.code).toBe(code)
    if (reason) expect(failure.data.reason).toMatch(reason)
  })

  it('tells where there is no such Python', async () => {
    const place = {
      python: join(folder, 'not there'),
      recipes: folder,
      folder,
      finish: 'finish',
      threads: 2,
    }
    const failure = await rejectionOf(runTrainer(place, order, never(), () => undefined))
    expect(failure).toMatchObject({ code: 'training-failed', data: { reason: 'ENOENT' } })
  })

  it('is asked to end when the job is cancelled, which waits for nothing', async () => {
    const mark = join(folder, 'saved')
    const place = trainer(
      'long',
      `process.on('SIGTERM', () => undefined)
      process.stdin.resume().on('end', () => {
        require('fs').writeFileSync('saved', '')
        process.exit(0)
      })
      ${say({ event: 'preparing' })}`,
    )
    const stop = new AbortController()
    const training = runTrainer(place, order, stop.signal, () => stop.abort(new Error('enough')))
    await expect(training).rejects.toThrow('enough')
    await expect.poll(() => existsSync(mark), patiently).toBe(true)
  })
})
