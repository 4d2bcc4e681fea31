"""The site in a real Chromium, over a real server and a crowd made of the tiny record."""
