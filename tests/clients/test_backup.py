"""souk backup: database and objects copied while the server runs, looked at, told to operators; and what is restored from
it is the market as it was."""

import json
import shutil
import subprocess

import pytest
from kit.server import Server, binary

BODY = b"kept " * 1000


def backup(server, folder, *flags):
    command = [binary(), "backup", "--data", server.data, "--to", folder, *flags]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def market():
    server = Server(None, "--docker", "unix:///nowhere/docker.sock")
    assert server.start(), server.log_tail()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def s3(market):
    client = market.client("s3", market.account("backup-owner"))
    client.create_bucket(Bucket="backup-bucket")
    client.put_object(Bucket="backup-bucket", Key="one", Body=BODY)
    return client


@pytest.fixture(scope="module")
def operator(market):
    return market.client("souk", market.operator())


def test_a_backup_is_made_verified_told_and_restored(market, s3, operator, tmp_path):
    assert operator.get_health()["Backups"] == []
    done = backup(market, tmp_path / "copy", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["verified"] and told["folder"] == str(tmp_path / "copy")
    assert (told["objects"], told["object_bytes"]) == (1, len(BODY))
    [shown] = operator.get_health()["Backups"]
    assert shown["Verified"] and shown["Folder"] == told["folder"]
    assert (shown["Objects"], shown["ObjectBytes"]) == (1, len(BODY))
    assert shown["DatabaseBytes"] == told["database_bytes"] == (tmp_path / "copy" / "souk.db").stat().st_size
    assert shown["StartedAt"] <= shown["EndedAt"]
    assert not (tmp_path / "copy" / "secrets.key").exists()

    s3.put_object(Bucket="backup-bucket", Key="later", Body=b"later")
    restored = Server(None, "--docker", "unix:///nowhere/docker.sock")
    shutil.copytree(tmp_path / "copy", restored.data, dirs_exist_ok=True)
    shutil.copy(market.data / "secrets.key", restored.data)
    assert restored.start(), restored.log_tail()
    try:
        client = restored.client("s3", market.account("backup-owner"))
        assert client.get_object(Bucket="backup-bucket", Key="one")["Body"].read() == BODY
        assert [o["Key"] for o in client.list_objects_v2(Bucket="backup-bucket")["Contents"]] == ["one"]
    finally:
        restored.remove()


def test_the_next_one_in_the_same_folder_takes_what_is_new(market, s3, operator, tmp_path):
    folder = tmp_path / "copy"
    assert backup(market, folder).returncode == 0
    blobs = {path for path in (folder / "blobs").rglob("*") if path.is_file()}
    times = {path: path.stat().st_mtime_ns for path in blobs}
    s3.put_object(Bucket="backup-bucket", Key="two", Body=b"two")
    again = backup(market, folder)
    assert again.returncode == 0 and "verified" in again.stdout and "secrets.key is not in it" in again.stdout
    after = {path for path in (folder / "blobs").rglob("*") if path.is_file()}
    assert len(after - blobs) == 1
    assert all(path.stat().st_mtime_ns == times[path] for path in blobs)
    newest, before, *_ = operator.get_health()["Backups"]
    assert newest["Objects"] == before["Objects"] + 1
    assert list(folder.glob("*.half")) == []


def test_a_lost_object_is_told_and_fails_the_command(market, s3, operator, tmp_path):
    s3.put_object(Bucket="backup-bucket", Key="lost", Body=b"soon lost")
    [lost] = [p for p in (market.data / "blobs").rglob("*") if p.is_file() and p.read_bytes() == b"soon lost"]
    lost.rename(tmp_path / "aside")
    done = backup(market, tmp_path / "copy")
    assert done.returncode == 1 and "not verified: 1 of" in done.stdout
    shown = operator.get_health()["Backups"][0]
    assert not shown["Verified"] and "1 of" in shown["Problem"]
    shutil.move(tmp_path / "aside", lost)
    assert backup(market, tmp_path / "copy").returncode == 0


def test_what_cannot_be_a_backup_is_refused(market, tmp_path):
    inside = backup(market, market.data / "copy")
    assert inside.returncode == 1 and "lies in the data folder" in inside.stderr
    assert not (market.data / "copy").exists()
    nothing = subprocess.run(
        [binary(), "backup", "--data", tmp_path / "none", "--to", tmp_path / "copy"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert nothing.returncode == 1 and "there is no database" in nothing.stderr
    assert backup(market, "").returncode != 0
