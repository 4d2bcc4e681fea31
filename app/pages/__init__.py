"""Owns the view models: what each page shows, as one frozen dataclass a page. It asks `queries` and renders nothing."""
