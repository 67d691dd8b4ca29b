import * as z from 'zod'

const seconds = z.number().nonnegative()

/** What the recipe tells, one object a line: models/training/common/report.py and generator/own.py. */
const trainerEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('preparing') }),
  z.object({
    event: z.literal('progress'),
    pictures: z.int().nonnegative(),
    seconds,
    goal: z.number().positive(),
    /** Left out where it has none. NaN and infinities are no JSON: a recipe whose loss is one writes what JSON does not read. */
    loss: z.number().optional(),
  }),
  z.object({ event: z.literal('sample'), pictures: z.int().nonnegative(), seconds }),
  z.object({ event: z.literal('exporting') }),
  z.object({ event: z.literal('made'), pictures: z.int().nonnegative(), seconds }),
  z.object({ event: z.literal('stopped'), seconds }),
  z.object({ event: z.literal('failed'), kind: z.string(), reason: z.string() }),
])
export type TrainerEvent = z.output<typeof trainerEvent>

/** An event of the recipe, or undefined for a line that is none: a library may print what it likes. */
export function parseTrainerLine(line: string): TrainerEvent | undefined {
  try {
    return trainerEvent.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

/** Cuts a stream of text into lines; the last one is told when it ends. */
export class LineReader {
  private rest = ''

  constructor(private readonly tell: (line: string) => void) {}

  take(chunk: string): void {
    const lines = (this.rest + chunk).split('\n')
    this.rest = lines.pop() ?? ''
    for (const line of lines) this.tell(line)
  }

  end(): void {
    if (this.rest !== '') this.tell(this.rest)
    this.rest = ''
  }
}
