"""The window around the pages: navigation, bars, help, lock."""
