/** Length up to which screen readers read an alternative text in one go. */
export const altTextAdvised = 125

/** What people who hear it know already: that it is a picture. */
const announced =
  /^(?:this is |here is |there is )?(?:(?:a|an|the) )?(?:[\w-]+ )?(?:picture|photo|photograph|image|shot|close-up|view) (?:of|showing|with) /i

/**
 * An alternative text made of a caption and of what the caption cannot know: names, the occasion, why the picture
 * is there. Without “a photo of”, one sentence, and short enough to be read aloud in one go.
 */
export function altTextProposal(caption: string, context = ''): string {
  const seen = sentence(caption).replace(announced, '')
  const about = sentence(context)
  const text = [about, seen].filter(Boolean).join(': ')
  return shortened(about ? text : capitalised(text))
}

/** On one line, without the full stop at its end. */
function sentence(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.。]$/, '')
    .trim()
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Cut between words, where it is too long. */
function shortened(text: string): string {
  const characters = [...text]
  if (characters.length <= altTextAdvised) return text
  const kept = characters.slice(0, altTextAdvised - 1).join('')
  const gap = kept.lastIndexOf(' ')
  return `${kept.slice(0, gap > altTextAdvised / 2 ? gap : undefined).replace(/[\s,;:]+$/, '')}…`
}
