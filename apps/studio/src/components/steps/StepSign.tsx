import type { StepLook } from './step-words.ts';

// ▣ ◉ ○ ⃠ ↺ as drawings: a font may have other ideas of them.
const drawings: Record<StepLook, React.ReactNode> = {
  complete: (
    <>
      <rect x="2.75" y="2.75" width="10.5" height="10.5" rx="2" />
      <path d="M5.4 8.2l1.9 1.9 3.4-4" />
    </>
  ),
  current: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <circle cx="8" cy="8" r="2.4" fill="currentColor" stroke="none" />
    </>
  ),
  open: <circle cx="8" cy="8" r="5.25" />,
  closed: (
    <>
      <rect x="3.5" y="7.25" width="9" height="6" rx="1.5" />
      <path d="M5.5 7.25V5.400a2.500 2.500 0 0 1 5 0v1.850" />
    </>
  ),
  reopened: <path d="M3.200 8.600a4.900 4.900 0 1 0 1.500-4M4.500 1.900v2.900h2.900" />,
};

/** How a step stands, as a sign. The words beside it say the same. */
export function StepSign({ look, size = 15 }: { look: StepLook; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawings[look]}
    </svg>
  );
}
