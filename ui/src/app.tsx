// From the address to a page: language, session, shell, and the page of the registry, loaded when it is first shown.
import { lazy, Suspense, useEffect, useState } from 'react';
import { BrowserRouter, Navigate, Route, Routes, useLocation } from 'react-router';
import { type Language, LanguageProvider, languages, loadTexts, preferredLanguage, type Texts } from '#/language';
import { type PageEntry, pages } from '#/pages/registry';
import { rolesOf, SessionProvider, useSession } from '#/session';
import { FlashProvider } from '#/shell/flash';
import { Shell } from '#/shell/shell';
import { isWritten, Written } from '#/written';

const NotFound = lazy(() => import('#/parts/not_found'));
const components = new Map(pages.map((page) => [page, lazy(page.load)]));

function Missing() {
  return (
    <Suspense>
      <NotFound />
    </Suspense>
  );
}

/** The page, for whom it is: others are asked to sign in first, or see no such page. */
function Guarded({ page }: { page: PageEntry }) {
  const { session } = useSession();
  const { pathname, search } = useLocation();
  const language = pathname.slice(1, 3);
  const Component = components.get(page)!;
  if (session === undefined) return <Written />;
  if (!page.open && !session) {
    const then = encodeURIComponent(`${pathname.slice(3) || '/'}${search}`);
    return <Navigate replace to={`/${language}/sign-in?then=${then}`} />;
  }
  if (session?.PasswordChangeRequired && page.path !== '/account') return <Navigate replace to={`/${language}/account`} />;
  if (session && page.area !== 'account' && !rolesOf(session).includes(page.area)) return <Missing />;
  return (
    <Suspense fallback={<Written />}>
      <Component />
    </Suspense>
  );
}

function Localized({ language }: { language: Language }) {
  const { session } = useSession();
  const whole = !!session && rolesOf(session).includes('operator');
  const [texts, setTexts] = useState<Texts>();
  useEffect(() => {
    let wanted = true; // until others are: whichever answer comes last
    void loadTexts(language, whole).then((loaded) => wanted && setTexts(loaded));
    return () => {
      wanted = false;
    };
  }, [language, whole]);
  if (!texts || (whole && !texts.whole)) return isWritten() ? <Written /> : null;
  return (
    <LanguageProvider texts={texts}>
      <FlashProvider>
        <Shell>
          <Routes>
            {pages.map((page) => (
              <Route key={page.path} path={page.path} element={<Guarded page={page} />} />
            ))}
            <Route path="*" element={<Missing />} />
          </Routes>
        </Shell>
      </FlashProvider>
    </LanguageProvider>
  );
}

export function App() {
  return (
    <BrowserRouter>
      <SessionProvider>
        <Routes>
          {languages.map((language) => (
            <Route key={language} path={`/${language}/*`} element={<Localized language={language} />} />
          ))}
          <Route path="*" element={<Navigate replace to={`/${preferredLanguage()}`} />} />
        </Routes>
      </SessionProvider>
    </BrowserRouter>
  );
}
