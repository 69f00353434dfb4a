"""What an endpoint does while it runs, as its owner sees it: its log, its use by the minute, its cost to the cent; and
that nobody else sees it. The clock of this server is moved, for time costs money."""

import dataclasses
import datetime
import json
from decimal import Decimal

import pytest
from botocore.exceptions import ClientError
from kit.example import example
from kit.permissions import policy
from kit.server import Server
from kit.shop import Shop
from steps.algorithm import algorithm_done, start_algorithm
from steps.buyer import Buyer
from steps.market import Account
from steps.waiting import endpoint_in_service, wait_until

NAME = "watched-endpoint"
HOUR_PRICE = "0.07"
MACHINE_PRICE = "0.115"


@pytest.fixture(scope="module")
def rehearsal():
    server = Server(None, "--clock", "+0s")
    assert server.start(), server.log_tail()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def operator(rehearsal):
    return rehearsal.client("souk", rehearsal.operator())


@pytest.fixture(scope="module")
def shop(rehearsal):
    return Shop(rehearsal, "runtime-shop")


def by_the_hour(types):
    card = [{"DimensionKey": f"{t}.m.i.{use}", "Price": HOUR_PRICE} for t in types for use in ("b", "r")]
    term = {"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": card}]}
    return {"PricingModel": "Usage", "Terms": [term]}


@pytest.fixture(scope="module")
def buyer(rehearsal, shop, operator):
    """Subscribed to a product that is paid by the hour, and running it."""
    machine = shop.seller.product.recommended
    operator.put_market_policy(
        Policy={"InfrastructurePrices": [{"InstanceType": machine, "PricePerHour": MACHINE_PRICE}]}
    )
    seller = shop.seller
    seller.product = dataclasses.replace(seller.product, title="Runtime wombats")
    changes = [c for c in seller.publication(shop.package, []) if c[0] != "UpdateTargeting"]
    paid = {"UpdatePricingTerms": by_the_hour(seller.product.instance_types)}
    seller.published(seller.change([(*c[:-1], paid.get(c[0], c[-1])) for c in changes]))
    seller.sign_off()
    product, offer = seller.product_id, seller.offer_id
    buyer = Buyer(rehearsal.market, rehearsal.account("runtime-buyer"))
    buyer.subscribe(offer)
    buyer.deploy(NAME, next(iter(buyer.versions(product).values())), machine)
    return buyer


def refusal(call, **arguments):
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    return caught.value.response["Error"]


def messages(answer):
    return [line["Message"] for line in answer["Lines"]]


def test_the_log_is_told_from_its_end_and_followed(buyer):
    told = wait_until(lambda: buyer.souk.get_endpoint_logs(EndpointName=NAME), lambda a: a["Lines"])
    [line] = [line for line in told["Lines"] if line["Message"].startswith("serve: ")]
    assert "port 8080" in line["Message"]
    assert line["Stream"] == "AllTraffic/i-1-0"
    assert abs(line["Time"] - datetime.datetime.now(datetime.UTC)) < datetime.timedelta(minutes=10)
    more = buyer.souk.get_endpoint_logs(EndpointName=NAME, NextToken=told["NextToken"])
    assert more["Lines"] == []
    assert more["NextToken"] == told["NextToken"]
    other = refusal(buyer.souk.get_endpoint_logs, EndpointName=NAME, NextToken="bm9uZQ==")
    assert other["Code"] == "ValidationException"


def test_the_log_of_what_failed_to_start_is_kept(buyer):
    """No model data: the container says so and ends; it is gone, its words are not."""
    buyer.sagemaker.create_model(ModelName="broken", PrimaryContainer={"Image": example().image})
    variant = {"VariantName": "V", "ModelName": "broken", "InitialInstanceCount": 1, "InstanceType": "ml.m5.large"}
    buyer.sagemaker.create_endpoint_config(EndpointConfigName="broken", ProductionVariants=[variant])
    buyer.sagemaker.create_endpoint(EndpointName="broken", EndpointConfigName="broken")
    wait_until(
        lambda: buyer.sagemaker.describe_endpoint(EndpointName="broken")["EndpointStatus"], lambda s: s == "Failed"
    )
    told = buyer.souk.get_endpoint_logs(EndpointName="broken")
    assert told["Lines"] and all(line["Stream"] == "V/i-1-0" for line in told["Lines"])
    assert any("/opt/ml/model" in text for text in messages(told)), messages(told)
    cost = buyer.souk.get_endpoint_cost(EndpointName="broken")
    assert (cost["Total"], cost["Items"], "From" in cost) == ("0", [], False)


def test_invocations_are_counted_by_the_minute(rehearsal, shop, buyer):
    product = shop.seller.product
    before = buyer.souk.get_endpoint_metrics(EndpointName=NAME)
    assert before["Total"]["Invocations"] == 0 and before["Periods"] == []
    assert "LatencyP50" not in before["Total"]
    for _ in range(5):
        buyer.invoke(NAME, product.sample_input, product.content_type)
    with pytest.raises(ClientError):
        buyer.invoke(NAME, "not,numbers", product.content_type)
    told = buyer.souk.get_endpoint_metrics(EndpointName=NAME)
    total = told["Total"]
    assert (total["Invocations"], total["Invocation4XXErrors"], total["Invocation5XXErrors"]) == (6, 1, 0)
    assert 0 < total["LatencyP50"] <= total["LatencyP95"] < 60_000_000
    assert sum(period["Invocations"] for period in told["Periods"]) == 6
    assert all(period["Time"].second == 0 for period in told["Periods"])
    hour = buyer.souk.get_endpoint_metrics(EndpointName=NAME, Minutes=1440, PeriodMinutes=1440)
    assert [p["Invocations"] for p in hour["Periods"]] in ([6], [5, 1], [1, 5])  # or midnight came between


def test_counts_outlive_the_server(rehearsal, buyer):
    counted = buyer.souk.get_endpoint_metrics(EndpointName=NAME)["Total"]["Invocations"]
    rehearsal.kill()
    assert rehearsal.start(), rehearsal.log_tail()
    assert buyer.souk.get_endpoint_metrics(EndpointName=NAME)["Total"]["Invocations"] == counted


def test_the_cost_so_far_is_exact(buyer, operator):
    cost = buyer.souk.get_endpoint_cost(EndpointName=NAME)
    assert cost["CurrencyCode"] == "USD"
    operator.move_clock(BySeconds=90 * 60)
    cost = buyer.souk.get_endpoint_cost(EndpointName=NAME)
    software, machine = cost["Items"]
    assert (software["Kind"], software["DimensionKey"]) == ("SOFTWARE", "ml.m5.large.m.i.r")
    assert (machine["Kind"], machine["DimensionKey"]) == ("INFRASTRUCTURE", "ml.m5.large")
    minutes = -(-(cost["To"] - cost["From"]) // datetime.timedelta(minutes=1))
    assert minutes >= 90
    assert software["Quantity"] == machine["Quantity"] == minutes
    unit = Decimal("0.00000001")
    assert Decimal(cost["Software"]) == (Decimal(HOUR_PRICE) * minutes / 60).quantize(unit, "ROUND_HALF_UP")
    assert Decimal(cost["Infrastructure"]) == (Decimal(MACHINE_PRICE) * minutes / 60).quantize(unit, "ROUND_HALF_UP")
    assert Decimal(cost["Total"]) == Decimal(cost["Software"]) + Decimal(cost["Infrastructure"])


def test_more_instances_cost_more_from_then_on(buyer, operator):
    before = buyer.souk.get_endpoint_cost(EndpointName=NAME)["Items"][0]["Quantity"]
    wish = [{"VariantName": "AllTraffic", "DesiredInstanceCount": 2}]
    buyer.sagemaker.update_endpoint_weights_and_capacities(EndpointName=NAME, DesiredWeightsAndCapacities=wish)
    wait_until(
        lambda: buyer.sagemaker.describe_endpoint(EndpointName=NAME),
        lambda a: a["EndpointStatus"] == "InService" and a["ProductionVariants"][0]["CurrentInstanceCount"] == 2,
    )
    operator.move_clock(BySeconds=60 * 60)
    after = buyer.souk.get_endpoint_cost(EndpointName=NAME)["Items"][0]["Quantity"]
    assert 120 <= after - before <= 130
    streams = {line["Stream"] for line in buyer.souk.get_endpoint_logs(EndpointName=NAME)["Lines"]}
    assert "AllTraffic/i-1-0" in streams


def test_only_its_account_sees_an_endpoint(rehearsal, buyer):
    stranger = rehearsal.client("souk", rehearsal.account("runtime-stranger"))
    for operation in ("get_endpoint_logs", "get_endpoint_metrics", "get_endpoint_cost"):
        hidden = refusal(getattr(stranger, operation), EndpointName=NAME)
        assert hidden["Code"] == "ResourceNotFoundException", operation
        absent = refusal(getattr(stranger, operation), EndpointName="absent")
        assert absent["Message"] == hidden["Message"].replace(NAME, "absent")


def test_a_users_policies_say_whether_he_reads_the_log(rehearsal, buyer):
    buyer.iam.create_user(UserName="reader")
    key = buyer.iam.create_access_key(UserName="reader")["AccessKey"]
    reader = rehearsal.client("souk", Account(buyer.account.id, key["AccessKeyId"], key["SecretAccessKey"]))
    buyer.iam.put_user_policy(
        UserName="reader", PolicyName="p", PolicyDocument=policy(("sagemaker:DescribeEndpoint", "*"))
    )
    assert reader.get_endpoint_metrics(EndpointName=NAME)["Total"]["Invocations"] >= 0
    denied = refusal(reader.get_endpoint_logs, EndpointName=NAME)
    assert denied["Code"] == "AccessDeniedException"
    group = f"arn:aws:logs:us-east-1:{buyer.account.id}:log-group:/aws/sagemaker/Endpoints/{NAME}"
    assert f"logs:GetLogEvents on resource: {group}" in json.dumps(denied["Message"])
    buyer.iam.put_user_policy(UserName="reader", PolicyName="p", PolicyDocument=policy(("logs:GetLogEvents", group)))
    assert "Lines" in reader.get_endpoint_logs(EndpointName=NAME)


def events(client, kind):
    return client.list_events(DetailTypes=[kind])["Events"]


def test_a_drained_machine_refuses_new_endpoints_and_says_why(buyer, operator):
    reason = "The disk is being replaced until noon."
    drained = operator.put_runtime_intake(Draining=True, Reason=reason)["Intake"]
    try:
        assert drained["Draining"] and drained["Principal"].endswith(":root")
        error = refusal(buyer.sagemaker.create_endpoint, EndpointName="late", EndpointConfigName=NAME)
        assert error["Code"] == "ResourceLimitExceeded"
        assert reason in error["Message"]
        wish = [{"VariantName": "AllTraffic", "DesiredWeight": 2}]
        buyer.sagemaker.update_endpoint_weights_and_capacities(EndpointName=NAME, DesiredWeightsAndCapacities=wish)
        assert operator.get_runtime()["Intake"]["Reason"] == reason
    finally:
        operator.put_runtime_intake(Draining=False)
    assert "Reason" not in operator.get_runtime()["Intake"]
    wait_until(
        lambda: buyer.sagemaker.describe_endpoint(EndpointName=NAME)["EndpointStatus"], lambda s: s == "InService"
    )


def test_an_operator_sees_what_runs(buyer, operator):
    def of_the_endpoint():
        return [c for c in operator.get_runtime()["Containers"] if c.get("RunArn", "").endswith(f"/{NAME}")]

    containers = wait_until(of_the_endpoint, lambda found: len(found) == 2)
    assert {c["State"] for c in containers} == {"running"}
    assert {c["AccountId"] for c in containers} == {buyer.account.id}
    host = operator.get_runtime()["Host"]
    assert host["Cpus"] > 0 and host["MemoryBytes"] > 1 << 28
    runs = {run["Name"]: run for run in operator.list_runs(Kind="ENDPOINT")["Runs"]}
    assert runs[NAME]["Status"] == "InService"
    assert (runs[NAME]["Instances"], runs[NAME]["InstanceTypes"]) == (2, ["ml.m5.large"])
    assert runs[NAME]["AccountName"] == "runtime-buyer"
    assert len(runs[NAME]["ProductIds"]) == 1
    assert runs["broken"]["Status"] == "Failed"
    jobs = operator.list_runs(Kind="TRANSFORM_JOB")["Runs"]
    assert {job["AccountName"] for job in jobs} == {"runtime-shop"}
    first = operator.list_runs(MaxResults=1)
    second = operator.list_runs(MaxResults=1, NextToken=first["NextToken"])
    assert first["Runs"][0]["CreatedAt"] >= second["Runs"][0]["CreatedAt"]
    assert first["Runs"][0]["Arn"] != second["Runs"][0]["Arn"]


def test_only_operators_see_and_stop_what_runs(buyer):
    arn = buyer.sagemaker.describe_endpoint(EndpointName=NAME)["EndpointArn"]
    for call, arguments in (
        (buyer.souk.get_runtime, {}),
        (buyer.souk.list_runs, {}),
        (buyer.souk.stop_endpoint, {"EndpointArn": arn, "Reason": "No."}),
        (buyer.souk.stop_job, {"JobArn": arn.replace("endpoint/", "training-job/"), "Reason": "No."}),
        (buyer.souk.put_runtime_intake, {"Draining": True}),
    ):
        assert refusal(call, **arguments)["Code"] == "AccessDeniedException"


def test_a_stopped_endpoint_is_out_of_service_and_costs_no_more(shop, buyer, operator):
    arn = buyer.sagemaker.describe_endpoint(EndpointName=NAME)["EndpointArn"]
    stopped = operator.stop_endpoint(EndpointArn=arn, Reason="It fills the disk.")["Run"]
    assert stopped["Status"] == "OutOfService"
    assert operator.stop_endpoint(EndpointArn=arn, Reason="Again.")["Run"]["FailureReason"] == stopped["FailureReason"]
    told = buyer.sagemaker.describe_endpoint(EndpointName=NAME)
    assert told["EndpointStatus"] == "OutOfService"
    assert told["FailureReason"] == "Stopped by the operator of this market: It fills the disk."
    with pytest.raises(ClientError) as caught:
        buyer.invoke(NAME, shop.seller.product.sample_input, shop.seller.product.content_type)
    assert "OutOfService" in caught.value.response["Error"]["Message"]
    [event] = events(buyer.souk, "Endpoint Stopped")
    assert event["detail"]["reason"] == "It fills the disk."
    wait_until(
        lambda: [c for c in operator.get_runtime()["Containers"] if c.get("RunArn") == arn], lambda found: not found
    )
    before = buyer.souk.get_endpoint_cost(EndpointName=NAME)
    operator.move_clock(BySeconds=3600)
    assert buyer.souk.get_endpoint_cost(EndpointName=NAME)["Total"] == before["Total"] != "0"
    assert buyer.souk.get_endpoint_logs(EndpointName=NAME)["Lines"]
    update = refusal(buyer.sagemaker.update_endpoint, EndpointName=NAME, EndpointConfigName=NAME)
    assert "It fills the disk." in update["Message"]
    buyer.sagemaker.delete_endpoint(EndpointName=NAME)
    wait_until(
        lambda: [e["EndpointName"] for e in buyer.sagemaker.list_endpoints()["Endpoints"]],
        lambda names: NAME not in names,
    )


def test_what_never_ran_cannot_be_stopped(buyer, operator):
    arn = buyer.sagemaker.describe_endpoint(EndpointName="broken")["EndpointArn"]
    error = refusal(operator.stop_endpoint, EndpointArn=arn, Reason="Why not.")
    assert error["Code"] == "ValidationException" and "Failed" in error["Message"]
    absent = refusal(operator.stop_endpoint, EndpointArn=arn.replace("broken", "absent"), Reason="Why not.")
    assert absent["Code"] == "ResourceNotFoundException"


def test_a_stopped_job_ends_and_so_does_what_it_was_for(shop, operator):
    start_algorithm(shop.seller, "endless", copies=100, num_round="10000", early_stopping_rounds="10000")
    job = wait_until(
        lambda: [r for r in operator.list_runs(Kind="TRAINING_JOB", Status="InProgress")["Runs"]], lambda runs: runs
    )[0]
    assert job["Name"].startswith("endless-validation-")
    stopped = operator.stop_job(JobArn=job["Arn"], Reason="It takes the whole machine.")["Run"]
    assert stopped["Status"] == "Stopping"
    assert operator.stop_job(JobArn=job["Arn"], Reason="Again.")["Run"]["Status"] in ("Stopping", "Failed")
    reason = "Stopped by the operator of this market: It takes the whole machine."
    algorithm = algorithm_done(shop.seller, "endless")
    assert algorithm["AlgorithmStatus"] == "Failed"
    [check] = algorithm["AlgorithmStatusDetails"]["ValidationStatuses"]
    assert check["FailureReason"] == f"Training job {job['Name']} failed: {reason}"
    told = shop.seller.sagemaker.describe_training_job(TrainingJobName=job["Name"])
    assert (told["TrainingJobStatus"], told["FailureReason"]) == ("Failed", reason)
    [event] = events(shop.seller.souk, "Job Stopped")
    assert event["detail"]["job"]["arn"] == job["Arn"]
    wait_until(
        lambda: [c for c in operator.get_runtime()["Containers"] if c.get("RunArn") == job["Arn"]],
        lambda found: not found,
    )
    over = refusal(operator.stop_job, JobArn=job["Arn"], Reason="Once more.")
    assert over["Code"] == "ValidationException" and "Failed" in over["Message"]
    absent = refusal(operator.stop_job, JobArn=job["Arn"] + "0", Reason="Why not.")
    assert absent["Code"] == "ResourceNotFoundException"


def quotas(client, **of):
    return {each["Name"]: each for each in client.get_account_quotas(**of)["Quotas"]}


def refused_launch(act):
    with pytest.raises(ClientError) as caught:
        act()
    error = caught.value.response["Error"]
    assert error["Code"] == "ResourceLimitExceeded", error
    return error["Message"]


def test_an_account_launches_no_more_than_its_quotas_allow(rehearsal, operator, shop):
    own = Buyer(rehearsal.market, shop.seller.account, shop.seller.execution_role)
    sagemaker, account = own.sagemaker, own.account
    own.create_model("quota", shop.package)
    for name, count in [("quota-one", 1), ("quota-two", 2)]:
        variant = {"VariantName": "All", "ModelName": "quota", "InitialInstanceCount": count}
        variants = [variant | {"InstanceType": "ml.m5.large"}]
        sagemaker.create_endpoint_config(EndpointConfigName=name, ProductionVariants=variants)
    launch = lambda name, config: sagemaker.create_endpoint(EndpointName=name, EndpointConfigName=config)  # noqa: E731
    before = quotas(own.souk)
    assert set(before) == {"ENDPOINTS", "INSTANCES", "JOBS"}
    assert all("Limit" not in each and each["Used"] == 0 and not each["Own"] for each in before.values())

    put = operator.put_account_quotas(AccountId=account.id, Quotas={"Endpoints": 0, "Instances": 1})
    assert [each["Own"] for each in put["Quotas"]] == [True, True, False]
    both = refused_launch(lambda: launch("quota-first", "quota-two"))
    assert f"quota ENDPOINTS of account {account.id} is 0" in both and "quota INSTANCES" in both
    operator.put_account_quotas(AccountId=account.id, Quotas={"Instances": 1})
    assert "quota INSTANCES" in refused_launch(lambda: launch("quota-first", "quota-two"))
    launch("quota-first", "quota-one")
    endpoint_in_service(sagemaker, "quota-first")
    used = {"Name": "INSTANCES", "Limit": 1, "Used": 1, "Own": True}
    assert quotas(operator, AccountId=account.id)["INSTANCES"] == used
    assert "1 are in use, and 1 more" in refused_launch(lambda: launch("quota-second", "quota-one"))
    grown = [{"VariantName": "All", "DesiredInstanceCount": 2}]
    grow = lambda: sagemaker.update_endpoint_weights_and_capacities(  # noqa: E731
        EndpointName="quota-first", DesiredWeightsAndCapacities=grown
    )
    assert "quota INSTANCES" in refused_launch(grow)
    assert [each["EndpointName"] for each in sagemaker.list_endpoints(NameContains="quota")["Endpoints"]] == [
        "quota-first"
    ]
    sagemaker.delete_endpoint(EndpointName="quota-first")
    operator.put_account_quotas(AccountId=account.id, Quotas={})


def test_the_markets_quotas_hold_for_who_has_none_of_his_own(rehearsal, operator):
    account = rehearsal.account("runtime-market-quotas")
    sagemaker = rehearsal.client("sagemaker", account)
    policy = operator.get_market_policy()["Policy"]
    operator.put_market_policy(Policy=policy | {"Quotas": {"Jobs": 0}})
    try:
        image = {"Image": "nowhere.example/held:1"}
        specification = {"Containers": [image], "SupportedContentTypes": ["text/csv"]}
        types = ["ml.m5.large"]
        specification |= {"SupportedResponseMIMETypes": ["text/csv"], "SupportedTransformInstanceTypes": types}
        specification |= {"SupportedRealtimeInferenceInstanceTypes": types}
        wanted = {"ModelPackageName": "quota", "InferenceSpecification": specification}
        assert "quota JOBS" in refused_launch(lambda: sagemaker.create_model_package(**wanted))
        operator.put_account_quotas(AccountId=account.id, Quotas={"Jobs": 1})
        sagemaker.create_model_package(**wanted)
    finally:
        operator.put_market_policy(Policy=policy)


def test_only_operators_decide_about_quotas_and_see_others(rehearsal):
    stranger = rehearsal.client("souk", rehearsal.account("runtime-quotas-stranger"))
    for act in (
        lambda: stranger.put_account_quotas(AccountId=rehearsal.operator().id, Quotas={}),
        lambda: stranger.get_account_quotas(AccountId=rehearsal.operator().id),
    ):
        with pytest.raises(ClientError) as caught:
            act()
        assert caught.value.response["Error"]["Code"] == "AccessDeniedException"
