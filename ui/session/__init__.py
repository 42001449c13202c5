"""The reader and the reader's choices: who, language, address, and the data in view."""
