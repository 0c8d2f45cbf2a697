"""The office's rules: cases, workflow, clock, notices. Plain Python: no Qt, no SQL, no web framework."""
