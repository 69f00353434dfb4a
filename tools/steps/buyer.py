"""A buyer's steps: find, read, accept, deploy, call. Testers and strangers take the same ones."""

from botocore.exceptions import ClientError

from .seller import role
from .waiting import endpoint_in_service


class Buyer:
    def __init__(self, market, account, execution_role=None):
        self.account = account
        self.discovery = market.client("marketplace-discovery", account)
        self.agreements = market.client("marketplace-agreement", account)
        self.sagemaker = market.client("sagemaker", account)
        self.runtime = market.client("sagemaker-runtime", account)
        self.iam = market.client("iam", account)
        self.souk = market.client("souk", account)
        self.role = execution_role or role(self.iam, "SageMakerExecution", "sagemaker.amazonaws.com")

    def search(self, words):
        return self.discovery.search_listings(searchText=words)["listingSummaries"]

    def listing_of(self, words, product_id):
        """The product's summary among what the words find; None where it is not there."""
        for summary in self.search(words):
            if summary["associatedEntities"][0]["product"]["productId"] == product_id:
                return summary
        return None

    def offer_of(self, product_id):
        options = self.discovery.list_purchase_options(
            filters=[{"filterType": "PRODUCT_ID", "filterValues": [product_id]}]
        )["purchaseOptions"]
        return options[0]["purchaseOptionId"] if options else None

    def quote(self, offer_id):
        offer = self.discovery.get_offer(offerId=offer_id)
        terms = self.discovery.get_offer_terms(offerId=offer_id)["offerTerms"]
        return self.agreements.create_agreement_request(
            intent="NEW",
            agreementProposalIdentifier=offer["agreementProposalId"],
            requestedTerms=[{"id": next(iter(term.values()))["id"]} for term in terms],
        )

    def subscribe(self, offer_id):
        request = self.quote(offer_id)["agreementRequestId"]
        return self.agreements.accept_agreement_request(agreementRequestId=request)["agreementId"]

    def versions(self, product_id):
        """Title → ARN of the versions that this account may deploy."""
        found = self.souk.list_published_versions(ProductId=product_id)["Versions"]
        return {v["VersionTitle"]: v["Arn"] for v in found}

    def create_model(self, name, package_arn, isolated=True):
        return self.sagemaker.create_model(
            ModelName=name,
            ExecutionRoleArn=self.role,
            PrimaryContainer={"ModelPackageName": package_arn},
            EnableNetworkIsolation=isolated,
        )

    def deploy(self, name, package_arn, instance_type):
        self.create_model(name, package_arn)
        variant = {
            "VariantName": "AllTraffic",
            "ModelName": name,
            "InitialInstanceCount": 1,
            "InstanceType": instance_type,
        }
        self.sagemaker.create_endpoint_config(EndpointConfigName=name, ProductionVariants=[variant])
        self.sagemaker.create_endpoint(EndpointName=name, EndpointConfigName=name)
        return endpoint_in_service(self.sagemaker, name)

    def invoke(self, endpoint, body, content_type):
        answer = self.runtime.invoke_endpoint(EndpointName=endpoint, Body=body.encode(), ContentType=content_type)
        return answer["Body"].read().decode()

    def code_of(self, call):
        """The error code of a call; None if it succeeds."""
        try:
            call()
        except ClientError as error:
            return error.response["Error"]["Code"]
        return None
