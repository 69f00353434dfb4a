#include "services/registry.hpp"
#include "services/souk/accounts.hpp"
#include "services/souk/events/operations.hpp"
#include "services/souk/money/operations.hpp"
#include "services/souk/operations.hpp"
#include "services/souk/previews.hpp"
#include "services/souk/private_marketplace/operations.hpp"
#include "services/souk/publishing.hpp"
#include "services/souk/readiness/operations.hpp"
#include "services/souk/reviews/operations.hpp"
#include "services/souk/runtime/operations.hpp"
#include "services/souk/sellers.hpp"
#include "services/souk/session_operations.hpp"
#include "services/souk/tries/operations.hpp"
#include "services/visitors.hpp"

namespace services {

namespace {

void register_sessions(Registry& registry) {
    using namespace api::souk;
    souk::add_visit<CreateSession>(registry, create_session);
    souk::add_visit<GetSession>(registry, get_session);
    souk::add_visit<DeleteSession>(registry, delete_session);
    souk::add_visit<ListSessions>(registry, list_sessions);
    souk::add_visit<RevokeSessions>(registry, revoke_sessions);
    souk::add_visit<RegisterAccount>(registry, register_account);
    souk::add_visit<ChangePassword>(registry, change_password);
    souk::add_visit<CreatePasswordReset>(registry, create_password_reset);
    souk::add_visit<ResetPassword>(registry, reset_password);
    souk::add_visit<StartView>(registry, start_view);
    souk::add_visit<EndView>(registry, end_view);
    souk::add_visit<DescribePortal>(registry, describe_portal);
    for (const wire::Operation* operation :
         {&CreateSession::operation, &DeleteSession::operation, &RegisterAccount::operation, &ResetPassword::operation,
          &DescribePortal::operation})
        registry.open(*operation);
    open_storefront(registry);
}

void register_sellers(Registry& registry) {
    using namespace api::souk;
    registry.add<GetSellerProfile>(get_seller_profile);
    registry.add<PutTaxInterview>(put_tax_interview);
    registry.add<GetTaxInterview>(get_tax_interview);
    registry.add<DeleteTaxInterview>(delete_tax_interview);
    registry.add<PutBankAccount>(put_bank_account);
    registry.add<GetBankAccount>(get_bank_account);
    registry.add<DeleteBankAccount>(delete_bank_account);
    registry.add<DescribeSeller>(describe_seller);
    registry.add<ListSellers>(list_sellers);
    registry.add<DecideSeller>(decide_seller);
}

void register_private_marketplaces(Registry& registry) {
    using namespace api::souk;
    registry.add<PutPrivateMarketplace>(put_private_marketplace);
    registry.add<GetPrivateMarketplace>(get_private_marketplace);
    registry.add<PutExperience>(put_experience);
    registry.add<DeleteExperience>(delete_experience);
    registry.add<ListExperiences>(list_experiences);
    registry.add<CreateProductRequest>(create_product_request);
    registry.add<ListProductRequests>(list_product_requests);
    registry.add<DecideProductRequest>(decide_product_request);
    registry.add<SaveProduct>(save_product);
    registry.add<UnsaveProduct>(unsave_product);
    registry.add<ListSavedProducts>(list_saved_products);
    registry.add<SaveSearch>(save_search);
    registry.add<ListSavedSearches>(list_saved_searches);
    registry.add<DeleteSavedSearch>(delete_saved_search);
}

void register_reviews(Registry& registry) {
    using namespace api::souk;
    registry.add<PutReview>(put_review);
    registry.add<DeleteReview>(delete_review);
    registry.add<ListReviews>(list_reviews);
    registry.add<PutReviewReply>(put_review_reply);
    registry.add<DeleteReviewReply>(delete_review_reply);
    registry.add<ListReviewsForModeration>(list_reviews_for_moderation);
    registry.add<ModerateReview>(moderate_review);
}

void register_events(Registry& registry) {
    using namespace api::souk;
    registry.add<ListEvents>(list_events);
    registry.add<GetNotificationSettings>(get_notification_settings);
    registry.add<PutNotificationSettings>(put_notification_settings);
    registry.add<CreateWebhook>(create_webhook);
    registry.add<ListWebhooks>(list_webhooks);
    registry.add<UpdateWebhook>(update_webhook);
    registry.add<DeleteWebhook>(delete_webhook);
    registry.add<TestWebhook>(test_webhook);
    registry.add<ListWebhookDeliveries>(list_webhook_deliveries);
    registry.add<ReplayDelivery>(replay_delivery);
    registry.add<ListAuditRecords>(list_audit_records);
}

void register_listing_drafts(Registry& registry) {
    using namespace api::souk;
    registry.add<PutListingDraft>(put_listing_draft);
    registry.add<GetListingDraft>(get_listing_draft);
    registry.add<ListListingDrafts>(list_listing_drafts);
    registry.add<DeleteListingDraft>(delete_listing_draft);
    registry.add<PutListingFile>(put_listing_file);
    registry.add<GetListingFile>(get_listing_file);
}

void register_file_uploads(Registry& registry) {
    using namespace api::souk;
    registry.add<StartFileUpload>(start_file_upload);
    registry.add<PutFilePart>(put_file_part);
    registry.add<DescribeFileUpload>(describe_file_upload);
    registry.add<CompleteFileUpload>(complete_file_upload);
    registry.add<AbortFileUpload>(abort_file_upload);
    registry.add<ListOwnImages>(list_own_images);
}

void register_runtime(Registry& registry) {
    using namespace api::souk;
    registry.add<GetEndpointLogs>(get_endpoint_logs);
    registry.add<GetValidationLogs>(get_validation_logs);
    registry.add<GetJobLogs>(get_job_logs);
    registry.add<GetEndpointMetrics>(get_endpoint_metrics);
    registry.add<GetEndpointCost>(get_endpoint_cost);
    registry.add<GetRuntime>(get_runtime);
    registry.add<ListRuns>(list_runs);
    registry.add<StopEndpoint>(stop_endpoint);
    registry.add<StopJob>(stop_job);
    registry.add<PutRuntimeIntake>(put_runtime_intake);
    registry.add<ListMarketAgreements>(list_market_agreements);
    registry.add<TerminateAgreement>(terminate_agreement);
}

void register_tries(Registry& registry) {
    using namespace api::souk;
    registry.add<GetTryPolicy>(get_try_policy);
    registry.add<PutTryPolicy>(put_try_policy);
    registry.add<StartTry>(start_try);
    registry.add<DescribeTry>(describe_try);
}

void register_accounts(Registry& registry) {
    using namespace api::souk;
    registry.add<ListAccounts>(list_accounts);
    registry.add<CreateAccount>(create_account);
    registry.add<PutAccountRole>(put_account_role);
    registry.add<DecideAccount>(decide_account);
    registry.add<GetAccountQuotas>(get_account_quotas);
    registry.add<PutAccountQuotas>(put_account_quotas);
    registry.add<PutAccountCountry>(put_account_country);
    registry.add<GetAccountCountry>(get_account_country);
    registry.add<ListAssignments>(list_assignments);
    registry.add<AssignWork>(assign_work);
    registry.add<ReleaseWork>(release_work);
}

} // namespace

void register_souk(Registry& registry) {
    registry.add<api::souk::GetMarketPolicy>(get_market_policy);
    registry.add<api::souk::PutMarketPolicy>(put_market_policy);
    registry.add<api::souk::ListCategories>(list_categories);
    registry.add<api::souk::ListInstanceTypes>(list_instance_types);
    registry.add<api::souk::ListReadinessRules>(list_readiness_rules);
    registry.add<api::souk::DeclareProductPrivate>(declare_product_private);
    registry.add<api::souk::EstimatePrice>(estimate_price);
    registry.add<api::souk::ListInstancePrices>(list_instance_prices);
    registry.add<api::souk::ListInfrastructurePrices>(list_infrastructure_prices);
    registry.add<api::souk::ListPriceChanges>(list_price_changes);
    registry.add<api::souk::GetSpend>(get_spend);
    registry.add<api::souk::PutSpendBudget>(put_spend_budget);
    registry.add<api::souk::GetSpendBudget>(get_spend_budget);
    registry.add<api::souk::DeleteSpendBudget>(delete_spend_budget);
    registry.add<api::souk::GetInsights>(get_insights);
    registry.add<api::souk::RecordProductView>(record_product_view);
    registry.add<api::souk::GetUsageSummary>(get_usage_summary);
    registry.add<api::souk::ListUsageRecords>(list_usage_records);
    registry.add<api::souk::RecountUsageDay>(recount_usage_day);
    registry.add<api::souk::ListPublishedVersions>(list_published_versions);
    register_listing_drafts(registry);
    register_file_uploads(registry);
    register_sellers(registry);
    register_reviews(registry);
    register_events(registry);
    register_runtime(registry);
    register_tries(registry);
    registry.add<api::souk::GetClock>(get_clock);
    registry.add<api::souk::CancelSubscription>(cancel_subscription);
    registry.add<api::souk::ListSubscriptionRuns>(list_subscription_runs);
    registry.add<api::souk::MoveClock>(move_clock);
    registry.add<api::souk::RebuildSearchIndex>(rebuild_search_index);
    register_private_marketplaces(registry);
    register_sessions(registry);
    register_publishing(registry);
    register_accounts(registry);
    register_previews(registry);
    registry.add<api::souk::GetReadinessReport>(get_readiness_report);
    registry.add<api::souk::StartReadinessCheck>(start_readiness_check);
    registry.add<api::souk::GetReadinessLog>(get_readiness_log);
}

} // namespace services
