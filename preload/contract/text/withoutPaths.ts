/** Quoted text with a separator in it: a path may hold spaces, and its quotes tell where it ends. */
const quoted = /(['"`])(?:(?!\1)[^\n])*[\\/](?:(?!\1)[^\n])*\1/g
/** A word with a separator in it, without the bracket or quote it may stand in. */
const word = /[^\s()<>'"`]*[\\/][^\s()<>'"`]*/g

/**
 * A message without the folders and files that it names, for whoever may not see them: each becomes
 * `[path]`. It rather takes out too much (`and/or`) than too little.
 */
export function withoutPaths(text: string): string {
  return text.replace(quoted, '[path]').replace(word, '[path]')
}
