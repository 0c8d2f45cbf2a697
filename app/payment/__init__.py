"""收费: assessed, relieved, paid; one verb a file."""
