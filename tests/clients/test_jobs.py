"""Training and transform jobs, which validations run, as their account sees them: the log, live and afterwards; stopped."""

import re

import pytest
from botocore.exceptions import ClientError
from kit.example import example
from steps.algorithm import algorithm_done, start_algorithm
from steps.seller import Seller
from steps.waiting import wait_until


@pytest.fixture(scope="module")
def seller(souk):
    seller = Seller(souk.market, souk.account("jobs-seller"), example())
    seller.register()
    seller.upload()
    seller.package = seller.create_package("jobs-package")
    return seller


def refusal(call, **arguments):
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    return caught.value.response["Error"]


def test_an_account_reads_the_log_of_its_jobs_and_stops_them(souk, seller):
    sagemaker, own = seller.sagemaker, seller.souk
    start_algorithm(seller, "unending", copies=100, num_round="10000", early_stopping_rounds="10000")
    running = lambda: sagemaker.list_training_jobs(NameContains="unending", StatusEquals="InProgress")  # noqa: E731
    [job] = wait_until(running, lambda told: told["TrainingJobSummaries"])["TrainingJobSummaries"]
    name, arn = job["TrainingJobName"], job["TrainingJobArn"]
    told = wait_until(lambda: own.get_job_logs(JobArn=arn), lambda answer: answer["Lines"])
    assert told["Running"] and {line["Stream"] for line in told["Lines"]} == {name}
    more = wait_until(lambda: own.get_job_logs(JobArn=arn, NextToken=told["NextToken"]), lambda answer: answer["Lines"])
    assert more["Lines"][0] not in told["Lines"]

    sagemaker.stop_training_job(TrainingJobName=name)
    algorithm = algorithm_done(seller, "unending")
    [check] = algorithm["AlgorithmStatusDetails"]["ValidationStatuses"]
    assert check["FailureReason"] == f"Training job {name} failed: the job was stopped"
    ended = sagemaker.describe_training_job(TrainingJobName=name)
    assert (ended["TrainingJobStatus"], ended["SecondaryStatus"]) == ("Stopped", "Stopped")
    assert "FailureReason" not in ended and ended["TrainingEndTime"] >= ended["TrainingStartTime"]
    kept = own.get_job_logs(JobArn=arn, MaxLines=1000)
    assert not kept["Running"] and kept["Lines"][-1]["Time"] >= more["Lines"][-1]["Time"]
    rounds = [int(match[1]) for line in kept["Lines"] if (match := re.match(r"round=(\d+)", line["Message"]))]
    assert rounds and rounds == sorted(set(rounds)), "each line once, in its order"
    over = refusal(sagemaker.stop_training_job, TrainingJobName=name)
    assert over["Code"] == "ValidationException" and "is in status Stopped" in over["Message"]


def test_the_log_of_a_job_that_has_ended_stays_and_is_its_account_s_alone(souk, seller):
    sagemaker, own = seller.sagemaker, seller.souk
    done = sagemaker.list_transform_jobs(StatusEquals="Completed")["TransformJobSummaries"][0]
    arn = done["TransformJobArn"]
    assert own.get_job_logs(JobArn=arn)["Lines"]
    over = refusal(sagemaker.stop_transform_job, TransformJobName=done["TransformJobName"])
    assert over["Code"] == "ValidationException" and "is in status Completed" in over["Message"]
    assert souk.client("souk", souk.operator()).get_job_logs(JobArn=arn)["Lines"], "operators read all"
    stranger = souk.client("souk", souk.account("jobs-stranger"))
    hidden = refusal(stranger.get_job_logs, JobArn=arn)
    absent = refusal(stranger.get_job_logs, JobArn=arn + "0")
    assert absent["Code"] == hidden["Code"] and absent["Message"] == hidden["Message"].replace(arn, arn + "0")
