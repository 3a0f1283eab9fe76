"""Other ways to build the three endpoints on Lambda. They run in .venv-rivals, never shipped."""
