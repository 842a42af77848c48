"""What can be refused, in words for the helper: one module for each place in the work where it happens."""
