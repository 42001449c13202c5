// Lets the person who types a password see it, on wish. Without this script the form works as
// before, and its switch stays hidden.
for (const box of document.querySelectorAll('[data-shows-passwords]')) {
  const inputs = box.form.querySelectorAll('[type=password]')
  box.closest('label').hidden = false
  box.addEventListener('change', () => {
    for (const input of inputs) input.type = box.checked ? 'text' : 'password'
  })
  // Sent as passwords, so that no browser keeps them among the words that were typed.
  box.form.addEventListener('submit', () => {
    for (const input of inputs) input.type = 'password'
  })
}
