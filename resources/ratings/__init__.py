"""The levels of 好差评 and the limits of call-backs and complaints."""
