using static Marketplace.MigrationService.DemoShape;

namespace Marketplace.MigrationService;

/// <summary>Draws the logos of stores: their first letter on a tile, within a ring.</summary>
internal static class DemoLogos
{
    public const int Side = 256;
    private const float Pen = 8.5f;

    private static readonly IReadOnlyDictionary<char, DemoShape[]> Letters = new Dictionary<char, DemoShape[]>
    {
        ['A'] = [Line(Pen, 33, 71, 50, 29, 67, 71), Line(Pen, 40, 58, 60, 58)],
        ['B'] = [Stem(37), .. Bowl(39, 10.5f), .. Bowl(60.5f, 11)],
        ['C'] = [Arc(52, 50, 20, Pen, 45, 315)],
        ['Ç'] = [Arc(52, 50, 20, Pen, 45, 315), Line(5, 53, 70, 50, 82)],
        ['E'] = [Line(Pen, 64, 29, 38, 29, 38, 71, 64, 71), Line(Pen, 38, 50, 60, 50)],
        ['G'] = [Arc(51, 50, 20, Pen, 0, 312), Line(Pen, 71, 50, 57, 50)],
        ['H'] = [Stem(36), Stem(64), Line(Pen, 36, 50, 64, 50)],
        ['I'] = [Stem(50)],
        ['İ'] = [Stem(50), Circle(50, 17, 4.8f)],
        ['K'] = [Stem(37), Line(Pen, 64, 29, 38, 53), Line(Pen, 46, 46, 65, 71)],
        ['L'] = [Line(Pen, 39, 29, 39, 71, 64, 71)],
        ['M'] = [Line(Pen, 31, 71, 34, 29, 50, 56, 66, 29, 69, 71)],
        ['N'] = [Line(Pen, 36, 71, 36, 29, 64, 71, 64, 29)],
        ['O'] = [DemoShape.Ring(50, 50, 20, Pen)],
        ['Ö'] = [DemoShape.Ring(50, 52, 19, Pen), .. Dots],
        ['P'] = [Stem(37), .. Bowl(41, 12)],
        ['R'] = [Stem(37), .. Bowl(41, 12), Line(Pen, 50, 53, 64, 71)],
        ['S'] = S,
        ['Ş'] = [.. S, Line(5, 51, 71, 48, 83)],
        ['T'] = [Line(Pen, 33, 29, 67, 29), Stem(50)],
        ['Ü'] = [Line(Pen, 35, 31, 35, 55), Arc(50, 55, 15, Pen, 180, 0), Line(Pen, 65, 55, 65, 31), .. Dots],
        ['Y'] = [Line(Pen, 34, 29, 50, 51, 66, 29), Line(Pen, 50, 51, 50, 71)],
    };

    private static DemoShape[] Dots => [Circle(41, 17.5f, 4.6f), Circle(59, 17.5f, 4.6f)];

    private static DemoShape[] S => [Arc(50, 39.5f, 10.8f, Pen, 330, 90), Arc(50, 60.5f, 10.8f, Pen, 270, 510)];

    /// <summary>The logo of a store; the number chooses its colours.</summary>
    public static DemoCanvas Draw(string store, int number)
    {
        var palette = DemoPalette.All[number % DemoPalette.All.Count];
        var canvas = new DemoCanvas(Side, palette.Main, palette.Dark);
        canvas
            .Paint(Circle(50, 50, 41), palette.Light, 0.16f)
            .Paint(DemoShape.Ring(50, 50, 43, 2), palette.Light, 0.75f)
            .Paint(Circle(50, 93, 3.6f), palette.Accent);
        foreach (var stroke in Letters[store[0]])
            canvas.Paint(stroke, palette.Light);
        return canvas;
    }

    private static DemoShape Stem(float x) => Line(Pen, x, 29, x, 71);

    /// <summary>The round part of B, P and R.</summary>
    private static DemoShape[] Bowl(float y, float radius) =>
        [
            Line(Pen, 37, y - radius, 52, y - radius),
            Arc(52, y, radius, Pen, -90, 90),
            Line(Pen, 52, y + radius, 37, y + radius),
        ];
}
