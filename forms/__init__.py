"""What a procedure is, what a form is, and when it is right: no Qt, no network, no database of people."""
