"""The devices of the window as the pages see them."""
