"""Waiting for what the market works at, with a bound and without waste."""

import time

from .market import RoadBlocked, expect


def wait_until(describe, settled, seconds=180):
    """Calls describe() until settled(answer) is true; the answer."""
    end = time.monotonic() + seconds
    pause = 0.05
    while True:
        answer = describe()
        if settled(answer):
            return answer
        if time.monotonic() > end:
            raise RoadBlocked(f"still not done after {seconds} s: {answer}")
        time.sleep(pause)
        pause = min(pause * 1.5, 1.0)


def package_done(sagemaker, name):
    answer = wait_until(
        lambda: sagemaker.describe_model_package(ModelPackageName=name),
        lambda a: a["ModelPackageStatus"] in ("Completed", "Failed"),
    )
    expect(answer["ModelPackageStatus"] == "Completed", f"the package failed: {answer['ModelPackageStatusDetails']}")
    return answer


def change_set_done(catalog, change_set_id):
    answer = wait_until(
        lambda: catalog.describe_change_set(Catalog="AWSMarketplace", ChangeSetId=change_set_id),
        lambda a: a["Status"] in ("SUCCEEDED", "FAILED", "CANCELLED"),
    )
    errors = [e for change in answer["ChangeSet"] for e in change.get("ErrorDetailList", [])]
    expect(answer["Status"] == "SUCCEEDED", f"the change set ended {answer['Status']}: {errors}")
    return answer


def endpoint_in_service(sagemaker, name):
    answer = wait_until(
        lambda: sagemaker.describe_endpoint(EndpointName=name),
        lambda a: a["EndpointStatus"] not in ("Creating", "Updating"),
    )
    expect(answer["EndpointStatus"] == "InService", f"endpoint {name}: {answer.get('FailureReason')}")
    return answer
