"""Present mode: the whole story sent to the browser at once, which then turns slides by itself."""
