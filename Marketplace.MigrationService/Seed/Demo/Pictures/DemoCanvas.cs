using System.Numerics;

namespace Marketplace.MigrationService;

/// <summary>A square picture of red, green and blue bytes that shapes are painted on, one over the other.</summary>
internal sealed class DemoCanvas
{
    /// <summary>Width and height in pixels of a product's picture.</summary>
    public const int ProductSide = 480;

    private readonly int _side;
    private readonly float _scale;
    private readonly float[] _pixels;

    /// <summary>Width and height in pixels.</summary>
    public int Side => _side;

    /// <summary>A square that changes from one colour above to another below.</summary>
    public DemoCanvas(int side, DemoColour above, DemoColour below)
    {
        (_side, _scale, _pixels) = (side, side / 100f, new float[side * side * 3]);
        for (var y = 0; y < side; y++)
        {
            var colour = above.To(below, (float)y / side);
            for (var x = 0; x < side; x++)
                Set(((y * side) + x) * 3, colour);
        }
    }

    /// <summary>A wall that is lit from above, with a spot on it and the shadow of what stands before it.</summary>
    public static DemoCanvas Scene(DemoPalette palette) =>
        new DemoCanvas(ProductSide, palette.Wall, palette.Wall.To(palette.Spot, 0.55f))
            .Paint(DemoShape.Circle(50, 47, 36), palette.Spot, 0.75f)
            .Paint(DemoShape.Ellipse(50, 84, 30, 4), palette.Dark, 0.30f, softness: 6);

    /// <summary>Paints a shape.</summary>
    /// <param name="softness">How wide its edge is; 0 for a sharp one.</param>
    public DemoCanvas Paint(DemoShape shape, DemoColour colour, float opacity = 1, float softness = 0)
    {
        var margin = new Vector2(softness + (1 / _scale));
        var (from, to) = ((shape.From - margin) * _scale, (shape.To + margin) * _scale);
        var edge = softness + (1 / _scale);
        for (var y = Math.Max(0, (int)from.Y); y < Math.Min(_side, (int)to.Y + 1); y++)
        {
            for (var x = Math.Max(0, (int)from.X); x < Math.Min(_side, (int)to.X + 1); x++)
            {
                var distance = shape.Distance(new Vector2(x + 0.5f, y + 0.5f) / _scale);
                var cover = Math.Clamp(0.5f - (distance / edge), 0, 1) * opacity;
                if (cover > 0)
                    Mix(((y * _side) + x) * 3, colour, cover);
            }
        }

        return this;
    }

    /// <summary>The bytes, row by row.</summary>
    public byte[] ToBytes() => Array.ConvertAll(_pixels, part => (byte)Math.Clamp(part + 0.5f, 0, 255));

    private void Set(int at, DemoColour colour) =>
        (_pixels[at], _pixels[at + 1], _pixels[at + 2]) = (colour.Red, colour.Green, colour.Blue);

    private void Mix(int at, DemoColour colour, float share)
    {
        _pixels[at] += (colour.Red - _pixels[at]) * share;
        _pixels[at + 1] += (colour.Green - _pixels[at + 1]) * share;
        _pixels[at + 2] += (colour.Blue - _pixels[at + 2]) * share;
    }
}
