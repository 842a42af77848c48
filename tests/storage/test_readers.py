"""The connections that only read: the one that is warm is used again, and none holds memory for nobody."""

from pathlib import Path

from app.storage.database import DATABASE_NAME, Database, connect

KEY = b"k" * 32


def test_reading_goes_on_with_the_warm_connection_and_begins_anew_after_all_were_let_go(tmp_path: Path) -> None:
    made = connect(tmp_path / DATABASE_NAME, KEY, "rwc")
    made.execute("CREATE TABLE told (word TEXT)")
    made.execute("INSERT INTO told VALUES ('Ệ')")
    made.close()
    database = Database(tmp_path, KEY, read_only=False)
    with database.reading(), database.reading():
        pass  # two are made
    used = []
    for _ in range(3):
        with database.reading() as connection:
            used.append(connection.connection.dbapi_connection)
    assert used[0] is used[1] is used[2]
    with database.reading() as before:
        database.let_readers_go()
        assert before.exec_driver_sql("SELECT word FROM told").scalar() == "Ệ"
    with database.reading() as after:
        assert after.connection.dbapi_connection is not used[0]
        assert after.exec_driver_sql("SELECT word FROM told").scalar() == "Ệ"
    database.close()
