"""Imports as jobs that go on while nobody watches."""
