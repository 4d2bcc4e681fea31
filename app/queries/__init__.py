"""Owns every SELECT but full-text search, and the shapes that they fill. It opens no connection and renders nothing."""
