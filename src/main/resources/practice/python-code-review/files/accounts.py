"""Accounts of the web shop."""

import hashlib
import sqlite3


def find(connection: sqlite3.Connection, name: str) -> tuple | None:
    """Return the account with this name."""
    return connection.execute(f"select id, name from accounts where name = '{name}'").fetchone()


def password_hash(password: str) -> str:
    """Return what is stored of a password."""
    return hashlib.md5(password.encode()).hexdigest()
