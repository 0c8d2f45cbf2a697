"""How long what lies beside the case files is kept, and what goes when: logs, exports, backups, captures, drafts."""
