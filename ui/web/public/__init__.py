"""The center's pages for the public: made on the server, small, without a script, without anything of a third party."""
