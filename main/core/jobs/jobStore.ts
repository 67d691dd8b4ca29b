import type { ErrorPayload } from '../../../preload/contract/errors'
import { StudioError } from '../../../preload/contract/errors'
import type { Job, JobOutput, JobState } from '../../../preload/contract/job'
import type { Recipe } from '../../../preload/contract/recipe'
import type { ImageReference } from '../../../preload/contract/references'
import type { SqlDatabase } from '../library/sqlDatabase'

interface JobRow {
  readonly id: string
  readonly position: number
  readonly state: JobState
  readonly recipe: string
  readonly inputs: string
  readonly created: number
  readonly started: number | null
  readonly finished: number | null
  readonly progress: number
  readonly attempts: number
  readonly error: string | null
  readonly edit: number
  readonly review: number
}

/** How a job is to be taken: ahead of what waits, as the edit of one picture, and for someone to look through. */
export interface JobWishes {
  readonly first: boolean
  readonly edit: boolean
  readonly review: boolean
}

interface OutputRow {
  readonly asset: string
  readonly input: number
  readonly step: string
  readonly data: string | null
  readonly seed: number | null
  readonly model: string | null
  readonly seconds: number
}

/** An output as the journal keeps it; the rest of it is in its asset. */
interface JournalledOutput {
  /** Place of the input among the job's inputs; 0 where it has none. */
  readonly input: number
  /** Place among the outputs of that input. */
  readonly ordinal: number
  readonly asset: string
  readonly step: string
  readonly seconds: number
}

/** How far a job had come: for going on with it. */
export interface JobRemains {
  readonly done: ReadonlySet<number>
  /** Outputs stored of inputs that are not done. */
  readonly stored: ReadonlyMap<number, number>
}

const keptJobs = 200

/** Jobs in the journal. Every change is on the disk when a method returns, or with the transaction that it is part of. */
export class JobStore {
  constructor(private readonly database: SqlDatabase) {}

  insert(
    id: string,
    recipe: Recipe,
    inputs: readonly ImageReference[],
    { first, edit, review }: JobWishes,
  ): Job {
    return this.database.transaction(() => {
      const edge = this.database.get<{ low: number | null; high: number | null }>(
        "SELECT min(position) AS low, max(position) AS high FROM jobs WHERE state = 'queued'",
      )
      const position = first ? (edge?.low ?? 1) - 1 : (edge?.high ?? 0) + 1
      this.database.run(
        "INSERT INTO jobs (id, position, state, recipe, inputs, created, edit, review) VALUES (?, ?, 'queued', ?, ?, ?, ?, ?)",
        id,
        position,
        JSON.stringify(recipe),
        JSON.stringify(inputs),
        Date.now(),
        Number(edit),
        Number(review),
      )
      return this.get(id)
    })
  }

  isEdit(id: string): boolean {
    return this.row(id).edit === 1
  }

  isReviewed(id: string): boolean {
    return this.row(id).review === 1
  }

  /** Throws `job-not-found`. */
  get(id: string): Job {
    return this.toJob(this.row(id))
  }

  state(id: string): JobState {
    return this.row(id).state
  }

  /** Running, then waiting in their order, then what is offered again, then finished, newest first. */
  list(): Job[] {
    const rows = this.database.all<JobRow>(
      `SELECT * FROM jobs ORDER BY
         CASE state WHEN 'running' THEN 0 WHEN 'queued' THEN 1 WHEN 'interrupted' THEN 2 ELSE 3 END,
         CASE state WHEN 'queued' THEN position ELSE 0 END,
         finished DESC, created DESC, id`,
    )
    return rows.map((row) => this.toJob(row))
  }

  queuedIds(): string[] {
    return this.database
      .all<{ id: string }>(
        "SELECT id FROM jobs WHERE state = 'queued' ORDER BY position, created, id",
      )
      .map((row) => row.id)
  }

  begin(id: string): Job {
    this.database.run(
      "UPDATE jobs SET state = 'running', started = ?, finished = NULL, error = NULL, attempts = attempts + 1 WHERE id = ?",
      Date.now(),
      id,
    )
    return this.get(id)
  }

  end(id: string, state: JobState, progress: number, error?: ErrorPayload): Job {
    this.database.run(
      'UPDATE jobs SET state = ?, finished = ?, progress = ?, error = ? WHERE id = ?',
      state,
      Date.now(),
      progress,
      error ? JSON.stringify(error) : null,
      id,
    )
    return this.get(id)
  }

  /** Puts a job that stopped at the end of the queue. */
  requeue(id: string): Job {
    return this.database.transaction(() => {
      const last = this.database.get<{ high: number | null }>(
        "SELECT max(position) AS high FROM jobs WHERE state = 'queued'",
      )
      this.database.run(
        "UPDATE jobs SET state = 'queued', position = ?, finished = NULL, error = NULL WHERE id = ?",
        (last?.high ?? 0) + 1,
        id,
      )
      return this.get(id)
    })
  }

  reorder(ids: readonly string[]): void {
    this.database.transaction(() => {
      for (const [position, id] of ids.entries()) {
        this.database.run('UPDATE jobs SET position = ? WHERE id = ?', position + 1, id)
      }
    })
  }

  /** Jobs that ran when the studio stopped become `interrupted`; tells how many are offered. */
  interruptRunning(): number {
    this.database.run(
      "UPDATE jobs SET state = 'interrupted', finished = coalesce(finished, started) WHERE state = 'running'",
    )
    const row = this.database.get<{ count: number }>(
      "SELECT count(*) AS count FROM jobs WHERE state = 'interrupted'",
    )
    return row?.count ?? 0
  }

  /** Forgets the oldest of the jobs that came to their end, so that the list stays one that people read. */
  forgetOld(): void {
    this.database.run(
      `DELETE FROM jobs WHERE id IN (
         SELECT id FROM jobs WHERE state IN ('done', 'cancelled')
         ORDER BY finished DESC, created DESC, id LIMIT -1 OFFSET ?)`,
      keptJobs,
    )
  }

  /** Forgets jobs that are over; all of them where no ids are given. */
  clear(ids: readonly string[] | undefined): void {
    this.database.transaction(() => {
      const over = "state IN ('done', 'failed', 'cancelled', 'interrupted')"
      if (ids === undefined)
        this.database.run(`DELETE FROM jobs WHERE ${over} AND state <> 'interrupted'`)
      for (const id of ids ?? []) this.database.run(`DELETE FROM jobs WHERE id = ? AND ${over}`, id)
    })
  }

  /** Runs in the transaction that made the asset. */
  addOutput(job: string, output: JournalledOutput): void {
    this.database.run(
      `INSERT INTO job_outputs (job, position, input, ordinal, asset, step, seconds)
       SELECT ?, (SELECT coalesce(max(position), -1) + 1 FROM job_outputs WHERE job = ?), ?, ?, row, ?, ?
       FROM assets WHERE id = ?`,
      job,
      job,
      output.input,
      output.ordinal,
      output.step,
      output.seconds,
      output.asset,
    )
  }

  markDone(job: string, input: number): void {
    this.database.run(
      'INSERT OR IGNORE INTO job_inputs_done (job, input) VALUES (?, ?)',
      job,
      input,
    )
  }

  remains(job: string): JobRemains {
    const done = this.database.all<{ input: number }>(
      'SELECT input FROM job_inputs_done WHERE job = ?',
      job,
    )
    const stored = this.database.all<{ input: number; count: number }>(
      'SELECT input, max(ordinal) + 1 AS count FROM job_outputs WHERE job = ? GROUP BY input',
      job,
    )
    return {
      done: new Set(done.map((row) => row.input)),
      stored: new Map(stored.map((row) => [row.input, row.count])),
    }
  }

  private row(id: string): JobRow {
    const row = this.database.get<JobRow>('SELECT * FROM jobs WHERE id = ?', id)
    if (!row) throw new StudioError('job-not-found', { id })
    return row
  }

  private toJob(row: JobRow): Job {
    const inputs = JSON.parse(row.inputs) as ImageReference[]
    return {
      id: row.id,
      state: row.state,
      recipe: JSON.parse(row.recipe) as Recipe,
      inputs,
      created: row.created,
      ...(row.started === null ? {} : { started: row.started }),
      ...(row.finished === null ? {} : { finished: row.finished }),
      progress: row.progress,
      attempts: row.attempts,
      ...(row.error === null ? {} : { error: JSON.parse(row.error) as NonNullable<Job['error']> }),
      outputs: this.outputs(row.id, inputs),
    }
  }

  private outputs(job: string, inputs: readonly ImageReference[]): JobOutput[] {
    const rows = this.database.all<OutputRow>(
      `SELECT assets.id AS asset, input, step, data, seed, model, seconds FROM job_outputs
       JOIN assets ON assets.row = job_outputs.asset WHERE job = ? ORDER BY position`,
      job,
    )
    return rows.map((row) => {
      const input = inputs[row.input]
      return {
        asset: row.asset,
        ...(input && 'asset' in input ? { input: input.asset } : {}),
        step: row.step,
        data: row.data === null ? {} : (JSON.parse(row.data) as Record<string, unknown>),
        ...(row.seed === null ? {} : { seed: row.seed }),
        ...(row.model === null ? {} : { model: row.model }),
        seconds: row.seconds,
      }
    })
  }
}
