"""A draft in which a product is edited: its texts, a price and its licence, beside what they were."""


def sample_of(sample):
    return {
        "Form": "Text",
        "Realtime": sample.get("RealtimeInferenceText", ""),
        "Batch": sample.get("BatchTransformText", ""),
    }


def usage_of(version):
    option = version["DeliveryOptions"][0]
    instructions, recommended = option["Instructions"], option["RecommendedInstanceTypes"]
    inputs, outputs = instructions["InputProperties"], instructions["OutputProperties"]
    return {
        "AssetArn": version["Sources"][0]["ModelPackageArn"],
        "VersionTitle": version["VersionTitle"],
        "ReleaseNotes": version["ReleaseNotes"],
        "DeliveryOptionId": option["Id"],
        "UsageInstructions": instructions["Usage"],
        "SampleNotebookUrl": instructions["SampleNotebookUrl"],
        "RepositoryUrl": instructions["RepositoryUrl"],
        "InputDescription": inputs["Description"],
        "Limitations": inputs.get("Limitations", ""),
        "SampleInput": sample_of(inputs["SampleInput"]),
        "OutputDescription": outputs["Description"],
        "SampleOutput": sample_of(outputs["SampleOutput"]),
        "BatchTransform": recommended["BatchTransform"],
        "RealtimeInference": recommended["RealtimeInference"],
    }


def terms_of(offer):
    terms = {term["Type"]: term for term in offer["Terms"]}
    rates = terms["UsageBasedPricingTerm"]["RateCards"][0]["RateCard"]
    return {
        "PricingModel": "Usage",
        "RealtimeBy": "Request",
        "Prices": {rate["DimensionKey"]: rate["Price"] for rate in rates},
        "RefundPolicy": terms["SupportTerm"]["RefundPolicy"],
        "Eula": "Custom",
        "EulaUrl": terms["LegalTerm"]["Documents"][0]["Url"],
    }


def edited(seller):
    """Of the seller's product as it is now; the draft's id."""
    product = seller.entity()
    offer = seller.catalog.describe_entity(Catalog="AWSMarketplace", EntityId=seller.offer_id)["DetailsDocument"]
    description, promotion = product["Description"], product["PromotionalResources"]
    before = {
        "Mode": "Edit",
        "ProductId": seller.product_id,
        "OfferId": seller.offer_id,
        "Stage": description["Visibility"],
        "LogoUrl": promotion["LogoUrl"],
        "AdditionalResources": promotion["AdditionalResources"],
        "SupportDescription": product["SupportInformation"]["Description"],
        **{name: description[name] for name in ("ProductTitle", "ShortDescription", "LongDescription")},
        **{name: description[name] for name in ("Highlights", "Categories", "SearchKeywords")},
        **usage_of(product["Versions"][-1]),
        **terms_of(offer),
    }
    types = product["Versions"][-1]["DeliveryOptions"][0]["SupportedInstanceTypes"]
    supported = {"batch": types["BatchTransform"], "realtime": types["RealtimeInference"], "training": []}
    licence = seller.product.eula.replace("as it is.", "as it is, and mended within 30 days.")
    url = seller.souk.put_listing_file(Name="licence.txt", ContentType="text/plain", Content=licence.encode())["Url"]
    now = before | {
        "ShortDescription": "Counts cell nuclei in slides, and says how sure it is.",
        "ReleaseNotes": f"{before['ReleaseNotes']} Reads twice as fast.",
        "Prices": before["Prices"] | {"m.i.c": "0.0015"},
        "EulaUrl": url,
        "EulaName": "licence.txt",
    }
    document = now | {"Before": before, "Supported": supported, "Priced": supported}
    return seller.souk.put_listing_draft(ProductId=seller.product_id, Document=document)["Draft"]["DraftId"]
