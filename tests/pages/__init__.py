"""Tests of the view models: what a page holds before it is HTML."""
