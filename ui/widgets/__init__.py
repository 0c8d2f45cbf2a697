"""The kit: dumb widgets; `show_*` and `set_*` in, signals in the past tense out. They know no store and no law."""
