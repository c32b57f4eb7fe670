import type { ComponentChildren } from "preact";

interface PhotoProps {
  /** The larger picture, and the smaller one for a phone. */
  src: string;
  small: string;
  /** The smaller one's width in pixels; of the larger one both, so that nothing jumps. */
  smallWidth: number;
  width: number;
  height: number;
  /** What is on it, for who cannot see it; never empty. */
  alt: string;
  caption?: ComponentChildren;
}

/** A photo in a column of text; the reader's device takes the size it needs. Never in rows. */
export function Photo({ src, small, smallWidth, width, height, alt, caption }: PhotoProps) {
  return (
    <figure class="meent-photo">
      <img
        src={small}
        srcset={`${small} ${smallWidth}w, ${src} ${width}w`}
        sizes="(min-width: 64em) 40rem, 100vw"
        width={width}
        height={height}
        alt={alt}
        loading="lazy"
        decoding="async"
      />
      {caption && <figcaption class="meent-small meent-soft">{caption}</figcaption>}
    </figure>
  );
}
