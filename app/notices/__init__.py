"""Notices 文书: templates, wording, fonts, layout and rendering. The PDF is written here too, without a library."""
