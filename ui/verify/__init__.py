"""文书验真: a paper is checked, the print ledger is read, the public keys are kept."""
