using System.Numerics;

namespace Marketplace.MigrationService;

/// <summary>A shape on a square of 100 by 100: how far a point is outside of it (negative inside), and where it
/// ends.</summary>
/// <remarks>Source of the distances: Inigo Quilez, 2D distance functions.</remarks>
internal sealed record DemoShape(Func<Vector2, float> Distance, Vector2 From, Vector2 To)
{
    public static DemoShape Circle(float x, float y, float radius) => Ellipse(x, y, radius, radius);

    public static DemoShape Ellipse(float x, float y, float width, float height)
    {
        var (middle, size) = (new Vector2(x, y), new Vector2(width, height));
        return new(
            point =>
            {
                var at = point - middle;
                var near = (at / size).Length();
                var steep = (at / (size * size)).Length();
                return steep < 1e-6f ? -Math.Min(width, height) : near * (near - 1) / steep;
            },
            middle - size,
            middle + size
        );
    }

    /// <summary>A rectangle with round corners.</summary>
    public static DemoShape Box(float x, float y, float width, float height, float round = 0)
    {
        var half = new Vector2(width, height) / 2;
        var middle = new Vector2(x, y) + half;
        return new(
            point =>
            {
                var beyond = Vector2.Abs(point - middle) - half + new Vector2(round);
                return Vector2.Max(beyond, Vector2.Zero).Length() + Math.Min(Math.Max(beyond.X, beyond.Y), 0) - round;
            },
            middle - half,
            middle + half
        );
    }

    /// <summary>A polygon, as x and y of each corner in turn.</summary>
    /// <param name="round">How far its edges bulge.</param>
    public static DemoShape Polygon(float round, params float[] corners)
    {
        var points = Points(corners);
        return new(
            point => Outside(points, point) - round,
            points.Aggregate(Vector2.Min) - new Vector2(round),
            points.Aggregate(Vector2.Max) + new Vector2(round)
        );
    }

    /// <summary>A line of this thickness through the points, as x and y of each in turn.</summary>
    public static DemoShape Line(float thickness, params float[] through)
    {
        var points = Points(through);
        var half = thickness / 2;
        return new(
            point =>
            {
                var nearest = float.MaxValue;
                for (var i = 1; i < points.Length; i++)
                    nearest = Math.Min(nearest, ToSegment(point, points[i - 1], points[i]));
                return nearest - half;
            },
            points.Aggregate(Vector2.Min) - new Vector2(half),
            points.Aggregate(Vector2.Max) + new Vector2(half)
        );
    }

    /// <summary>A part of a ring; angles in degrees, clockwise from the right.</summary>
    public static DemoShape Arc(float x, float y, float radius, float thickness, float begin, float end)
    {
        const int steps = 24;
        var through = Enumerable
            .Range(0, steps + 1)
            .Select(i => float.DegreesToRadians(begin + ((end - begin) * i / steps)))
            .SelectMany(angle => new[] { x + (radius * MathF.Cos(angle)), y + (radius * MathF.Sin(angle)) })
            .ToArray();
        return Line(thickness, through);
    }

    public static DemoShape Ring(float x, float y, float radius, float thickness)
    {
        var circle = Circle(x, y, radius);
        var edge = new Vector2(thickness / 2);
        return new(point => Math.Abs(circle.Distance(point)) - (thickness / 2), circle.From - edge, circle.To + edge);
    }

    /// <summary>What both shapes cover.</summary>
    public DemoShape And(DemoShape other) =>
        new(
            point => Math.Max(Distance(point), other.Distance(point)),
            Vector2.Max(From, other.From),
            Vector2.Min(To, other.To)
        );

    /// <summary>What this shape covers and the other does not.</summary>
    public DemoShape Without(DemoShape other) =>
        this with
        {
            Distance = point => Math.Max(Distance(point), -other.Distance(point)),
        };

    private static Vector2[] Points(float[] coordinates) =>
        [.. coordinates.Chunk(2).Select(pair => new Vector2(pair[0], pair[1]))];

    private static float ToSegment(Vector2 point, Vector2 from, Vector2 to)
    {
        var (at, along) = (point - from, to - from);
        var share = Math.Clamp(Vector2.Dot(at, along) / Vector2.Dot(along, along), 0, 1);
        return (at - (along * share)).Length();
    }

    private static float Outside(Vector2[] points, Vector2 point)
    {
        var (nearest, isInside) = (float.MaxValue, false);
        for (var i = 0; i < points.Length; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Length]);
            nearest = Math.Min(nearest, ToSegment(point, a, b));
            if (a.Y > point.Y != b.Y > point.Y && point.X < ((b.X - a.X) * (point.Y - a.Y) / (b.Y - a.Y)) + a.X)
                isInside = !isInside;
        }

        return isInside ? -nearest : nearest;
    }
}
