"""From a frozen submission to a receipt: outbox, transports, portal dialects; ``sync.gateway`` is the server."""
