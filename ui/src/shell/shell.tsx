// What surrounds every page: skip link, top bar, side navigation, breadcrumbs, messages, palette and keys.
import AppLayoutToolbar from '@cloudscape-design/components/app-layout-toolbar';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useText } from '#/language';
import { useSession } from '#/session';
import { Crumbs, CrumbsProvider } from '#/shell/crumbs';
import { Flashes } from '#/shell/flash';
import { useKeys } from '#/shell/keys';
import { SideBar } from '#/shell/side_bar';
import { TopBar } from '#/shell/top_bar';

// Loaded when somebody presses their keys.
const Palette = lazy(() => import('#/shell/palette'));
const KeysHelp = lazy(() => import('#/shell/keys_help'));

/** After a change of page the reader stands at its title. */
function useFocusOnTitle(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname.slice(3));
  useEffect(() => {
    if (before.current === pathname.slice(3)) return; // the first page, or another language of the same
    before.current = pathname.slice(3);
    const timer = setInterval(() => {
      const title = document.querySelector<HTMLElement>('main h1');
      if (!title) return;
      clearInterval(timer);
      if (document.activeElement?.closest('main')) return; // the page has put it into a field
      title.tabIndex = -1;
      title.focus();
    }, 50);
    return () => clearInterval(timer);
  }, [pathname]);
}

export function Shell({ children }: { children: ReactNode }) {
  const { t } = useText();
  const { session } = useSession();
  const [open, setOpen] = useState<'palette' | 'keys'>();
  const [navigation, setNavigation] = useState(() => window.innerWidth > 900);
  const openPalette = useCallback(() => setOpen('palette'), []);
  const openHelp = useCallback(() => setOpen('keys'), []);
  const close = useCallback(() => setOpen(undefined), []);
  useKeys(openPalette, openHelp);
  useFocusOnTitle();
  const skip = () => document.querySelector<HTMLElement>('main h1')?.setAttribute('tabindex', '-1');
  return (
    <CrumbsProvider>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          skip();
          document.querySelector<HTMLElement>('main h1')?.focus();
        }}
      >
        {t('site.skip')}
      </a>
      <TopBar openPalette={openPalette} />
      <AppLayoutToolbar
        headerSelector="#top-bar"
        toolsHide
        navigationHide={!session}
        navigation={session && <SideBar />}
        navigationOpen={navigation}
        onNavigationChange={({ detail }) => setNavigation(detail.open)}
        breadcrumbs={<Crumbs />}
        notifications={<Flashes />}
        content={<div id="main">{children}</div>}
        ariaLabels={{
          navigation: t('nav.label'),
          navigationToggle: t('nav.open'),
          navigationClose: t('nav.close'),
          notifications: t('flash.label'),
        }}
      />
      <Suspense>
        {open === 'palette' && <Palette onClose={close} />}
        {open === 'keys' && <KeysHelp onClose={close} />}
      </Suspense>
    </CrumbsProvider>
  );
}
