// Messages above the page: what was done, what could not be. useFlash().show({type, content}).
import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import Button from '@cloudscape-design/components/button';
import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'react-router';
import { useAction } from '#/api/use_operation';
import { useText } from '#/language';
import { useGo } from '#/parts/link';
import { useSession } from '#/session';

// Not needed for the first page, and loaded right after it: a message that the server is gone must not have to be fetched.
const loadFlashbar = () => import('@cloudscape-design/components/flashbar');
const Flashbar = lazy(loadFlashbar);

type Told = Pick<FlashbarProps.MessageDefinition, 'type' | 'content' | 'header'>;
interface Flash {
  show: (told: Told) => void;
}

interface Item extends FlashbarProps.MessageDefinition {
  /** How many more pages it stands above: that on which it was told, and the one that followed by itself. */
  pages: number;
}

const Showing = createContext<Flash | undefined>(undefined);
const Shown = createContext<Item[]>([]);

export function useFlash(): Flash {
  const flash = useContext(Showing);
  if (!flash) throw new Error('useFlash outside of FlashProvider');
  return flash;
}

export function FlashProvider({ children }: { children: ReactNode }) {
  const { t } = useText();
  const { pathname } = useLocation();
  const [items, setItems] = useState<Item[]>([]);
  useEffect(() => {
    setItems((before) => before.map((each) => ({ ...each, pages: each.pages - 1 })).filter(({ pages }) => pages >= 0));
  }, [pathname]);
  const show = useCallback(
    (told: Told) => {
      const id = crypto.randomUUID?.() ?? String(Math.random());
      const item = {
        ...told,
        id,
        pages: 1,
        dismissible: true,
        dismissLabel: t('dismiss'),
        onDismiss: () => setItems((before) => before.filter((each) => each.id !== id)),
      };
      setItems((before) => [item, ...before].slice(0, 5));
    },
    [t],
  );
  const flash = useMemo(() => ({ show }), [show]);
  return (
    <Showing.Provider value={flash}>
      <Shown.Provider value={items}>{children}</Shown.Provider>
    </Showing.Provider>
  );
}

export function Flashes() {
  const { t } = useText();
  const { offline, session, reload } = useSession();
  const end = useAction('souk', 'EndView');
  const go = useGo();
  const endView = async () => {
    if (!(await end.run({}))) return;
    await reload();
    go('/operator/accounts');
  };
  const items = useContext(Shown);
  const gone: FlashbarProps.MessageDefinition[] = offline
    ? [{ id: 'offline', type: 'warning', loading: true, header: t('offline.title'), content: t('offline.text') }]
    : [];
  const view: FlashbarProps.MessageDefinition[] = session?.ViewedBy
    ? [
        {
          id: 'view',
          type: 'warning',
          header: t('view.title', { name: session.AccountName }),
          content: t('view.text'),
          action: (
            <Button loading={end.running} onClick={() => void endView()}>
              {t('view.end')}
            </Button>
          ),
        },
      ]
    : [];
  const shown = [...view, ...gone, ...items.map(({ pages: _, ...item }) => item)];
  useEffect(() => {
    const timer = setTimeout(() => void loadFlashbar(), 1000);
    return () => clearTimeout(timer);
  }, []);
  if (!shown.length) return null;
  return (
    <Suspense>
      <Flashbar items={shown} i18nStrings={{ ariaLabel: t('flash.label') }} />
    </Suspense>
  );
}
