import { useEffect } from 'react';
import { useText } from '../messages/shell';

/** The name of the page in the browser's tab. */
export function useTitle(title: string): void {
  const product = useText()('product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}
