"""The public pages of a center: templates, one style sheet, the matters of the disclosure catalogue."""
