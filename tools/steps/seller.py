"""The seller's steps: from an account to a published product, and out of the market again."""

import json
import uuid

from .waiting import change_set_done, package_done

CATALOG = "AWSMarketplace"
PRODUCT = "MachineLearningProduct@1.0"
OFFER = "Offer@1.0"


def trust(service):
    return json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}],
        }
    )


def role(iam, name, service):
    return iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust(service))["Role"]["Arn"]


class Seller:
    def __init__(self, market, account, product):
        self.account = account
        self.product = product
        self.s3 = market.client("s3", account)
        self.iam = market.client("iam", account)
        self.sagemaker = market.client("sagemaker", account)
        self.catalog = market.client("marketplace-catalog", account)
        self.souk = market.client("souk", account)
        self.bucket = f"seller-{account.id}"
        self.product_id = ""
        self.offer_id = ""

    def register(self):
        self.souk.put_seller_profile(
            DisplayName=self.account.name,
            Description="Sells models that were checked before they were shown.",
            SupportEmail="support@example.com",
            LegalName="Example Models Ltd",
            CountryCode="FR",
            Contact={"Name": "Ada Example", "Email": "ada@example.com"},
        )
        self.souk.put_tax_interview(
            LegalName="Example Models Ltd",
            CountryCode="FR",
            EntityType="BUSINESS",
            VatId="FR40303265045",
            Address={"Line1": "1 rue de l'Exemple", "City": "Lyon", "PostalCode": "69001"},
            Certified=True,
        )
        self.souk.put_bank_account(
            HolderName="Example Models Ltd", CountryCode="FR", Iban="FR1420041010050500013M02606", Bic="PSSTFRPPLYO"
        )
        self.execution_role = role(self.iam, "SageMakerExecution", "sagemaker.amazonaws.com")
        self.access_role = role(self.iam, "MarketplaceAccess", "assets.marketplace.amazonaws.com")

    def upload(self):
        self.s3.create_bucket(Bucket=self.bucket)
        self.s3.upload_file(str(self.product.model_data), self.bucket, "model/model.tar.gz")
        self.s3.put_object(Bucket=self.bucket, Key="validation/input.csv", Body=self.product.sample_input.encode())
        self.s3.put_object(Bucket=self.bucket, Key="listing/eula.txt", Body=self.product.eula.encode())
        self.s3.put_object(Bucket=self.bucket, Key="listing/logo.png", Body=self.product.logo)

    def s3_uri(self, key):
        return f"s3://{self.bucket}/{key}"

    def create_package(self, name):
        """A model package that has run on the validation input; its ARN."""
        self.sagemaker.create_model_package(
            ModelPackageName=name,
            ModelPackageDescription=self.product.title,
            InferenceSpecification={
                "Containers": [{"Image": self.product.image, "ModelDataUrl": self.s3_uri("model/model.tar.gz")}],
                "SupportedTransformInstanceTypes": self.product.instance_types,
                "SupportedRealtimeInferenceInstanceTypes": self.product.instance_types,
                "SupportedContentTypes": [self.product.content_type],
                "SupportedResponseMIMETypes": [self.product.content_type],
            },
            ValidationSpecification={
                "ValidationRole": self.execution_role,
                "ValidationProfiles": [
                    {
                        "ProfileName": "Validation",
                        "TransformJobDefinition": self.transform_job(name),
                    }
                ],
            },
            CertifyForMarketplace=True,
        )
        return package_done(self.sagemaker, name)["ModelPackageArn"]

    def transform_job(self, name):
        """The batch in which a validation tries the container on the sample input."""
        data = {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": self.s3_uri("validation/input.csv")}}
        return {
            "TransformInput": {"DataSource": data, "ContentType": self.product.content_type},
            "TransformOutput": {"S3OutputPath": self.s3_uri(f"validation/{name}")},
            "TransformResources": {"InstanceType": self.product.recommended, "InstanceCount": 1},
        }

    def version(self, title, package_arn, notes):
        texts = self.product.texts
        return {
            "Version": {"VersionTitle": title, "ReleaseNotes": notes},
            "DeliveryOptions": [
                {
                    "Details": {
                        "SageMakerModelPackageDeliveryOptionDetails": {
                            "SageMakerModelPackageArn": package_arn,
                            "AccessRoleArn": self.access_role,
                            "UsageInstructions": texts["usage"],
                            "SampleNotebookUrl": texts["notebook_url"],
                            "RepositoryUrl": texts["repository_url"],
                            "InputProperties": {
                                "Description": texts["input_description"],
                                "Limitations": texts["limitations"],
                                "SampleInput": {
                                    "RealtimeInferenceText": self.product.sample_input,
                                    "BatchTransformText": self.product.sample_input,
                                },
                                "Parameters": texts.get("input_parameters", []),
                            },
                            "OutputProperties": {
                                "Description": texts["output_description"],
                                "SampleOutput": {
                                    "RealtimeInferenceText": self.product.sample_output,
                                    "BatchTransformText": self.product.sample_output,
                                },
                                "Parameters": texts.get("output_parameters", []),
                            },
                            "RecommendedInstanceTypes": {
                                "BatchTransform": self.product.recommended,
                                "RealtimeInference": self.product.recommended,
                            },
                        }
                    }
                }
            ],
        }

    def prices(self):
        rates = [{"DimensionKey": f"{t}.m.i.b", "Price": "0.10"} for t in self.product.instance_types]
        return {
            "PricingModel": "Usage",
            "Terms": [
                {
                    "Type": "UsageBasedPricingTerm",
                    "CurrencyCode": "USD",
                    "RateCards": [{"RateCard": rates + [{"DimensionKey": "m.i.c", "Price": "0.002"}]}],
                }
            ],
        }

    def information(self):
        texts = self.product.texts
        return {
            "ShortDescription": texts["short_description"],
            "LongDescription": texts["long_description"],
            "LogoUrl": self.s3_uri("listing/logo.png"),
            "Highlights": texts["highlights"],
            "AdditionalResources": texts.get("resources", []),
            "SupportDescription": texts["support"],
            "Categories": texts["categories"],
            "SearchKeywords": texts["keywords"],
        }

    def publish_limited(self, package_arn, testers):
        """Everything of the product and its public offer, in one change set; its end."""
        return self.published(change_set_done(self.catalog, self.start(self.publication(package_arn, testers))))

    def publication(self, package_arn, testers):
        product, offer = "$Product.Entity.Identifier", "$Offer.Entity.Identifier"
        eula = {"Type": "CustomEula", "Url": self.s3_uri("listing/eula.txt")}
        refund = {"Type": "SupportTerm", "RefundPolicy": self.product.texts["refund_policy"]}
        return [
            ("CreateProduct", PRODUCT, None, "Product", {"ProductTitle": self.product.title}),
            ("UpdateInformation", PRODUCT, product, None, self.information()),
            ("UpdateTargeting", PRODUCT, product, None, {"PositiveTargeting": {"BuyerAccounts": testers}}),
            ("AddDeliveryOptions", PRODUCT, product, None, self.version("1.0", package_arn, "First release.")),
            ("CreateOffer", OFFER, None, "Offer", {"ProductId": product, "Name": f"{self.product.title} offer"[:150]}),
            ("UpdateInformation", OFFER, offer, None, {"Description": "The public offer."}),
            ("UpdatePricingTerms", OFFER, offer, None, self.prices()),
            ("UpdateLegalTerms", OFFER, offer, None, {"Terms": [{"Type": "LegalTerm", "Documents": [eula]}]}),
            ("UpdateSupportTerms", OFFER, offer, None, {"Terms": [refund]}),
            ("ReleaseProduct", PRODUCT, product, None, {}),
            ("ReleaseOffer", OFFER, offer, None, {}),
        ]

    def published(self, done):
        """Remembers what the finished change set made."""
        by_type = {
            (c["ChangeType"], c["Entity"]["Type"]): c["Entity"]["Identifier"].split("@")[0] for c in done["ChangeSet"]
        }
        self.product_id = by_type["CreateProduct", PRODUCT]
        self.offer_id = by_type["CreateOffer", OFFER]
        return done

    def change(self, changes):
        return change_set_done(self.catalog, self.start(changes))

    def start(self, changes, token=None):
        """Starts a change set; its id. The same token is the same request."""
        request = []
        for change_type, entity_type, identifier, name, details in changes:
            entity = {"Type": entity_type} | ({"Identifier": identifier} if identifier else {})
            change = {"ChangeType": change_type, "Entity": entity, "DetailsDocument": details}
            request.append(change | ({"ChangeName": name} if name else {}))
        started = self.catalog.start_change_set(
            Catalog=CATALOG, ChangeSet=request, ClientRequestToken=token or str(uuid.uuid4())
        )
        return started["ChangeSetId"]

    def change_product(self, change_type, details):
        return self.change([(change_type, PRODUCT, self.product_id, None, details)])

    def entity(self):
        return self.catalog.describe_entity(Catalog=CATALOG, EntityId=self.product_id)["DetailsDocument"]

    def sign_off(self):
        self.change_product("UpdateVisibility", {"TargetVisibility": "Public"})

    def unpublish(self):
        self.change_product("UpdateVisibility", {"TargetVisibility": "Restricted"})

    def add_version(self, title, package_arn, notes):
        self.change_product("AddDeliveryOptions", self.version(title, package_arn, notes))

    def restrict_version(self, title):
        options = {v["VersionTitle"]: v["DeliveryOptions"][0]["Id"] for v in self.entity()["Versions"]}
        self.change_product("RestrictDeliveryOptions", {"DeliveryOptionIds": [options[title]]})
