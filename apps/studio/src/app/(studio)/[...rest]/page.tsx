import { notFound } from 'next/navigation';

/** Any address that no other page has. The admin's pages have their own frame, so the studio's must say this itself. */
export default function Page() {
  notFound();
}
