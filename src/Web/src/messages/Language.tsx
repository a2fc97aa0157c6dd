import { useEffect, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { usePreferences } from '../app/preferences';
import { direction } from './languages';

/** Language, direction, numbers and dates for everything below, own and React Aria's. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const language = usePreferences((p) => p.language);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = direction(language);
  }, [language]);
  return (
    <I18nProvider locale={language}>
      {/* English stands in the code beside its id, so nothing is ever missing. */}
      <IntlProvider locale={language} defaultLocale="en" onError={ignore}>
        {children}
      </IntlProvider>
    </I18nProvider>
  );
}

function ignore(error: { code: string; message: string }) {
  if (error.code !== 'MISSING_TRANSLATION' && error.code !== 'MISSING_DATA') console.error(error.message);
}
