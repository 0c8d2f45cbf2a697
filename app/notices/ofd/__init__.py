"""OFD export (beta): the same pages as the PDF, as GB/T 33190-2016 describes a fixed-layout document."""
