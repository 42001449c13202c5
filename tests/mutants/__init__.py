"""Faults planted one at a time in a copy of the project: do the tests notice?"""
