"""Vietnamese letters from plain keys (Telex, VNI), for machines on which no input method is installed."""
