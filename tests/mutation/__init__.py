"""How much the tests notice: mutants of the modules that must not fail, each against the tests that run its line."""
