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
    <Frame {...props}>
      <Grid most={most} height={height} format={format} />
      {points.map(({ label, value }, at) => {
        const tall = (Math.max(0, value) / most) * height;
        return (
          <rect key={label} className="bar" x={at * step + step * 0.15} y={height - tall} width={step * 0.7} height={tall} rx={3}>
            <title>{`${label}: ${format(value)}`}</title>
          </rect>
        );
      })}
    </Frame>
  );
}

/** A line from zero. A table says the same to screen readers. */
export function LineChart(props: ChartProps) {
  const { points, format, height = 200 } = props;
  const most = Math.max(1, ...points.map(({ value }) => value));
  const place = ({ value }: Point, at: number) =>
    `${(at / Math.max(1, points.length - 1)) * width},${height - (Math.max(0, value) / most) * height}`;
  const line = points.map(place).join(" ");
  return (
    <Frame {...props}>
      <Grid most={most} height={height} format={format} />
      {points.length > 0 && <polygon className="area" points={`0,${height} ${line} ${width},${height}`} />}
      <polyline className="line" points={line} />
    </Frame>
  );
}

function Grid({ most, height, format }: { most: number; height: number; format: (value: number) => string }) {
  return [0, 0.5, 1].map((part) => (
    <g key={part}>
      <line className="grid" x1={0} x2={width} y1={height * (1 - part)} y2={height * (1 - part)} />
      {part > 0 && (
        <text className="tick" x={4} y={height * (1 - part) + 14}>
          {format(most * part)}
        </text>
      )}
    </g>
  ));
}

function Frame({ title, points, format, heads, height = 200, children }: ChartProps & { children: React.ReactNode }) {
  const id = useId();
  const first = points[0]?.label;
  const last = points.at(-1)?.label;
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <svg viewBox={`0 -4 ${width} ${height + 8}`} aria-hidden="true">
        {children}
      </svg>
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
