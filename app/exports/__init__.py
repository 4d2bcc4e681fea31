"""Owns what is taken away from the site: link previews."""
