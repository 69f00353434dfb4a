// The breadcrumbs of the page that is shown: pages say theirs, the shell draws them.
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '#/language';
import { usePath } from '#/parts/link';

export interface Crumb {
  text: string;
  to: string;
}

const Setter = createContext<(crumbs: Crumb[]) => void>(() => undefined);
const Current = createContext<Crumb[]>([]);

export function CrumbsProvider({ children }: { children: ReactNode }) {
  const [crumbs, setCrumbs] = useState<Crumb[]>([]);
  return (
    <Setter.Provider value={setCrumbs}>
      <Current.Provider value={crumbs}>{children}</Current.Provider>
    </Setter.Provider>
  );
}

export function useCrumbs(title: string, between: Crumb[]): void {
  const set = useContext(Setter);
  useEffect(() => set([...between, { text: title, to: '' }]), [set, title, between]);
}

export function Crumbs() {
  const { t } = useText();
  const at = usePath();
  const navigate = useNavigate();
  const crumbs = useContext(Current);
  const items = [{ text: t('site.name'), href: at('/') }, ...crumbs.map(({ text, to }) => ({ text, href: to && at(to) }))];
  return (
    <BreadcrumbGroup
      ariaLabel={t('crumbs.label')}
      items={items}
      onFollow={(event) => {
        event.preventDefault();
        if (event.detail.href) void navigate(event.detail.href);
      }}
    />
  );
}
