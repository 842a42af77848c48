"""Paper: guidance sheets, slips and declarations as PDF bytes, from memory."""
