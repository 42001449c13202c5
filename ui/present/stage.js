/* The stage: every slide is built once; keys, fingers and buttons only choose which one is seen.
   No slide asks the server for anything, so a weak link cannot stop a talk. */

const SVG = new Set(['svg', 'path', 'polyline', 'rect', 'defs', 'pattern'])
const SWIPE = 60 // pixels a finger moves before it turns the slide
const FORWARD = ['ArrowRight', 'ArrowDown', 'PageDown', 'n', 'N']
const BACK = ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace']
const stages = new WeakMap()

export default function ({ parentElement, data, setTriggerValue }) {
  if (!stages.has(parentElement)) stages.set(parentElement, new Stage(parentElement))
  const stage = stages.get(parentElement)
  stage.tell(data, setTriggerValue)
  return () => {
    stage.end()
    stages.delete(parentElement)
  }
}

/* Texts go in as text: nothing that a record holds can become markup. */
function grow(tree) {
  if (typeof tree === 'string') return document.createTextNode(tree)
  const [name, attributes, ...inside] = tree
  const element = SVG.has(name)
    ? document.createElementNS('http://www.w3.org/2000/svg', name)
    : document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...inside.map(grow))
  return element
}

class Stage {
  constructor(parent) {
    this.root = parent.querySelector('.stage')
    this.part = (name) => this.root.querySelector(`[data-part="${name}"]`)
    this.slides = new Map()
    this.order = []
    this.desk = new Desk(this)
    this.typed = ''
    const listen = (target, kinds) => {
      for (const [kind, hear] of Object.entries(kinds)) target.addEventListener(kind, hear)
      return () => {
        for (const [kind, hear] of Object.entries(kinds)) target.removeEventListener(kind, hear)
      }
    }
    this.silence = [
      listen(document, { keydown: (event) => this.key(event) }),
      listen(this.root, {
        click: (event) => this.click(event),
        change: (event) => this.changed(event),
        touchstart: (event) => (this.finger = event.touches[0]),
        touchend: (event) => this.lift(event.changedTouches[0]),
      }),
      listen(window, { resize: () => this.fit(), pagehide: () => this.desk.close() }),
      listen(document.fonts, { loadingdone: () => this.fit() }),
    ]
  }

  end() {
    clearInterval(this.clock)
    this.desk.close()
    this.silence.forEach((stop) => stop())
  }

  tell(data, setTriggerValue) {
    this.ask = setTriggerValue
    this.words = data.words
    for (const [name, colour] of Object.entries(data.colours)) {
      this.root.style.setProperty(`--${name}`, colour)
    }
    const told = JSON.stringify(data)
    if (told === this.told) return
    this.told = told
    this.root.lang = data.language
    for (const button of this.root.querySelectorAll('[data-part] > svg')) {
      const { part } = button.parentElement.dataset
      button.parentElement.setAttribute('aria-label', this.words[part])
    }
    this.slides = new Map(data.slides.map((slide) => [slide.key, slide]))
    const address = new URLSearchParams(location.search)
    this.order = this.known((address.get('slides') || '').split(','))
    if (!this.order.length) this.order = [...this.slides.keys()]
    this.part('slides').replaceChildren(...data.slides.map((slide) => grow(slide.tree)))
    this.part('choices').replaceChildren(...data.choices.map(grow))
    this.list()
    this.fit()
    this.show(this.now ?? address.get('slide'))
    this.root.classList.add('ready')
    // The server writes its own part of the address a moment later, and must not take ours away.
    setTimeout(() => this.write(), 400)
  }

  /* Words are longer in one language than in the other, and in one office than in the next: what
     stands on a slide is made smaller until the slide holds it. */
  fit() {
    for (const slide of this.part('slides').children) {
      const body = slide.querySelector('.body')
      const holds = [body, slide.querySelector('.picture')]
      const tooSmall = () =>
        holds.some((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
      let fit = 1
      body.style.setProperty('--fit', fit)
      while (fit > 0.5 && tooSmall()) body.style.setProperty('--fit', (fit -= 0.04))
    }
  }

  known(keys) {
    return keys.filter((key, at) => this.slides.has(key) && keys.indexOf(key) === at)
  }

  show(key) {
    if (!this.order.includes(key)) key = this.order[0]
    this.now = key
    const at = this.order.indexOf(key)
    for (const slide of this.part('slides').children) {
      const seen = slide.dataset.key === key
      slide.classList.toggle('seen', seen)
      slide.toggleAttribute('inert', !seen)
    }
    const { name, note } = this.slides.get(key)
    const place = `${at + 1}/${this.order.length}`
    this.part('place').textContent = place
    this.part('said').textContent = `${place} ${name}`
    this.part('note').textContent = note
    this.part('progress').style.width = `${(100 * (at + 1)) / this.order.length}%`
    this.part('back').disabled = at === 0
    this.part('forward').disabled = at === this.order.length - 1
    for (const item of this.part('list').children) {
      item.querySelector('.jump').toggleAttribute('aria-current', item.dataset.key === key)
    }
    this.desk.show()
    this.write()
  }

  /* Beyond either end there is nothing: a clicker pressed once too often stays where it is. */
  turn(by) {
    this.show(this.order[this.order.indexOf(this.now) + by] ?? this.now)
  }

  write() {
    const address = new URLSearchParams(location.search)
    address.set('slide', this.now)
    const all = [...this.slides.keys()]
    if (this.order.join() === all.join()) address.delete('slides')
    else address.set('slides', this.order.join(','))
    history.replaceState(history.state, '', `?${address.toString().replaceAll('%2C', ',')}`)
  }

  /* The list of slides: jump to one, leave one out, move one up. */
  list() {
    const out = [...this.slides.keys()].filter((key) => !this.order.includes(key))
    const items = [...this.order, ...out].map((key) => {
      const { name } = this.slides.get(key)
      const told = this.order.includes(key)
      const at = this.order.indexOf(key)
      const item = grow([
        'li', { 'data-key': key },
        ['input', { type: 'checkbox', 'aria-label': `${this.words.tell} ${name}`, ...(told && { checked: '' }) }],
        ['button', { type: 'button', class: 'jump', ...(!told && { disabled: '' }) },
          told ? `${at + 1}. ${name}` : name],
        ['button', { type: 'button', class: 'up', 'aria-label': `${this.words.up} ${name}`,
          ...(at < 1 && { disabled: '' }) }, ['svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' },
          ['path', { d: 'M12 19 V6 M6 12 L12 6 L18 12' }]]],
      ])
      return item
    })
    this.part('list').replaceChildren(...items)
  }

  reorder(order) {
    if (!order.length) return this.list() // a talk has at least one slide
    this.order = order
    this.list()
    this.show(this.now)
  }

  key(event) {
    const from = event.composedPath()[0]
    const chosen = event.key
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (['SELECT', 'INPUT', 'TEXTAREA'].includes(from.tagName)) return
    if (this.root.classList.contains('black')) {
      event.preventDefault()
      return this.root.classList.remove('black')
    }
    const onButton = from.tagName === 'BUTTON' && [' ', 'Enter'].includes(chosen)
    if (onButton) return
    if (/^\d$/.test(chosen)) return (this.typed += chosen)
    const jump = Number(this.typed)
    this.typed = ''
    if (chosen === 'Enter' && jump) this.show(this.order[jump - 1] ?? this.now)
    else if (FORWARD.includes(chosen) || chosen === 'Enter') this.turn(1)
    else if (chosen === ' ') this.turn(event.shiftKey ? -1 : 1)
    else if (BACK.includes(chosen)) this.turn(-1)
    else if (chosen === 'Home') this.show(this.order[0])
    else if (chosen === 'End') this.show(this.order.at(-1))
    else if (['b', 'B', '.'].includes(chosen)) this.root.classList.add('black')
    else if (['f', 'F'].includes(chosen)) this.fill()
    else if (['a', 'A'].includes(chosen)) this.run(this.clock ? 0 : Number(this.part('seconds').value) || 20)
    else if (['p', 'P'].includes(chosen)) this.presenter()
    else if (['s', 'S'].includes(chosen)) this.toggle('notes')
    else if (['m', 'M', 'g', 'G'].includes(chosen)) this.toggle('menu')
    else if (chosen === 'Escape') this.shut()
    else return
    event.preventDefault()
  }

  click(event) {
    if (this.root.classList.contains('black')) return this.root.classList.remove('black')
    const button = event.target.closest('button')
    if (!button) return
    const item = button.closest('li[data-key]')
    const key = item?.dataset.key
    const at = this.order.indexOf(key)
    if (button.classList.contains('jump')) {
      this.root.classList.remove('menu')
      this.show(key)
      this.root.focus()
    } else if (button.classList.contains('up')) {
      this.reorder(this.order.with(at, this.order[at - 1]).with(at - 1, key))
    } else {
      const does = {
        back: () => this.turn(-1),
        forward: () => this.turn(1),
        menu: () => this.toggle('menu'),
        notes: () => this.toggle('notes'),
        presenter: () => this.presenter(),
        black: () => this.root.classList.add('black'),
        fill: () => this.fill(),
        close: () => this.shut(),
        leave: () => this.ask('leave', true),
      }
      does[button.dataset.part]?.()
    }
  }

  changed(event) {
    const { target } = event
    const item = target.closest('li[data-key]')
    if (item) {
      const key = item.dataset.key
      this.reorder(
        target.checked ? [...this.order, key] : this.order.filter((other) => other !== key),
      )
    } else if (target.dataset.part === 'seconds') {
      this.run(Number(target.value))
    } else {
      // Another place, partner or language is another telling: the server makes it.
      this.ask('choose', { [target.name]: target.value, slides: this.order.join(','), slide: this.now })
    }
  }

  toggle(name) {
    const open = this.root.classList.toggle(name)
    this.part(name).setAttribute('aria-expanded', String(open))
    this.fit()
  }

  shut() {
    this.root.classList.remove('menu', 'notes')
    this.fit()
  }

  /* Where the browser opens no second window the note stands below the slide. */
  presenter() {
    if (!this.desk.open() && !this.root.classList.contains('notes')) this.toggle('notes')
  }

  /* Slides that turn by themselves begin again after the last, for a screen in a foyer. */
  run(seconds) {
    clearInterval(this.clock)
    this.clock = null
    this.part('seconds').value = String(seconds)
    this.root.classList.toggle('running', seconds > 0)
    if (seconds) {
      this.clock = setInterval(() => {
        const next = (this.order.indexOf(this.now) + 1) % this.order.length
        this.show(this.order[next])
      }, seconds * 1000)
    }
  }

  fill() {
    if (document.fullscreenElement) document.exitFullscreen()
    else document.documentElement.requestFullscreen?.().catch(() => {})
  }

  lift(finger) {
    const across = finger.clientX - (this.finger?.clientX ?? finger.clientX)
    const down = finger.clientY - (this.finger?.clientY ?? finger.clientY)
    const inMenu = this.root.classList.contains('menu')
    if (!inMenu && Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) {
      this.turn(across < 0 ? 1 : -1)
    }
  }
}
