"""A document camera of the UVC kind: Linux's own interface to it (V4L2), in a child process, without any library."""
