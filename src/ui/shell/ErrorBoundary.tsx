import { Component, type ErrorInfo, type ReactNode } from 'react';
import { messageOf } from '../state/labStore';
import { BrokenView } from './BrokenView';

interface Broken {
  cause: unknown;
  where: string;
}

interface State {
  place: string;
  broken: Broken | null;
}

/** Catches what goes wrong while its children are drawn. Another `place` (the route) tries again. */
export class ErrorBoundary extends Component<{ place: string; children: ReactNode }, State> {
  override state: State = { place: this.props.place, broken: null };

  static getDerivedStateFromProps({ place }: { place: string }, state: State): State | null {
    return place === state.place ? null : { place, broken: null };
  }

  static getDerivedStateFromError(cause: unknown): Pick<State, 'broken'> {
    return { broken: { cause, where: '' } };
  }

  override componentDidCatch(cause: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ broken: { cause, where: componentStack ?? '' } });
  }

  override render(): ReactNode {
    const { broken } = this.state;
    if (!broken) return this.props.children;
    return <BrokenView message={messageOf(broken.cause)} details={details(broken)} onRetry={() => this.setState({ broken: null })} />;
  }
}

function details({ cause, where }: Broken): string {
  const stack = cause instanceof Error ? cause.stack ?? cause.message : String(cause);
  return [`MAKE Playground, ${window.location.href}`, navigator.userAgent, stack, where.trim()].join('\n\n');
}
