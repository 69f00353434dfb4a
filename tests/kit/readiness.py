"""Reports of how ready a listing is: asked for, executed, and read."""

import pytest
from botocore.exceptions import ClientError
from steps.waiting import wait_until


def payload(changes):
    asked = []
    for change_type, entity_type, identifier, name, details in changes:
        entity = {"Type": entity_type} | ({"Identifier": identifier} if identifier else {})
        change = {"ChangeType": change_type, "Entity": entity, "DetailsDocument": details}
        asked.append(change | ({"ChangeName": name} if name else {}))
    return asked


def checks(report):
    return {check["Id"]: check for check in report["Checks"]}


def statuses(report):
    return {name: check["Status"] for name, check in checks(report).items()}


def complaints(report):
    return [(c["Id"], c.get("Field"), c["Reason"]) for c in report["Checks"] if c["Status"] == "FAIL"]


def failed(report):
    return sorted(name for name, status in statuses(report).items() if status == "FAIL")


def report_of(seller, **subject):
    return seller.souk.get_readiness_report(**subject)["Report"]


def draft_document(seller, **changed):
    """What the portal keeps while a seller types."""
    texts = seller.product.texts
    sample = {"Form": "Text", "Realtime": seller.product.sample_input, "Batch": seller.product.sample_input}
    answer = {"Form": "Text", "Realtime": seller.product.sample_output, "Batch": seller.product.sample_output}
    return {
        "Mode": "New",
        "ProductTitle": seller.product.title,
        "ShortDescription": texts["short_description"],
        "LongDescription": texts["long_description"],
        "LogoUrl": seller.s3_uri("listing/logo.png"),
        "Highlights": texts["highlights"],
        "AdditionalResources": texts["resources"],
        "SupportDescription": texts["support"],
        "Categories": texts["categories"],
        "SearchKeywords": texts["keywords"],
        "Kind": "ModelPackage",
        "AssetArn": getattr(seller, "package", ""),
        "AccessRoleArn": seller.access_role,
        "VersionTitle": "1.0",
        "ReleaseNotes": "First release.",
        "SampleNotebookUrl": texts["notebook_url"],
        "RepositoryUrl": texts["repository_url"],
        "UsageInstructions": texts["usage"],
        "InputDescription": texts["input_description"],
        "Limitations": texts["limitations"],
        "SampleInput": sample,
        "InputParameters": [],
        "CustomAttributes": [],
        "OutputDescription": texts["output_description"],
        "SampleOutput": answer,
        "OutputParameters": [],
        "BatchTransform": seller.product.recommended,
        "RealtimeInference": seller.product.recommended,
        "PricingModel": "Free",
        "Prices": {},
        "TrialDays": "",
        "RefundPolicy": texts["refund_policy"],
        "EulaUrl": seller.s3_uri("listing/eula.txt"),
    } | changed


def drafted(seller, **changed):
    return seller.souk.put_listing_draft(Document=draft_document(seller, **changed))["Draft"]["DraftId"]


def refusal(act, **asked):
    with pytest.raises(ClientError) as caught:
        act(**asked)
    return caught.value.response


def executed(seller, **subject):
    started = seller.souk.start_readiness_check(**subject)["Execution"]
    assert started["Status"] in ("QUEUED", "RUNNING", "DONE")
    report = wait_until(
        lambda: report_of(seller, **subject), lambda r: r["Execution"]["Status"] not in ("QUEUED", "RUNNING")
    )
    assert report["Execution"]["Status"] == "DONE"
    return report
