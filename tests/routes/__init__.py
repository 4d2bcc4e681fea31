"""Tests of the addresses: what each answers, over the tiny record and the real one."""
