"""The example as an algorithm: its image trains on the seller's data, and the model is tried, when it is validated."""

from .waiting import wait_until


def create_algorithm(seller, name):
    """Creates the algorithm and waits for its validation; what DescribeAlgorithm says then."""
    start_algorithm(seller, name)
    return algorithm_done(seller, name)


def start_algorithm(seller, name, copies=1, **trained_with):
    """Creates the algorithm, whose validation begins, on so many copies of the data; with hyper-parameters other than the
    defaults, if any."""
    product = seller.product
    training = product.texts["training"]
    for channel in training["channels"]:
        rows = (product.built / channel["file"]).read_bytes() * copies
        seller.s3.put_object(Bucket=seller.bucket, Key=f"training/{channel['name']}/data.csv", Body=rows)
    seller.sagemaker.create_algorithm(
        AlgorithmName=name,
        TrainingSpecification={
            "TrainingImage": product.image,
            "SupportedTrainingInstanceTypes": product.instance_types,
            "TrainingChannels": [
                {
                    "Name": channel["name"],
                    "IsRequired": channel["required"],
                    "SupportedContentTypes": [product.content_type],
                    "SupportedInputModes": ["File"],
                }
                for channel in training["channels"]
            ],
            "SupportedHyperParameters": [
                {"Name": p["name"], "Type": p["type"], "IsRequired": False, "DefaultValue": p["default"]}
                for p in training["hyperparameters"]
            ],
            "MetricDefinitions": [{"Name": m["name"], "Regex": m["regex"]} for m in training["metrics"]],
        },
        InferenceSpecification={
            "Containers": [{"Image": product.image}],
            "SupportedTransformInstanceTypes": product.instance_types,
            "SupportedRealtimeInferenceInstanceTypes": product.instance_types,
            "SupportedContentTypes": [product.content_type],
            "SupportedResponseMIMETypes": [product.content_type],
        },
        ValidationSpecification={
            "ValidationRole": seller.execution_role,
            "ValidationProfiles": [
                {
                    "ProfileName": "Validation",
                    "TrainingJobDefinition": training_job(seller, training, trained_with),
                    "TransformJobDefinition": seller.transform_job(name),
                }
            ],
        },
        CertifyForMarketplace=True,
    )


def algorithm_done(seller, name):
    return wait_until(
        lambda: seller.sagemaker.describe_algorithm(AlgorithmName=name),
        lambda answer: answer["AlgorithmStatus"] in ("Completed", "Failed"),
    )


def training_job(seller, training, trained_with):
    return {
        "TrainingInputMode": "File",
        "HyperParameters": {p["name"]: p["default"] for p in training["hyperparameters"]} | trained_with,
        "InputDataConfig": [
            {
                "ChannelName": channel["name"],
                "ContentType": seller.product.content_type,
                "DataSource": {
                    "S3DataSource": {
                        "S3DataType": "S3Prefix",
                        "S3Uri": seller.s3_uri(f"training/{channel['name']}/"),
                        "S3DataDistributionType": "FullyReplicated",
                    }
                },
            }
            for channel in training["channels"]
        ],
        "OutputDataConfig": {"S3OutputPath": seller.s3_uri("training/output")},
        "ResourceConfig": {
            "InstanceType": seller.product.recommended,
            "InstanceCount": 1,
            "VolumeSizeInGB": 1,
        },
        "StoppingCondition": {"MaxRuntimeInSeconds": 600},
    }


def algorithm_publication(seller, arn, testers):
    """What lists the algorithm as a product of its own, with a price for its training."""
    version = seller.version("1.0", arn, "First.")
    option = version["DeliveryOptions"][0]["Details"]
    given = option.pop("SageMakerModelPackageDeliveryOptionDetails")
    option["SageMakerAlgorithmDeliveryOptionDetails"] = given
    del given["SageMakerModelPackageArn"]
    given |= {"SageMakerAlgorithmArn": arn, "UsageInstructions": "Train on CSV: the first column is the label."}
    training = seller.product.texts["training"]
    given["TrainingDetails"] = {
        "InputDescription": training["input_description"],
        "SampleInput": {"Url": seller.s3_uri(f"training/{training['channels'][0]['name']}/data.csv")},
        "AlgorithmOverview": training["overview"],
    }
    given["RecommendedInstanceTypes"]["Training"] = seller.product.recommended
    prices = seller.prices()
    rates = prices["Terms"][0]["RateCards"][0]["RateCard"]
    rates += [{"DimensionKey": f"{t}.a.t", "Price": "0.20"} for t in seller.product.instance_types]
    put = {"AddDeliveryOptions": version, "UpdatePricingTerms": prices}
    return [(*c[:4], put.get(c[0], c[4])) for c in seller.publication(arn, testers)]
