"""Owns the picture's geometry: events and a window → lanes, marks, labels, ticks, in SVG units. Pure.

It promises that no mark hides another and no label touches a mark or a label, in any window.
"""
