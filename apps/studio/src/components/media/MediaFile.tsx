'use client';

import type { MediaRecord } from '@greenlight/schema';
import { fileAddress } from '../../client/upload-media.ts';
import { Icon } from '../parts/Icon.tsx';
import styles from './media.module.css';
import { isPicture, saySize } from './media-words.ts';

/** The file of a medium: a picture as it is, anything else as a link. */
export function MediaFile({ medium }: { medium: MediaRecord }) {
  const { filename, filesize, mimeType, title } = medium;
  if (!filename) return null;
  const address = fileAddress(filename);
  const size = filesize ? saySize(filesize) : '';
  if (isPicture(medium)) {
    return (
      <a
        className={styles.picture}
        href={address}
        target="_blank"
        rel="noreferrer"
        aria-label={`${title}, in full size`}
      >
        {/* biome-ignore lint/performance/noImgElement: the picture is behind the member's own sign-in, which no optimiser has. */}
        <img src={address} alt={title} loading="lazy" />
      </a>
    );
  }
  const kind = mimeType === 'application/pdf' ? 'the PDF' : 'the text';
  return (
    <a className={styles.file} href={address} target="_blank" rel="noreferrer">
      <Icon name="paper" />
      <span>
        Open {kind}
        <span className="visually-hidden"> “{title}”</span>
        <small>{size}</small>
      </span>
    </a>
  );
}
