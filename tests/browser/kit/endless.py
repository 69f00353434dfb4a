"""Begins a training that takes many minutes: endless.py URL DATA BINARY ACCOUNT prints its job's name."""

import dataclasses
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools")]

from kit.example import example  # noqa: E402
from steps.algorithm import start_algorithm  # noqa: E402
from steps.market import Account, Market  # noqa: E402
from steps.seller import Seller  # noqa: E402
from steps.waiting import wait_until  # noqa: E402


def grown(product, folder):
    """The files that it learns from, many times over, in the folder."""
    for channel in product.texts["training"]["channels"]:
        text = (product.built / channel["file"]).read_text()
        (folder / channel["file"]).write_text(text * 200)
    return folder


def main():
    url, data, binary, account = sys.argv[1:]
    seller = Seller(Market(url, data, binary), Account(**json.loads(account)), example())
    seller.register()
    seller.upload()
    seller.product = dataclasses.replace(seller.product, built=grown(seller.product, Path(data)))
    start_algorithm(seller, "endless", copies=100, num_round="10000", early_stopping_rounds="10000")
    begun = wait_until(
        lambda: seller.sagemaker.list_training_jobs(StatusEquals="InProgress")["TrainingJobSummaries"],
        lambda jobs: jobs,
    )
    print(begun[0]["TrainingJobName"])


if __name__ == "__main__":
    main()
