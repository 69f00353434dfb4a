import TopNavigation, { type TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { useLocation, useNavigate } from 'react-router';
import { type Language, languageNames, languages, rememberLanguage, useText } from '#/language';
import { useGo, usePath } from '#/parts/link';
import { useSession } from '#/session';
import { type Appearance, useMode } from '#/shell/mode';

function useUtilities(openPalette: () => void): TopNavigationProps.Utility[] {
  const { t, language } = useText();
  const { session, signOut } = useSession();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const go = useGo();
  const [mode, setMode] = useMode();

  const toLanguage = (chosen: Language) => {
    rememberLanguage(chosen);
    void navigate(`/${chosen}${pathname.slice(3)}${search}`);
  };
  const account: TopNavigationProps.Utility = {
    type: 'menu-dropdown',
    iconName: 'user-profile',
    text: session?.UserName ?? session?.AccountName,
    description: session?.AccountId,
    items: [
      { id: '/account', text: t('nav.account') },
      { id: 'sign-out', text: t('top.sign_out') },
    ],
    onItemClick: ({ detail }) => void (detail.id === 'sign-out' ? signOut() : go(detail.id)),
  };
  const enter: TopNavigationProps.Utility = {
    type: 'button',
    text: t('top.sign_in'),
    onClick: () => go('/sign-in'),
  };
  const choice = (id: string, text: string, chosen: boolean) => ({
    id,
    text,
    iconName: chosen ? ('check' as const) : undefined,
  });
  return [
    { type: 'button', iconName: 'search', text: t('top.search'), onClick: openPalette },
    {
      type: 'menu-dropdown',
      iconName: 'globe',
      text: languageNames[language],
      ariaLabel: `${t('top.language')} ${languageNames[language]}`,
      items: languages.map((each) => choice(each, languageNames[each], each === language)),
      onItemClick: ({ detail }) => toLanguage(detail.id as Language),
    },
    {
      type: 'menu-dropdown',
      iconName: 'settings',
      ariaLabel: t('top.mode'),
      title: t('top.mode'),
      items: [choice('light', t('top.mode.light'), mode === 'light'), choice('dark', t('top.mode.dark'), mode === 'dark')],
      onItemClick: ({ detail }) => setMode(detail.id as Appearance),
    },
    session ? account : enter,
  ];
}

export function TopBar({ openPalette }: { openPalette: () => void }) {
  const { t } = useText();
  const at = usePath();
  const go = useGo();
  const utilities = useUtilities(openPalette);
  return (
    <div id="top-bar">
      <TopNavigation
        identity={{
          href: at('/'),
          logo: { src: '/ui-public/logo.svg', alt: t('site.name') },
          onFollow: (event) => {
            event.preventDefault();
            go('/');
          },
        }}
        utilities={utilities}
        i18nStrings={{
          overflowMenuTriggerText: t('top.more'),
          overflowMenuTitleText: t('top.all'),
          overflowMenuDismissIconAriaLabel: t('top.menu.close'),
          overflowMenuBackIconAriaLabel: t('top.menu.back'),
        }}
      />
    </div>
  );
}
