"""Everything of one dossier, or of one CLB, in a file; and from that file in a stack without it."""
