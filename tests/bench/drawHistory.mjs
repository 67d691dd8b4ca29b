/** The figures of all runs as an SVG: a row for each benchmark that has a bar, in multiples of its bar. */
export function drawHistory(lines) {
  const runs = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  const series = new Map()
  runs.forEach(({ rows }, run) => {
    let parent = ''
    for (const { what, against, figure, bar } of rows) {
      // A row that begins with a dash belongs to the one above it.
      parent = what.startsWith('-') ? parent : what
      if (bar === undefined || !Number.isFinite(figure)) continue
      const name = what === parent ? `${what} / ${against}` : `${parent} ${what} / ${against}`
      series.set(name, [...(series.get(name) ?? []), { run, part: figure / bar }])
    }
  })
  const [left, wide, rowHeight] = [620, 420, 26]
  const x = (run) => left + (runs.length < 2 ? wide / 2 : (run / (runs.length - 1)) * wide)
  // A bar is in the middle of its row; twice the bar is at the top.
  const y = (row, part) => row * rowHeight + rowHeight - (Math.min(part, 2) / 2) * rowHeight * 0.9
  const drawn = [...series].map(([name, points], row) => {
    const last = points.at(-1)
    const colour = last.part <= 1 ? '#1b7f3b' : '#b3261e'
    const path = points.map(({ run, part }) => `${x(run)},${y(row, part)}`).join(' ')
    const dots = points.map(
      ({ run, part }) => `<circle cx="${x(run)}" cy="${y(row, part)}" r="2.5" fill="${colour}"/>`,
    )
    return [
      `<text x="8" y="${row * rowHeight + 18}">${escaped(name)}</text>`,
      `<line x1="${left}" x2="${left + wide}" y1="${y(row, 1)}" y2="${y(row, 1)}" stroke="#bbb" stroke-dasharray="3"/>`,
      `<polyline points="${path}" fill="none" stroke="${colour}"/>`,
      ...dots,
      `<text x="${left + wide + 12}" y="${row * rowHeight + 18}" fill="${colour}">${last.part.toFixed(2)} of the bar</text>`,
    ].join('')
  })
  const height = series.size * rowHeight + 12
  const width = left + wide + 130
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>${drawn.join('\n')}</svg>\n`
}

const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
