import type { Metadata } from 'next';
import { PlainPage } from '../../components/parts/PlainPage.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <PlainPage
      title="There is nothing here for you"
      words="Either the address is not right, or the project was deleted, or you are not one of its members. Its owner can add you."
    >
      <a className="button button-go" href="/projects">
        Your projects
      </a>
    </PlainPage>
  );
}
