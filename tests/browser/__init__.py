"""The site in a real Chromium, over a real server and the real record."""
