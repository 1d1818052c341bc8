"""The programs of other people that the tests use: a browser, Node, Java, checkers.

`python -m tests.tools.install` brings them; `make test` does so first.
"""
