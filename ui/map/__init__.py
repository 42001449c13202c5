"""The map as deck.gl draws it."""
