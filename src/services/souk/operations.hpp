// Souk's own operations: what sellers and buyers need that no published service model has an operation for.
#pragma once

#include "api/souk.hpp"
#include "services/call.hpp"

namespace services {

api::souk::GetMarketPolicy::Output get_market_policy(Call&, const api::souk::GetMarketPolicy::Input&);
api::souk::PutMarketPolicy::Output put_market_policy(Call&, const api::souk::PutMarketPolicy::Input&);
api::souk::ListInstanceTypes::Output list_instance_types(Call&, const api::souk::ListInstanceTypes::Input&);
api::souk::ListReadinessRules::Output list_readiness_rules(Call&, const api::souk::ListReadinessRules::Input&);
api::souk::ListCategories::Output list_categories(Call&, const api::souk::ListCategories::Input&);
api::souk::DeclareProductPrivate::Output declare_product_private(Call&, const api::souk::DeclareProductPrivate::Input&);
api::souk::EstimatePrice::Output estimate_price(Call&, const api::souk::EstimatePrice::Input&);
api::souk::ListInstancePrices::Output list_instance_prices(Call&, const api::souk::ListInstancePrices::Input&);
api::souk::ListInfrastructurePrices::Output
list_infrastructure_prices(Call&, const api::souk::ListInfrastructurePrices::Input&);
api::souk::ListPriceChanges::Output list_price_changes(Call&, const api::souk::ListPriceChanges::Input&);
api::souk::RecordProductView::Output record_product_view(Call&, const api::souk::RecordProductView::Input&);
api::souk::RebuildSearchIndex::Output rebuild_search_index(Call&, const api::souk::RebuildSearchIndex::Input&);
api::souk::ListPublishedVersions::Output list_published_versions(Call&, const api::souk::ListPublishedVersions::Input&);
api::souk::PutListingDraft::Output put_listing_draft(Call&, const api::souk::PutListingDraft::Input&);
api::souk::GetListingDraft::Output get_listing_draft(Call&, const api::souk::GetListingDraft::Input&);
api::souk::ListListingDrafts::Output list_listing_drafts(Call&, const api::souk::ListListingDrafts::Input&);
api::souk::DeleteListingDraft::Output delete_listing_draft(Call&, const api::souk::DeleteListingDraft::Input&);
api::souk::CancelSubscription::Output cancel_subscription(Call&, const api::souk::CancelSubscription::Input&);
api::souk::ListSubscriptionRuns::Output list_subscription_runs(Call&, const api::souk::ListSubscriptionRuns::Input&);
api::souk::SaveSearch::Output save_search(Call&, const api::souk::SaveSearch::Input&);
api::souk::ListSavedSearches::Output list_saved_searches(Call&, const api::souk::ListSavedSearches::Input&);
api::souk::DeleteSavedSearch::Output delete_saved_search(Call&, const api::souk::DeleteSavedSearch::Input&);
api::souk::ListMarketAgreements::Output list_market_agreements(Call&, const api::souk::ListMarketAgreements::Input&);
api::souk::TerminateAgreement::Output terminate_agreement(Call&, const api::souk::TerminateAgreement::Input&);
api::souk::GetClock::Output get_clock(Call&, const api::souk::GetClock::Input&);
api::souk::MoveClock::Output move_clock(Call&, const api::souk::MoveClock::Input&);
api::souk::PutListingFile::Output put_listing_file(Call&, const api::souk::PutListingFile::Input&);
api::souk::GetListingFile::Output get_listing_file(Call&, const api::souk::GetListingFile::Input&);
api::souk::StartFileUpload::Output start_file_upload(Call&, const api::souk::StartFileUpload::Input&);
api::souk::PutFilePart::Output put_file_part(Call&, const api::souk::PutFilePart::Input&);
api::souk::DescribeFileUpload::Output describe_file_upload(Call&, const api::souk::DescribeFileUpload::Input&);
api::souk::CompleteFileUpload::Output complete_file_upload(Call&, const api::souk::CompleteFileUpload::Input&);
api::souk::AbortFileUpload::Output abort_file_upload(Call&, const api::souk::AbortFileUpload::Input&);
api::souk::ListOwnImages::Output list_own_images(Call&, const api::souk::ListOwnImages::Input&);

} // namespace services
