"""Notices 文书: templates, wording, fonts, layout and rendering. Importing this package never imports reportlab."""
