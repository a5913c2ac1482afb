import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { downloadFile, fileReady, IF_NOTHING_DOWNLOADS } from '#words/file-offer';
import type { Product } from '../../panel/product';
import { useSession } from '../session';
import { Words } from './words';

/** Whether the page may stand where nothing can be downloaded, so that the file's text is shown as well. */
const SHOWS_TEXT: Readonly<Record<Product, boolean>> = { sheets: false, excel: true };

interface FileOfferProps {
  readonly name: string;
  readonly text: string;
  /** Its media type. */
  readonly type: string;
}

/** A file that was made in the page: a link that downloads it, and its text where that may do nothing. */
export function FileOffer({ name, text, type }: FileOfferProps): JSX.Element {
  const { product, announce } = useSession();
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type }));
    setAddress(made);
    announce(fileReady(name));
    return () => URL.revokeObjectURL(made);
  }, [text, type, name, announce]);
  return (
    <>
      {address !== '' && (
        <a class="button" href={address} download={name}>
          <Words text={downloadFile(name)} />
        </a>
      )}
      {SHOWS_TEXT[product] && (
        <label class="field">
          {IF_NOTHING_DOWNLOADS}
          <textarea readOnly rows={4} dir="ltr" value={text} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </>
  );
}
