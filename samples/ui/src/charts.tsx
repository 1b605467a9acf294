import { useId } from "react";

export interface Point {
  label: string;
  value: number;
}

interface ChartProps {
  /** What is drawn, for example "Sales of the last 30 days". */
  title: string;
  points: Point[];
  /** How a value is written, for example as money. */
  format: (value: number) => string;
  /** Height in pixels. */
  height?: number;
  /** What stands above the columns of the table that screen readers read. */
  heads: readonly [label: string, value: string];
}

const width = 600;

/** Bars of equal width from zero. A table says the same to screen readers. */
export function BarChart(props: ChartProps) {
  const { points, format, height = 200 } = props;
  const most = Math.max(1, ...points.map(({ value }) => value));
  const step = width / Math.max(1, points.length);
  return (
    <Frame {...props} most={most}>
      {points.map(({ label, value }, at) => {
        const tall = (Math.max(0, value) / most) * height;
        return (
          <rect key={label} className="bar" x={at * step + step * 0.15} y={height - tall} width={step * 0.7} height={tall}>
            <title>{`${label}: ${format(value)}`}</title>
          </rect>
        );
      })}
    </Frame>
  );
}

/** A line from zero. A table says the same to screen readers. */
export function LineChart(props: ChartProps) {
  const { points, height = 200 } = props;
  const most = Math.max(1, ...points.map(({ value }) => value));
  const place = ({ value }: Point, at: number) =>
    `${(at / Math.max(1, points.length - 1)) * width},${height - (Math.max(0, value) / most) * height}`;
  const line = points.map(place).join(" ");
  return (
    <Frame {...props} most={most}>
      {points.length > 0 && <polygon className="area" points={`0,${height} ${line} ${width},${height}`} />}
      <polyline className="line" points={line} />
    </Frame>
  );
}

interface FrameProps extends ChartProps {
  most: number;
  children: React.ReactNode;
}

/** The drawing is stretched to the width that there is; its height and its text stay. */
function Frame({ title, points, format, heads, height = 200, most, children }: FrameProps) {
  const id = useId();
  const first = points[0]?.label;
  const last = points.at(-1)?.label;
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <div className="plot" aria-hidden="true">
        <div className="ticks">
          {[1, 0.5, 0].map((part) => (
            <span key={part}>{format(most * part)}</span>
          ))}
        </div>
        <svg viewBox={`0 0 ${width} ${height}`} height={height} preserveAspectRatio="none">
          {[0, 0.5, 1].map((part) => (
            <line key={part} className="grid" x1={0} x2={width} y1={height * part} y2={height * part} />
          ))}
          {children}
        </svg>
      </div>
      <div className="row between muted small" aria-hidden="true">
        <span>{first}</span>
        <span>{last}</span>
      </div>
      <table className="hidden">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{heads[0]}</th>
            <th scope="col">{heads[1]}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{format(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
