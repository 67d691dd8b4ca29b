import { app, dialog } from 'electron'
import type { Job } from '../../preload/contract/job'
import type { Language } from '../../preload/contract/language'
import type { Studio } from '../core/studio'

const words = {
  en: {
    question: (count: number) =>
      count === 1 ? 'One job is not finished.' : `${count} jobs are not finished.`,
    jobs: 'They are kept: the studio offers them again at the next start.',
    tasks: 'What is being saved, added or run over a folder ends here; what is done of it is kept.',
    quit: 'Quit',
    stay: 'Stay',
  },
  'zh-CN': {
    question: (count: number) => `还有 ${count} 个任务未完成。`,
    jobs: '任务会保留，下次启动时可继续。',
    tasks: '正在进行的保存、添加和文件夹处理将就此中断；已完成的部分会保留。',
    quit: '退出',
    stay: '留下',
  },
} as const

/**
 * Asks once before quitting with unfinished jobs, then closes the core: the journal is written and
 * the engines are gone before the process ends.
 */
export function confirmQuit(
  studio: Studio,
  language: () => Promise<Language>,
  log: (message: string, error?: unknown) => void,
): void {
  let stage: 'open' | 'closing' | 'closed' = 'open'
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (stage === 'closed') return
    event.preventDefault()
    if (stage === 'closing') return
    stage = 'closing'
    // A library that cannot be written any more keeps nobody inside.
    const left = leave().catch((error: unknown) => {
      log('the core did not close in order', error)
      return true
    })
    void left.then((leaving) => {
      stage = leaving ? 'closed' : 'open'
      if (leaving) app.quit()
    })
  })

  async function leave(): Promise<boolean> {
    const jobs = (await studio.call('jobs/list', {}, { access: 'local' })) as Job[]
    const waiting = jobs.filter((job) => job.state === 'queued' || job.state === 'running').length
    const open = waiting + studio.tasks.busy
    if (open > 0 && !process.env.STUDIO_NO_DIALOGS) {
      const { question, jobs: ofJobs, tasks, quit, stay } = words[await language()]
      const details = [waiting > 0 ? ofJobs : '', studio.tasks.busy > 0 ? tasks : '']
      const { response } = await dialog.showMessageBox({
        type: 'question',
        message: question(open),
        detail: details.filter(Boolean).join('\n'),
        buttons: [quit, stay],
        defaultId: 1,
        cancelId: 1,
      })
      if (response !== 0) return false
    }
    await studio.close()
    return true
  }
}
