import { Paragraph } from "#ui/page.tsx";

/** What people wrote, with their own paragraphs; always as text, in the language it was written in. */
export function Paragraphs({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((part) => (
        <Paragraph key={part}>{part}</Paragraph>
      ))}
    </>
  );
}
