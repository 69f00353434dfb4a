// What AddDeliveryOptions and UpdateDeliveryOptions share: a version's texts between the change's form and the
// entity's, and the rules of titles and recommended instance types.
#pragma once

#include "domain/changes/change.hpp"

namespace domain {

// The one member of a delivery option's Details, and which kind of resource it is for.
struct OptionDetails {
    AssetKind kind = AssetKind::ModelPackage;
    base::Document document;
};
std::optional<OptionDetails> read_option_details(const base::Document& change_details);

// Takes the given texts over into an option's Instructions: a member that is given replaces what was there, lists and
// samples whole; one that is not given stays, within InputProperties and OutputProperties too.
void merge_instructions(base::Document& instructions, const base::Document& given);
void merge_recommended(RecommendedTypes& recommended, const base::Document& given);

// What an update gives as null is taken away where a version may lack it, and refused where every version has it.
void check_none_missing(const base::Document& given, Findings& findings);

// Puts the market's copies of the samples and the notebook that the change names by address in their places.
void take_files(const Market& market, const Change& change, base::Document& instructions, Findings& findings);

void check_samples(const base::Document& instructions, Findings& findings);
void check_title(const Product& product, std::string_view title, std::string_view own_version, Findings& findings);
// Of what a change recommends, whatever was recommended before.
void check_offered(const Market& market, const base::Document& given, Findings& findings);
void check_recommended(const RecommendedTypes& recommended, const InstanceTypes& supported, AssetKind kind,
                       Findings& findings);

} // namespace domain
