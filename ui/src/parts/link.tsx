// Addresses within the portal, with the reader's language before them: usePath('/account') is "/fr/account".
import Link, { type LinkProps } from '@cloudscape-design/components/link';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '#/language';

export function usePath(): (path: string) => string {
  const { language } = useText();
  return useCallback((path) => `/${language}${path === '/' ? '' : path}`, [language]);
}

export function useGo(): (path: string) => void {
  const navigate = useNavigate();
  const at = usePath();
  return useCallback((path) => void navigate(at(path)), [navigate, at]);
}

export function AppLink({ to, ...props }: { to: string } & LinkProps) {
  const navigate = useNavigate();
  const href = usePath()(to);
  return (
    <Link
      {...props}
      href={href}
      onFollow={(event) => {
        event.preventDefault();
        props.onFollow?.(event);
        void navigate(href);
      }}
    />
  );
}
