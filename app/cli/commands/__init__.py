"""What can be typed: one module for each family of commands, told apart from the modules that run them."""
