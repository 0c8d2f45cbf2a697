"""What comes from outside is opened here, and only in a limited child process."""
