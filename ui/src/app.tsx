// From the address to a page: language, session, shell, and the page of the registry, loaded when it is first shown.
import { lazy, Suspense, useEffect, useState } from 'react';
import { BrowserRouter, matchPath, Navigate, Route, Routes, useLocation } from 'react-router';
import { type Language, LanguageProvider, languages, loadTexts, preferredLanguage, type Said, type Texts } from '#/language';
import { Boundary, Broken } from '#/parts/boundary';
import { type PageEntry, pages } from '#/pages/registry';
import { rolesOf, SessionProvider, useSession } from '#/session';
import { FlashProvider } from '#/shell/flash';
import { Shell } from '#/shell/shell';
import { isWritten, Written } from '#/written';

const NotFound = lazy(() => import('#/parts/not_found'));
const NoSession = lazy(() => import('#/parts/no_session'));
const components = new Map(pages.map((page) => [page, lazy(page.load)]));

function Missing() {
  return (
    <Suspense>
      <NotFound />
    </Suspense>
  );
}

/** The page, for whom it is: others are asked to sign in first, or see no such page. */
function Guarded({ page, ready, lost }: { page: PageEntry; ready: boolean; lost: boolean }) {
  const { session, problem } = useSession();
  const { pathname, search } = useLocation();
  const language = pathname.slice(1, 3);
  const Component = components.get(page)!;
  if (lost) return <Broken />;
  if ((session === undefined && !problem) || !ready) return <Written />;
  if (session === undefined)
    return (
      <Suspense fallback={<Written />}>
        <NoSession />
      </Suspense>
    );
  if (!page.open && !session) {
    const then = encodeURIComponent(`${pathname.slice(3) || '/'}${search}`);
    return <Navigate replace to={`/${language}/sign-in?then=${then}`} />;
  }
  if (session?.PasswordChangeRequired && page.path !== '/account') return <Navigate replace to={`/${language}/account`} />;
  if (session && page.area !== 'account' && !rolesOf(session).includes(page.area)) return <Missing />;
  return (
    <Boundary key={pathname.slice(3)}>
      <Suspense fallback={<Written />}>
        <Component />
      </Suspense>
    </Boundary>
  );
}

/** Whose texts the page at an address without its language says. */
const areaOf = (path: string): Said => {
  const page = pages.find((each) => matchPath(each.path, path));
  return page?.says ?? page?.area ?? 'buyer';
};

function Localized({ language }: { language: Language }) {
  const { reload } = useSession();
  const { pathname } = useLocation();
  const area = areaOf(pathname.slice(3) || '/');
  const [texts, setTexts] = useState<Texts>();
  const [lost, setLost] = useState<Said>(); // whose texts did not arrive, while the shell has its own
  useEffect(() => {
    let wanted = true; // until others are: whichever answer comes last
    let timer: ReturnType<typeof setTimeout>;
    const load = () =>
      void loadTexts(language, area, texts).then(
        (loaded) => wanted && setTexts(loaded),
        () => {
          if (!wanted) return;
          void reload(); // where the server is gone, it says so
          if (texts) setLost(area);
          else timer = setTimeout(load, 3000);
        },
      );
    setLost(undefined);
    load();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [language, area, texts, reload]);
  if (!texts) return isWritten() ? <Written /> : null;
  return (
    <LanguageProvider texts={texts}>
      <FlashProvider>
        <Shell>
          <Routes>
            {pages.map((page) => (
              <Route key={page.path} path={page.path} element={<Guarded page={page} ready={texts.areas.has(page.says ?? page.area)} lost={lost === (page.says ?? page.area)} />} />
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
