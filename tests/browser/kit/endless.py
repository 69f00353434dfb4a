"""Begins a training that takes many minutes: endless.py URL DATA BINARY ACCOUNT prints its job's name."""

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


def main():
    url, data, binary, account = sys.argv[1:]
    seller = Seller(Market(url, data, binary), Account(**json.loads(account)), example())
    seller.register()
    seller.upload()
    start_algorithm(seller, "endless", copies=200, num_round="10000", early_stopping_rounds="10000")
    begun = wait_until(
        lambda: seller.sagemaker.list_training_jobs(StatusEquals="InProgress")["TrainingJobSummaries"],
        lambda jobs: jobs,
    )
    print(begun[0]["TrainingJobName"])


if __name__ == "__main__":
    main()
