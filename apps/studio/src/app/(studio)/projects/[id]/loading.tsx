import { Waiting } from '../../../../components/parts/Waiting.tsx';

export default function Loading() {
  return <Waiting words="Opening the project…" />;
}
