// Handlers of the operations on sessions and passwords: those that see the browser's request beside the call.
#pragma once

#include "services/souk/sessions.hpp"

namespace services {

api::souk::CreateSession::Output create_session(souk::Visit&, const api::souk::CreateSession::Input&);
api::souk::GetSession::Output get_session(souk::Visit&, const api::souk::GetSession::Input&);
api::souk::DeleteSession::Output delete_session(souk::Visit&, const api::souk::DeleteSession::Input&);
api::souk::ListSessions::Output list_sessions(souk::Visit&, const api::souk::ListSessions::Input&);
api::souk::RevokeSessions::Output revoke_sessions(souk::Visit&, const api::souk::RevokeSessions::Input&);
api::souk::RegisterAccount::Output register_account(souk::Visit&, const api::souk::RegisterAccount::Input&);
api::souk::ChangePassword::Output change_password(souk::Visit&, const api::souk::ChangePassword::Input&);
api::souk::CreatePasswordReset::Output create_password_reset(souk::Visit&,
                                                             const api::souk::CreatePasswordReset::Input&);
api::souk::ResetPassword::Output reset_password(souk::Visit&, const api::souk::ResetPassword::Input&);
api::souk::StartView::Output start_view(souk::Visit&, const api::souk::StartView::Input&);
api::souk::EndView::Output end_view(souk::Visit&, const api::souk::EndView::Input&);
api::souk::DescribePortal::Output describe_portal(souk::Visit&, const api::souk::DescribePortal::Input&);

} // namespace services
