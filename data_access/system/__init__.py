"""What the machine offers: folders, files, keys, logs, and the errors that readers see."""
