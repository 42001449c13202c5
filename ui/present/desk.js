/* The presenter's window: what to say, what comes next, and the time. It is a second window of the
   same talk on the same machine: the hall sees the slide alone. Keys pressed in it turn the slides. */

const LAST_TALK = 'hoh-seconds-of-last-talk'
const PREVIEW = 480 // pixels across, of a hall screen of 1920

class Desk {
  constructor(stage) {
    this.stage = stage
    this.spent = {}
  }

  get isOpen() {
    return Boolean(this.window && !this.window.closed)
  }

  /* Answers whether there is such a window now: a browser may be told to open none. */
  open() {
    if (this.isOpen) {
      this.window.focus()
      return true
    }
    this.window = window.open('', 'hoh-presenter', `popup,width=${2 * PREVIEW + 120},height=720`)
    if (!this.window) return false
    const { document: desk } = this.window
    desk.adoptedStyleSheets = [this.looks()]
    desk.addEventListener('keydown', (event) => this.stage.key(event))
    desk.addEventListener('click', (event) => this.click(event))
    this.window.addEventListener('pagehide', () => this.keep())
    this.last = JSON.parse(localStorage.getItem(LAST_TALK) || '{}')
    this.restart()
    this.ticking = setInterval(() => this.tick(), 1000)
    return true
  }

  close() {
    if (this.isOpen) this.window.close()
  }

  /* A window of its own has none of the page's looks: those of the slides go with the next slide. */
  looks() {
    const here = this.stage.root.getRootNode()
    const rules = (sheets) => [...sheets].flatMap((sheet) => [...sheet.cssRules])
    const fonts = rules(document.styleSheets).filter((rule) => rule instanceof CSSFontFaceRule)
    const slides = [...rules(here.adoptedStyleSheets), ...rules(here.styleSheets)]
    const looks = new this.window.CSSStyleSheet()
    looks.replaceSync([...fonts, ...slides].map((rule) => rule.cssText).join('\n'))
    return looks
  }

  restart() {
    this.since = Date.now()
    this.spent = {}
    this.show()
  }

  click(event) {
    const part = event.target.closest('button')?.dataset.part
    const does = {
      back: () => this.stage.turn(-1),
      forward: () => this.stage.turn(1),
      restart: () => this.restart(),
    }
    does[part]?.()
  }

  /* What this window shows of the slide that is seen, of the one after it, and of the time. */
  show() {
    if (!this.isOpen) return
    const { stage } = this
    const { words } = stage
    const at = stage.order.indexOf(stage.now)
    const coming = stage.order[at + 1]
    const { name, note } = stage.slides.get(stage.now)
    const button = (part) => ['button', { type: 'button', 'data-part': part }, words[part]]
    const desk = grow([
      'div', { class: 'desk' },
      ['header', {},
        ['strong', { 'data-part': 'clock' }],
        ['span', { 'data-part': 'elapsed' }],
        ['span', {}, `${at + 1}/${stage.order.length}`],
        button('back'), button('forward'), button('restart')],
      ['main', {},
        ['section', {}, ['h1', {}, name], ['p', { class: 'say', role: 'note' }, note]],
        ['aside', {},
          ['h2', {}, coming ? `${words.next}: ${stage.slides.get(coming).name}` : words.end],
          ['div', { class: 'next', 'aria-hidden': 'true' }]]],
    ])
    desk.style.cssText = stage.root.style.cssText // the colours
    if (coming) desk.querySelector('.next').append(this.preview(coming))
    const { document: there } = this.window
    there.title = words.desk
    there.documentElement.lang = stage.root.lang
    there.body.replaceChildren(desk)
    this.tick(0)
  }

  preview(key) {
    const small = this.stage.root.cloneNode(false)
    small.removeAttribute('tabindex')
    small.style.cssText = this.stage.root.style.cssText
    small.style.setProperty('--screen', `${PREVIEW / 1920}px`)
    small.classList.add('small')
    const slide = [...this.stage.part('slides').children].find((one) => one.dataset.key === key)
    const copy = slide.cloneNode(true)
    copy.classList.add('seen')
    copy.setAttribute('inert', '')
    small.append(copy)
    return small
  }

  tick(seconds = 1) {
    if (!this.isOpen) return this.keep()
    const { stage } = this
    this.spent[stage.now] = (this.spent[stage.now] ?? 0) + seconds
    const there = (part) => this.window.document.querySelector(`[data-part="${part}"]`)
    const now = new Date()
    there('clock').textContent = `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`
    const last = this.last[stage.now]
    const times = [
      `${stage.words.elapsed} ${minutes((Date.now() - this.since) / 1000)}`,
      `${stage.words.slide} ${minutes(this.spent[stage.now])}`,
      ...(last ? [`${stage.words.last} ${minutes(last)}`] : []),
    ]
    there('elapsed').textContent = times.join(' · ')
  }

  /* How long each slide took is kept on this machine, for the next telling. */
  keep() {
    clearInterval(this.ticking)
    if (Object.keys(this.spent).length) localStorage.setItem(LAST_TALK, JSON.stringify(this.spent))
    this.spent = {}
  }
}

function minutes(seconds) {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
