using static Marketplace.MigrationService.DemoShape;

namespace Marketplace.MigrationService;

/// <content>Toys, journeys, the desk.</content>
internal static partial class DemoMotifs
{
    private static void Tent(DemoCanvas c, DemoPalette p) =>
        c.Paint(Circle(72, 27, 6), p.Accent)
            .Paint(Line(1.4f, 50, 30, 20, 82), p.Dark)
            .Paint(Line(1.4f, 50, 30, 80, 82), p.Dark)
            .Paint(Polygon(1.5f, 50, 33, 78, 81, 22, 81), p.Main)
            .Paint(Polygon(1.5f, 50, 33, 78, 81, 58, 81), p.Shade, 0.7f)
            .Paint(Polygon(0.8f, 50, 48, 61, 81, 39, 81), p.Dark)
            .Paint(Polygon(0.8f, 50, 48, 39, 81, 31, 81), p.Light)
            .Paint(Line(1.2f, 50, 36, 30, 71), p.Light, 0.5f);

    private static void Bear(DemoCanvas c, DemoPalette p) =>
        c.Paint(Circle(36, 27, 7.5f), p.Shade)
            .Paint(Circle(64, 27, 7.5f), p.Shade)
            .Paint(Circle(36, 27, 4), p.Light)
            .Paint(Circle(64, 27, 4), p.Light)
            .Paint(Ellipse(31, 62, 7, 11), p.Shade)
            .Paint(Ellipse(69, 62, 7, 11), p.Shade)
            .Paint(Ellipse(50, 66, 19, 17), p.Main)
            .Paint(Ellipse(50, 68, 11.5f, 11), p.Light)
            .Paint(Ellipse(37, 80, 9, 6), p.Shade)
            .Paint(Ellipse(63, 80, 9, 6), p.Shade)
            .Paint(Circle(50, 38, 17.5f), p.Main)
            .Paint(Ellipse(50, 44, 8.5f, 6.5f), p.Light)
            .Paint(Ellipse(50, 41.5f, 3, 2.2f), p.Dark)
            .Paint(Line(1.1f, 50, 43, 50, 46.5f, 47, 48), p.Dark)
            .Paint(Line(1.1f, 50, 46.5f, 53, 48), p.Dark)
            .Paint(Circle(42.5f, 35, 2), p.Dark)
            .Paint(Circle(57.5f, 35, 2), p.Dark)
            .Paint(Polygon(1, 50, 55.5f, 41, 51.5f, 41, 59.5f), p.Accent)
            .Paint(Polygon(1, 50, 55.5f, 59, 51.5f, 59, 59.5f), p.Accent)
            .Paint(Circle(50, 55.5f, 2.2f), p.Accent.To(p.Dark, 0.3f));

    private static void Bicycle(DemoCanvas c, DemoPalette p)
    {
        foreach (var x in new[] { 30, 70 })
        {
            c.Paint(Ring(x, 66, 15.5f, 3), p.Dark).Paint(Ring(x, 66, 12.8f, 0.9f), p.Light);
            for (var spoke = 0; spoke < 6; spoke++)
            {
                var angle = float.DegreesToRadians(spoke * 30);
                var (dx, dy) = (13 * MathF.Cos(angle), 13 * MathF.Sin(angle));
                c.Paint(Line(0.4f, x - dx, 66 - dy, x + dx, 66 + dy), p.Dark, 0.5f);
            }

            c.Paint(Circle(x, 66, 2.2f), p.Dark);
        }

        c.Paint(Line(2.8f, 30, 66, 43, 45, 63, 45, 48, 66, 30, 66), p.Main)
            .Paint(Line(2.8f, 48, 66, 41, 38), p.Main)
            .Paint(Line(2.8f, 70, 66, 61, 36), p.Shade)
            .Paint(Line(3, 35, 37.5f, 47, 37.5f), p.Dark)
            .Paint(Line(2.6f, 56, 36, 61, 35, 68, 33, 70, 36), p.Dark)
            .Paint(Circle(48, 66, 4), p.Accent)
            .Paint(Line(1.6f, 48, 66, 52, 73), p.Dark)
            .Paint(Line(2, 50, 73, 55, 73), p.Dark);
    }

    private static void Notebook(DemoCanvas c, DemoPalette p)
    {
        c.Paint(Box(29, 24, 44, 58, 4), p.Dark)
            .Paint(Box(31, 24, 41, 56, 3), p.Light)
            .Paint(Box(27, 22, 42, 58, 4), p.Main)
            .Paint(Box(27, 22, 9, 58, 4), p.Shade)
            .Paint(Box(41, 31, 22, 13, 2), p.Light)
            .Paint(Line(1.2f, 44, 36, 60, 36), p.Shade)
            .Paint(Line(1.2f, 44, 39.5f, 55, 39.5f), p.Shade);
        for (var ring = 0; ring < 6; ring++)
            c.Paint(Line(1.6f, 23.5f, 29 + (ring * 8.6f), 30, 29 + (ring * 8.6f)), p.Light);
        c.Paint(Line(5, 55, 77, 77, 47), p.Accent)
            .Paint(Polygon(0, 53, 75.5f, 57, 78.5f, 50.5f, 83), p.Light)
            .Paint(Polygon(0, 51.4f, 80, 53, 81.2f, 50.5f, 83), p.Dark)
            .Paint(Line(5, 76, 48.5f, 78, 45.8f), p.Dark);
    }

    private static void Yarn(DemoCanvas c, DemoPalette p)
    {
        var ball = Circle(46, 58, 24);
        c.Paint(ball, p.Main);
        foreach (var shift in new[] { -18, -12, -6, 0, 6, 12, 18 })
            c.Paint(Ring(46 + shift + 14, 58 - shift + 14, 26, 1.3f).And(ball), p.Light, 0.55f);
        foreach (var shift in new[] { 14, 20, 26 })
            c.Paint(Ring(46 - shift - 8, 58 - shift + 22, 26, 1.3f).And(ball), p.Dark, 0.4f);
        c.Paint(Circle(52, 64, 21).And(ball), p.Shade, 0.25f, 6)
            .Paint(Line(1.8f, 60, 78, 68, 82, 78, 80, 84, 83), p.Main)
            .Paint(Line(2.2f, 40, 46, 76, 20), p.Accent)
            .Paint(Line(2.2f, 52, 42, 66, 16), p.Accent.To(p.Dark, 0.3f))
            .Paint(Circle(76.5f, 19.5f, 2.8f), p.Dark)
            .Paint(Circle(66.5f, 15, 2.8f), p.Dark);
    }

    private static void Phone(DemoCanvas c, DemoPalette p) =>
        c.Paint(Box(34, 17, 34, 66, 6), p.Dark)
            .Paint(Box(36, 20, 30, 60, 4), p.Light)
            .Paint(Box(36, 20, 30, 28, 4), p.Main)
            .Paint(Circle(58, 30, 4.5f), p.Accent)
            .Paint(Polygon(0, 36, 48, 46, 33, 53, 42, 57, 38, 66, 48), p.Shade)
            .Paint(Box(45, 21.5f, 12, 2.4f, 1.2f), p.Dark)
            .Paint(Box(40, 53, 9, 9, 2.5f), p.Main)
            .Paint(Box(53, 53, 9, 9, 2.5f), p.Accent)
            .Paint(Box(40, 66, 9, 9, 2.5f), p.Spot)
            .Paint(Box(53, 66, 9, 9, 2.5f), p.Shade)
            .Paint(Line(1.4f, 69, 34, 69, 41), p.Dark);

    private static void Laptop(DemoCanvas c, DemoPalette p) =>
        c.Paint(Box(24, 30, 52, 38, 3.5f), p.Dark)
            .Paint(Box(27, 33, 46, 31, 1.5f), p.Light)
            .Paint(Box(27, 33, 46, 5, 1.5f), p.Main)
            .Paint(Circle(30.5f, 35.5f, 0.9f), p.Light)
            .Paint(Circle(33.5f, 35.5f, 0.9f), p.Accent)
            .Paint(Box(31, 42, 14, 17, 1.5f), p.Spot)
            .Paint(Line(1.5f, 49, 44, 68, 44), p.Shade)
            .Paint(Line(1.5f, 49, 49, 64, 49), p.Accent)
            .Paint(Line(1.5f, 49, 54, 66, 54), p.Shade, 0.5f)
            .Paint(Polygon(1, 22, 69, 78, 69, 84, 79, 16, 79), p.Main)
            .Paint(Polygon(0.5f, 26, 70.5f, 74, 70.5f, 76, 74.5f, 24, 74.5f), p.Dark, 0.75f)
            .Paint(Box(43, 76, 14, 2.2f, 1), p.Shade)
            .Paint(Box(15, 79, 70, 2.6f, 1.3f), p.Shade);
}
