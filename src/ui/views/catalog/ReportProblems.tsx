import type { ImportProblem, ProblemKind } from '../../../catalog/import/problems';
import { useMessages } from '../../messages/language';

const mostFiles = 50;

/** All that was wrong, by kind: where, how often, what it looks like, and what cures it. */
export function ReportProblems({ problems }: { problems: ImportProblem[] }) {
  const { catalog: { report } } = useMessages();
  const kinds = new Map<ProblemKind, ImportProblem[]>();
  for (const problem of problems) kinds.set(problem.kind, [...(kinds.get(problem.kind) ?? []), problem]);
  return (
    <section>
      <h3>{report.problems}</h3>
      {problems.length === 0
        ? <p className="dim">{report.noProblems}</p>
        : <ul className="problems">{[...kinds].map(([kind, files]) => <ProblemsOfKind key={kind} files={files} />)}</ul>}
    </section>
  );
}

function ProblemsOfKind({ files }: { files: ImportProblem[] }) {
  const { catalog } = useMessages();
  const { what } = catalog.problem(files[0]);
  const cures = new Set(files.map((problem) => catalog.problem(problem).cure));
  return (
    <li>
      <p><b>{what}</b> <small>{files[0].dropped ? catalog.report.leftOut : catalog.report.lived}</small></p>
      <ul>{files.slice(0, mostFiles).map((problem) => <ProblemInFile key={problem.path} problem={problem} own={cures.size > 1} />)}</ul>
      {files.length > mostFiles && <p className="dim">{catalog.report.moreFiles(files.length - mostFiles)}</p>}
      {cures.size === 1 && <Cure>{[...cures][0]}</Cure>}
    </li>
  );
}

/** `own`: its cure is not that of the other files. */
function ProblemInFile({ problem, own }: { problem: ImportProblem; own: boolean }) {
  const { catalog } = useMessages();
  const { report } = catalog;
  const { path, count, lines, example } = problem;
  return (
    <li>
      <span className="where">
        <bdi className="path">{path}</bdi>
        <b>{report.times(count)}</b>
        {lines.length > 0 && <span className="dim">{report.lines(lines, count - lines.length)}</span>}
        {example && <span className="dim">{count > 1 && `${report.example} `}<bdi className="excerpt">{example}</bdi></span>}
      </span>
      {own && <Cure>{catalog.problem(problem).cure}</Cure>}
    </li>
  );
}

function Cure({ children }: { children: string }) {
  const { catalog: { report } } = useMessages();
  return <p className="cure"><span className="dim">{report.cure}{' '}</span>{children}</p>;
}
