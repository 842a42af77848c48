"""The receiving server: FastAPI over SQLAlchemy."""
