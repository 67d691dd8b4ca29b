import type { ImageFormat, RunOutput } from '../../../preload/contract/engineProtocol'
import type { WorkFolders } from '../files/workFolders'
import type { OutputSink } from './outputSink'

/** Hands each result on while its file is there, and keeps nothing: the files go with the run's folder. */
export class PassingSink implements OutputSink<undefined> {
  constructor(
    private readonly work: WorkFolders,
    private readonly take: (output: RunOutput) => Promise<void> | void,
    readonly format: ImageFormat = 'png',
    readonly quality: number = 92,
  ) {}

  async prepare(): Promise<void> {}

  openRun(): Promise<string> {
    return this.work.open()
  }

  closeRun(folder: string): Promise<void> {
    return this.work.close(folder)
  }

  async store(output: RunOutput): Promise<undefined> {
    await this.take(output)
  }
}
