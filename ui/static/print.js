// Before a page goes to paper: how much smaller it becomes so that the width of the screen is that
// of the sheet, and what of it is taller than a sheet even so. Charts cannot be drawn anew for
// paper: what stands on the screen is what is printed. print.css does the rest.
const SHEET = { width: 1046, height: 717 } // A4 lying on its side within its margins, in CSS pixels
const PHONE = 700 // a narrower screen is printed as print.css would without us
// Pixels of the screen that a chart's heading takes, which stays with it; and below a chart as wide
// as the page, the lines at the foot of the page as well.
const HEADING = 100
const HEADING_AND_FOOT = 200
const UNSEEN = '.st-key-repair, .st-key-partner' // where one of many is chosen, on the screen only
const CLOSED = '.stExpander:not(:has(details[open]))'
const LEGIBLE = 0.7 // what would become smaller than this goes to the next sheet as it is

const height = (element) => element.getBoundingClientRect().height
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0)

// Made smaller until it fits the room: the pixels that this saves.
function fit(element, room) {
  const times = Math.min(room / height(element), 1)
  element.style.setProperty('--fitting', times)
  return height(element) * (1 - times)
}

function measure() {
  const page = document.querySelector('[data-testid="stMainBlockContainer"]')
  const style = page && getComputedStyle(page)
  const width = page
    ? page.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
    : 0
  if (width < PHONE) return
  const smaller = Math.min(SHEET.width / width, 1)
  document.documentElement.style.setProperty('--drawn-width', `${width}px`)
  document.documentElement.style.setProperty('--smaller', smaller)

  const sheet = SHEET.height / smaller // in pixels of the screen
  const start = page.getBoundingClientRect().top + parseFloat(style.paddingTop)
  const unseen = sum([...page.querySelectorAll(UNSEEN)].map(height)) // above all that is drawn
  for (const block of page.querySelectorAll('.stHorizontalBlock:has(> .stColumn)')) {
    const columns = [...block.querySelectorAll(':scope > .stColumn > .stVerticalBlock')]
    const heights = columns.map((column) => {
      const closed = sum([...column.querySelectorAll(CLOSED)].map(height))
      const charts = [...column.querySelectorAll('.stPlotlyChart')]
      return height(column) - closed - sum(charts.map((chart) => fit(chart, sheet - HEADING)))
    })
    const tallest = Math.max(...heights)
    block.toggleAttribute('data-taller', tallest > sheet)
    block.style.setProperty('--column-gap', getComputedStyle(block).columnGap)
    for (const column of block.children) {
      column.style.setProperty('--column-width', `${Math.floor(column.clientWidth)}px`)
    }
    // What nearly fits the rest of the first sheet is made to: its title would stand there alone.
    const rest = sheet - (block.getBoundingClientRect().top - start - unseen)
    const nearly = rest < tallest && rest >= LEGIBLE * tallest
    block.style.setProperty('--fitting', nearly ? rest / tallest : 1)
  }
  for (const chart of page.querySelectorAll('.stPlotlyChart')) {
    if (!chart.closest('.stColumn')) fit(chart, sheet - HEADING_AND_FOOT)
  }
}

export default function () {
  window.addEventListener('beforeprint', measure)
  return () => window.removeEventListener('beforeprint', measure)
}
