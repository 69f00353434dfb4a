import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation';
import { useLocation, useNavigate } from 'react-router';
import type { MessageKey } from '#/language';
import { useText } from '#/language';
import { usePath } from '#/parts/link';
import { pages } from '#/pages/registry';
import { type Role, rolesOf, useSession } from '#/session';

const headings: Record<Role, MessageKey> = { buyer: 'nav.buyer', seller: 'nav.seller', operator: 'nav.operator' };

export function SideBar() {
  const { t } = useText();
  const { session } = useSession();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const at = usePath();
  const links = (area: Role | 'account') =>
    pages
      .filter((page) => page.area === area && page.nav)
      .map((page) => ({ type: 'link' as const, text: t(page.nav!), href: at(page.path) }));
  const sections: SideNavigationProps.Item[] = rolesOf(session!)
    .filter((role) => links(role).length > 0)
    .map((role) => ({ type: 'section', text: t(headings[role]), items: links(role) }));
  return (
    <SideNavigation
      activeHref={pathname}
      items={[...sections, { type: 'divider' }, ...links('account')]}
      onFollow={(event) => {
        event.preventDefault();
        void navigate(event.detail.href);
      }}
    />
  );
}
